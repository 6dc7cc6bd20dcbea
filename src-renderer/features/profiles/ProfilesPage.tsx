import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Alert, Button, EmptyState, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { AddProfileDialog } from '#renderer/features/profiles/AddProfileDialog.tsx';
import { ProfileList } from '#renderer/features/profiles/ProfileList.tsx';
import { ProfilePanel } from '#renderer/features/profiles/ProfilePanel.tsx';
import styles from '#renderer/features/profiles/Profiles.module.css';
import { ListTree } from 'lucide-react';

/** The three sides of a profile (004-31). */
export type ProfileTab = 'settings' | 'customers' | 'events';

/** Which copy the dialog of a new profile begins on; null for none. */
export interface NewProfileStart {
  readonly debtorKind: 'person' | 'company';
  readonly copyOf: { readonly id: number; readonly name: string } | null;
}

interface Props {
  readonly creditorId: number;
  /** Null for the default. */
  readonly profileId: number | null;
  readonly tab: ProfileTab;
  readonly onShow: (profileId: number, tab: ProfileTab) => void;
}

/** How a creditor reminds: its profiles at the left, the one that is looked at beside them (002-09). */
export function ProfilesPage({ creditorId, profileId, tab, onShow }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const [adding, setAdding] = useState<NewProfileStart | null>(null);
  const list = useQuery(api.profiles.list.queryOptions({ input: { creditorId } }));
  const frame = useQuery(api.profiles.frame.queryOptions({ input: { creditorId } }));
  const first = list.data?.find((row) => row.isDefault) ?? list.data?.[0];
  const shownId = list.data?.find((row) => row.id === profileId)?.id ?? first?.id ?? null;
  const card = useQuery({
    ...api.profiles.get.queryOptions({ input: { profileId: shownId ?? 0 } }),
    enabled: shownId !== null,
  });
  const error = list.error ?? frame.error ?? card.error;
  return (
    <div className={styles['page']}>
      <ProfileList
        rows={list.data ?? []}
        selected={shownId}
        onSelect={(id) => onShow(id, tab)}
        onAdd={(debtorKind) => setAdding({ debtorKind, copyOf: null })}
      />
      <div className={styles['main']}>
        {error !== null && <Alert tone="error">{failureText(texts, failureOf(error))}</Alert>}
        {list.data?.length === 0 && (
          <EmptyState
            icon={<ListTree />}
            title={t('profiles.none')}
            actions={
              <Button onPress={() => setAdding({ debtorKind: 'company', copyOf: null })}>
                {t('profiles.add')}
              </Button>
            }
          >
            {t('profiles.noneHelp')}
          </EmptyState>
        )}
        {card.data !== undefined && frame.data !== undefined && card.data.id === shownId && (
          <ProfilePanel
            key={card.data.id}
            card={card.data}
            frame={frame.data}
            others={list.data ?? []}
            tab={tab}
            onTab={(next) => onShow(card.data.id, next)}
            onDuplicate={() =>
              setAdding({
                debtorKind: card.data.debtorKind,
                copyOf: { id: card.data.id, name: card.data.settings.name },
              })
            }
            onRemoved={() => {
              const next = list.data?.find((row) => row.id !== card.data.id);
              if (next !== undefined) onShow(next.id, 'settings');
            }}
          />
        )}
      </div>
      {adding !== null && frame.data !== undefined && (
        <AddProfileDialog
          creditorId={creditorId}
          start={adding}
          profiles={list.data ?? []}
          presets={frame.data.presets}
          onClose={() => setAdding(null)}
          onAdded={(id) => {
            setAdding(null);
            onShow(id, 'settings');
          }}
        />
      )}
    </div>
  );
}
