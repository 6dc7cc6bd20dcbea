import { useMutation } from '@tanstack/react-query';
import { ChevronDown, CirclePause } from 'lucide-react';
import { useState } from 'react';
import type { CustomerChange, CustomerFilter } from '#shared/contract/customers.ts';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';
import { Button, Menu, showToast, useTexts } from '#renderer/ui/index.ts';
import { client } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { BulkDialog, type BulkAction } from '#renderer/features/customers/list/BulkDialog.tsx';
import { HoldDialog } from '#renderer/features/customers/HoldDialog.tsx';
import {
  chosenCount,
  clearSelection,
  selectionInput,
  useCustomersView,
} from '#renderer/features/customers/list/customersView.ts';
import styles from '#renderer/features/customers/list/List.module.css';

interface Props {
  readonly filter: CustomerFilter;
  readonly total: number;
  readonly country: LawCountry;
}

const actions = ['profile', 'kind', 'language', 'channel', 'lift', 'ban', 'unban'] as const;

/** How many customers are chosen, and what can be done to all of them at once. */
export function CustomersSelectionBar({ filter, total, country }: Props) {
  const { t, format } = useTexts();
  const selection = useCustomersView((view) => view.selection);
  const [asked, setAsked] = useState<BulkAction | 'hold' | null>(null);
  const count = chosenCount(selection, total);
  const change = useChangeMany(filter, () => setAsked(null));
  if (count === 0) {
    return (
      <div className={styles['actions']}>
        <span className={styles['hint']}>{t('customers.list.nothingChosen')}</span>
      </div>
    );
  }
  return (
    <div className={styles['actions']} role="region" aria-label={t('customers.list.chosenRegion')}>
      <span className={styles['chosen']} aria-live="polite">
        {t('customers.list.chosen', { count, shown: format.number(count) })}
      </span>
      {selection.kind === 'all' && (
        <span className={styles['hint']}>
          {t('customers.list.chosenAll', { total: format.number(total) })}
        </span>
      )}
      <div className={styles['buttons']}>
        <Button look="quiet" onPress={clearSelection}>
          {t('reminders.clearSelection')}
        </Button>
        <Button icon={<CirclePause />} onPress={() => setAsked('hold')}>
          {t('customers.list.hold')}
        </Button>
        <Menu
          label={t('customers.list.change')}
          trigger={<Button icon={<ChevronDown />}>{t('customers.list.change')}</Button>}
          entries={actions.map((id) => ({
            id,
            title: t(`customers.list.action.${id}`),
            divided: id === 'lift',
            onSelect: () => setAsked(id),
          }))}
        />
      </div>
      {asked === 'hold' && (
        <HoldDialog
          title={t('customers.list.holdTitle', { count, shown: format.number(count) })}
          // An objection is of one customer, in its own words.
          kinds={['pause', 'do_not_remind']}
          count={count}
          error={change.error}
          isPending={change.isPending}
          onClose={() => setAsked(null)}
          onSubmit={async (hold) => {
            await change.mutateAsync({ what: 'hold', hold });
          }}
        />
      )}
      {asked !== null && asked !== 'hold' && (
        <BulkDialog
          action={asked}
          count={count}
          filter={filter}
          country={country}
          error={change.error}
          isPending={change.isPending}
          onClose={() => setAsked(null)}
          onSubmit={(what) => change.mutate(what)}
        />
      )}
    </div>
  );
}

/** Does one thing to the chosen customers, says what was done, and offers the way back where there is one. */
function useChangeMany(filter: CustomerFilter, onDone: () => void) {
  const texts = useTexts();
  const { t, format } = texts;
  const { creditorId } = filter;
  return useMutation({
    meta: { shownInPlace: true },
    mutationFn: async (change: CustomerChange) => {
      const { selection } = useCustomersView.getState();
      return client.customers.changeMany({ selection: selectionInput(selection, filter), change });
    },
    onSuccess: ({ changed, undo }, change) => {
      clearSelection();
      onDone();
      const shown = format.number(changed);
      const text =
        changed === 0
          ? t('customers.list.unchanged')
          : t(`customers.list.done.${change.what}`, { count: changed, shown });
      const takeBack = async () => {
        try {
          for (const { change: back, customerIds } of undo) {
            const selection = { kind: 'some' as const, creditorId, customerIds };
            await client.customers.changeMany({ selection, change: back });
          }
          showToast('good', t('customers.list.takenBack', { count: changed, shown }));
        } catch (error) {
          showToast('error', failureText(texts, failureOf(error)));
        }
      };
      showToast(
        'good',
        text,
        undo.length === 0 ? null : { title: t('words.action.undo'), run: () => void takeBack() },
      );
    },
  });
}
