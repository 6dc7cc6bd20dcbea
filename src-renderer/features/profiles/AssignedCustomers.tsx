import { useMutation } from '@tanstack/react-query';
import { ChevronsRight, Globe, Users } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type {
  AssignedCustomer,
  CustomerFilter,
  CustomerSelection,
  ProfileCard,
  ProfileListRow,
} from '#shared/contract/profiles.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';
import {
  Alert,
  Button,
  Checkbox,
  Chips,
  classNames,
  EmptyState,
  Menu,
  Money,
  SearchField,
  showToast,
  useTexts,
  VirtualTable,
  type TableColumn,
  type VirtualTableHandle,
} from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { usePages } from '#renderer/api/usePages.ts';
import { useChoice, type Choice } from '#renderer/features/profiles/choice.ts';
import styles from '#renderer/features/profiles/Lists.module.css';

interface Props {
  readonly card: ProfileCard;
  readonly others: readonly ProfileListRow[];
}

const shows = ['following', 'others', 'all', 'foreign'] as const;

/** The customers of the profile's kind, with the profile each follows, and the way to another one (004-23, 004-24). */
export function AssignedCustomers({ card, others }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const grid = useRef<VirtualTableHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const [filter, setFilter] = useState<CustomerFilter>({ profileId: card.id, show: 'following', search: '' });
  const choice = useChoice();
  const narrow = (part: Partial<CustomerFilter>) => {
    setFilter((before) => ({ ...before, ...part }));
    if (choice.value.kind === 'all') choice.clear();
  };
  const pages = usePages<AssignedCustomer>(
    JSON.stringify(filter),
    useCallback(
      (offset: number, limit: number) =>
        api.profiles.customers.queryOptions({ input: { filter, offset, limit } }),
      [filter],
    ),
  );
  const columns = useMemo(() => columnsOf(texts, choice), [texts, choice]);
  return (
    <div className={styles['side']}>
      <div className={styles['bar']}>
        <Chips
          label={t('profiles.customersList.show')}
          selected={filter.show}
          onSelect={(show) => narrow({ show: shows.find((each) => each === show) ?? 'all' })}
          chips={shows.map((id) => ({ id, title: t(`profiles.customersList.${id}`), count: null }))}
        />
        <div className={styles['find']}>
          <SearchField
            label={t('profiles.customersList.find')}
            value={filter.search}
            onChange={(text) => narrow({ search: text })}
            shortcut="/"
            inputRef={search}
            onLeave={() => grid.current?.focus()}
          />
        </div>
      </div>
      {pages.error !== null && <Alert tone="error">{failureText(texts, failureOf(pages.error))}</Alert>}
      {pages.total !== null && (
        <VirtualTable
          handle={grid}
          label={t('profiles.tab.customers')}
          columns={columns}
          total={pages.total}
          rowAt={pages.rowAt}
          keyOf={(row) => row.customerId}
          lookOf={(row) => ({
            selected: choice.has(row.customerId),
            muted: row.profileId !== card.id,
            current: false,
          })}
          onSight={pages.onSight}
          sort={{ column: 'customer', descending: false }}
          onSort={() => undefined}
          onOpen={(row) => choice.toggle(row.customerId)}
          onToggle={(row) => choice.toggle(row.customerId)}
          onSelectAll={choice.toggleAll}
          scope={pages.scope}
          empty={
            <EmptyState icon={<Users />} title={t('profiles.customersList.none')}>
              {t('profiles.customersList.noneHelp')}
            </EmptyState>
          }
        />
      )}
      <MoveBar card={card} others={others} filter={filter} total={pages.total ?? 0} choice={choice} />
    </div>
  );
}

function columnsOf(texts: Texts, choice: Choice): TableColumn<AssignedCustomer>[] {
  const { t } = texts;
  return [
    {
      id: 'select',
      title: t('profiles.customersList.choose'),
      head: (
        <Checkbox
          label={t('profiles.customersList.chooseAll')}
          state={choice.state}
          onToggle={choice.toggleAll}
        />
      ),
      width: 28,
      cell: (row, place) => (
        <Checkbox
          label={t('profiles.customersList.chooseOne', { customer: row.name })}
          state={place.selected ? 'on' : 'off'}
          tabIndex={place.tabIndex}
          onToggle={() => choice.toggle(row.customerId)}
        />
      ),
    },
    {
      id: 'customer',
      title: t('profiles.customersList.customer'),
      width: 200,
      grow: 3,
      cell: (row) => (
        <span className={styles['clip']}>
          {row.name}
          {row.foreign && (
            <span className={styles['foreign']} title={t('profiles.customersList.foreignHelp')}>
              <Globe role="img" aria-label={t('profiles.customersList.foreignHelp')} /> {row.country}
            </span>
          )}
        </span>
      ),
    },
    {
      id: 'number',
      title: t('profiles.customersList.number'),
      width: 90,
      cell: (row) => row.number ?? t('words.notGiven'),
    },
    {
      id: 'profile',
      title: t('profiles.customersList.profile'),
      width: 180,
      grow: 2,
      cell: (row) => (
        <span className={styles['clip']}>
          <ChevronsRight
            role="img"
            aria-label={t(row.own ? 'reminders.ownProfile' : 'reminders.defaultProfile')}
            className={classNames(styles['flow'], row.own && styles['ownFlow'])}
          />
          {row.profile}
        </span>
      ),
    },
    {
      id: 'open',
      title: t('profiles.customersList.open'),
      width: 90,
      align: 'end',
      cell: (row) => (row.openInvoices === 0 ? '' : texts.format.number(row.openInvoices)),
    },
    {
      id: 'amount',
      title: t('profiles.customersList.amount'),
      width: 110,
      align: 'end',
      hideBelow: 640,
      cell: (row) => (row.openInvoices === 0 ? '' : <Money value={row.openAmount} />),
    },
  ];
}

interface MoveProps {
  readonly card: ProfileCard;
  readonly others: readonly ProfileListRow[];
  readonly filter: CustomerFilter;
  readonly total: number;
  readonly choice: Choice;
}

/** What can be done with the chosen customers. */
function MoveBar({ card, others, filter, total, choice }: MoveProps) {
  const { t } = useTexts();
  const move = useMutation(api.profiles.moveCustomers.mutationOptions());
  const { value } = choice;
  const count = value.kind === 'some' ? value.ids.size : total - value.except.size;
  const selection: CustomerSelection =
    value.kind === 'some'
      ? { kind: 'some', customerIds: [...value.ids] }
      : { kind: 'all', filter, except: [...value.except] };
  const moveTo = (to: number | null, name: string) =>
    move.mutate(
      { creditorId: card.creditorId, debtorKind: card.debtorKind, selection, to },
      {
        onSuccess: ({ moved }) => {
          choice.clear();
          showToast('good', t('profiles.customersList.moved', { count: moved, profile: name }));
        },
      },
    );
  const standard = others.find((row) => row.isDefault && row.debtorKind === card.debtorKind);
  return (
    <div className={styles['actions']} role="region" aria-label={t('profiles.customersList.chosenRegion')}>
      <span aria-live="polite" className={styles['chosen']}>
        {count === 0
          ? t('profiles.customersList.nothingChosen')
          : t('profiles.customersList.chosen', { count })}
      </span>
      {count > 0 && (
        <>
          <Button look="quiet" onPress={choice.clear}>
            {t('profiles.customersList.clear')}
          </Button>
          <Menu
            label={t('profiles.customersList.move')}
            trigger={
              <Button look="primary" isPending={move.isPending}>
                {t('profiles.customersList.move')}
              </Button>
            }
            entries={[
              {
                id: 'default',
                title: t('profiles.customersList.toDefault', { profile: standard?.name ?? '' }),
                onSelect: () => moveTo(null, standard?.name ?? ''),
              },
              ...others
                .filter((row) => row.debtorKind === card.debtorKind && row.state === 'active')
                .map((row, at) => ({
                  id: String(row.id),
                  title: row.name,
                  divided: at === 0,
                  onSelect: () => moveTo(row.id, row.name),
                })),
            ]}
          />
        </>
      )}
    </div>
  );
}
