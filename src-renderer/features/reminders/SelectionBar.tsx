import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CirclePause, Send } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { QueueFilter, QueueSelection } from '#shared/contract/reminders.ts';
import { Button, Money, showToast, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { HoldDialog } from '#renderer/features/customers/index.ts';
import {
  clearSelection,
  selectionInput,
  useRemindersView,
} from '#renderer/features/reminders/remindersView.ts';
import styles from '#renderer/features/reminders/Queue.module.css';

interface Props {
  readonly filter: QueueFilter;
  readonly onSend: (selection: QueueSelection) => void;
}

/** The most invoices that can be put on hold at once. */
const mostHeld = 1000;

/** What the chosen rows add up to, and what can be done with them. */
export function SelectionBar({ filter, onSend }: Props) {
  const { t, format } = useTexts();
  const selection = useRemindersView((view) => view.selection);
  const input = useMemo(() => selectionInput(selection, filter), [selection, filter]);
  const [holding, setHolding] = useState(false);
  const nothing = selection.kind === 'some' && selection.ids.size === 0;
  const sendable = filter.tab === 'ready';
  const sums = useQuery(
    api.reminders.selection.queryOptions({
      input,
      enabled: sendable && !nothing,
      placeholderData: (before) => before,
    }),
  );
  const count = selection.kind === 'some' ? selection.ids.size : (sums.data?.count ?? 0);
  if (nothing) {
    return sendable ? (
      <div className={styles['actions']}>
        <span className={styles['sums']}>{t('reminders.nothingChosen')}</span>
      </div>
    ) : null;
  }
  return (
    <div className={styles['actions']} role="region" aria-label={t('reminders.chosenRegion')}>
      <span className={styles['chosen']} aria-live="polite">
        {t('reminders.chosen', { count })}
      </span>
      {sendable && sums.data !== undefined && (
        <span className={styles['sums']}>
          <span>
            {t('reminders.sum.total')}{' '}
            <b>
              <Money value={sums.data.total} />
            </b>
          </span>
          <span>
            {t('reminders.sum.fees')}{' '}
            <b>
              <Money value={sums.data.fees} />
            </b>
          </span>
          {sums.data.compensation !== 0 && (
            <span>
              {t('reminders.sum.compensation')}{' '}
              <b>
                <Money value={sums.data.compensation} />
              </b>
            </span>
          )}
          <span>
            {t('reminders.sum.interest')}{' '}
            <b>
              <Money value={sums.data.interest} />
            </b>
          </span>
          {sums.data.others.map((other) => (
            <span key={other.currency}>
              {t('reminders.sum.other')}{' '}
              <b>
                <Money value={other.total} currency={other.currency} />
              </b>
            </span>
          ))}
          {sums.data.channels.map((each) => (
            <span key={each.channel}>
              {format.number(each.count)} {t(`words.channel.${each.channel}`)}
            </span>
          ))}
        </span>
      )}
      {count > mostHeld && (
        <span className={styles['sums']}>
          {t('reminders.holdTooMany', { most: format.number(mostHeld) })}
        </span>
      )}
      <div className={styles['buttons']}>
        <Button look="quiet" onPress={clearSelection}>
          {t('reminders.clearSelection')}
        </Button>
        <Button
          icon={<CirclePause />}
          isDisabled={count === 0 || count > mostHeld}
          onPress={() => setHolding(true)}
        >
          {t('reminders.hold')}
        </Button>
        {sendable && (
          <Button
            look="primary"
            icon={<Send />}
            isDisabled={(sums.data?.count ?? 0) === 0}
            onPress={() => onSend(input)}
          >
            {t('reminders.send', { count: sums.data?.count ?? count })}
          </Button>
        )}
      </div>
      {holding && <HoldChosen input={input} count={count} onClose={() => setHolding(false)} />}
    </div>
  );
}

interface HoldChosenProps {
  readonly input: QueueSelection;
  readonly count: number;
  readonly onClose: () => void;
}

function HoldChosen({ input, count, onClose }: HoldChosenProps) {
  const { t } = useTexts();
  const invoices = useChosenInvoices(input);
  const hold = useMutation(api.reminders.hold.mutationOptions({ meta: { shownInPlace: true } }));
  return (
    <HoldDialog
      title={t('reminders.holdTitle', { count })}
      error={hold.error}
      isPending={hold.isPending}
      onClose={onClose}
      onSubmit={async (request) => {
        const invoiceIds = await invoices();
        await hold.mutateAsync({ ...request, invoiceIds });
        showToast('good', t('reminders.held.done', { count: invoiceIds.length }));
        clearSelection();
        onClose();
      }}
    />
  );
}

/** The keys of the chosen invoices; where all of a filter are chosen they are read from its windows. */
function useChosenInvoices(input: QueueSelection): () => Promise<number[]> {
  const cache = useQueryClient();
  const sort = useRemindersView((view) => view.sort);
  return async () => {
    if (input.kind === 'some') return input.invoiceIds;
    const except = new Set(input.except);
    const found: number[] = [];
    for (let offset = 0, total = 1; offset < total; offset += 500) {
      const window = await cache.query(
        api.reminders.window.queryOptions({ input: { filter: input.filter, sort, offset, limit: 500 } }),
      );
      total = window.total;
      for (const row of window.rows) {
        if (row.actionable && !except.has(row.invoiceId)) found.push(row.invoiceId);
      }
    }
    return found;
  };
}
