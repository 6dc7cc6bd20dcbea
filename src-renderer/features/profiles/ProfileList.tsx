import { ChevronsRight, Plus, TriangleAlert } from 'lucide-react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { ProfileListRow } from '#shared/contract/profiles.ts';
import { classNames, IconButton, useTexts } from '#renderer/ui/index.ts';
import styles from '#renderer/features/profiles/ProfileList.module.css';

interface Props {
  readonly rows: readonly ProfileListRow[];
  readonly selected: number | null;
  readonly onSelect: (profileId: number) => void;
  readonly onAdd: (debtorKind: 'person' | 'company') => void;
}

/** The profiles of a creditor, those for companies and those for persons apart, each with who follows it. */
export function ProfileList({ rows, selected, onSelect, onAdd }: Props) {
  const { t } = useTexts();
  return (
    <aside className={styles['aside']} aria-label={t('profiles.title')}>
      <h1 className={styles['title']}>{t('profiles.title')}</h1>
      {(['company', 'person'] as const).map((kind) => (
        <section key={kind} className={styles['group']}>
          <header className={styles['groupHead']}>
            <h2>{t(`profiles.forKind.${kind}`)}</h2>
            <IconButton size="small" label={t(`profiles.addFor.${kind}`)} onPress={() => onAdd(kind)}>
              <Plus />
            </IconButton>
          </header>
          <ListBox
            aria-label={t(`profiles.forKind.${kind}`)}
            items={rows.filter((row) => row.debtorKind === kind)}
            selectionMode="single"
            selectionBehavior="replace"
            disallowEmptySelection
            selectedKeys={selected === null ? [] : [selected]}
            onSelectionChange={(keys) => {
              const [key] = keys;
              if (key !== undefined) onSelect(Number(key));
            }}
            className={classNames(styles['list'])}
            renderEmptyState={() => <p className={styles['none']}>{t('profiles.noneOfKind')}</p>}
          >
            {(row) => (
              <ListBoxItem id={row.id} textValue={row.name} className={classNames(styles['item'])}>
                <Row row={row} />
              </ListBoxItem>
            )}
          </ListBox>
        </section>
      ))}
    </aside>
  );
}

function Row({ row }: { readonly row: ProfileListRow }) {
  const { t } = useTexts();
  const followers = row.byDefault + row.assigned;
  const parts = [
    t('profiles.notices', { count: row.notices }),
    followers === 0 ? t('profiles.nobody') : t('profiles.customers', { count: followers }),
  ];
  return (
    <>
      <span className={styles['name']}>
        <b>{row.name}</b>
        {row.unlawful > 0 && (
          <TriangleAlert
            role="img"
            aria-label={t('profiles.state.unlawful')}
            className={styles['unlawful']}
          />
        )}
        {row.isDefault && (
          <span className={styles['default']} title={t('profiles.state.defaultHelp')}>
            <ChevronsRight aria-hidden />
            {t('profiles.state.default')}
          </span>
        )}
        {row.state === 'draft' && <span className={styles['draft']}>{t('profiles.state.draft')}</span>}
      </span>
      <small>
        {parts.join(' · ')}
        {row.hasChanges && ` · ${t('profiles.state.changes')}`}
      </small>
    </>
  );
}
