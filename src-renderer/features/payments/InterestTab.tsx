import { useMutation, useQuery } from '@tanstack/react-query';
import { FileDown, Percent } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import type { InterestCandidate } from '#shared/contract/payments.ts';
import {
  Button,
  Checkbox,
  DateField,
  Day,
  dayWidth,
  EmptyState,
  Money,
  showToast,
  type TableColumn,
  useTexts,
  VirtualTable,
} from '#renderer/ui/index.ts';
import { api, client } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { useJob } from '#renderer/api/useJob.ts';
import { usePages } from '#renderer/api/usePages.ts';
import { platform } from '#renderer/platform/currentPlatform.ts';
import { DecisionDialog } from '#renderer/features/payments/DecisionDialog.tsx';
import { InterestPanel } from '#renderer/features/payments/InterestPanel.tsx';
import styles from '#renderer/features/payments/Payments.module.css';

interface Props {
  readonly creditorId: number;
  readonly today: string;
}

/** Invoices that were paid late (000-15): what interest could be invoiced, exported and noted as invoiced. */
export function InterestTab({ creditorId, today }: Props) {
  const texts = useTexts();
  const { t, format } = texts;
  const [from, setFrom] = useState<string | null>(`${Number(today.slice(0, 4)) - 1}${today.slice(4, 7)}-01`);
  const [to, setTo] = useState<string | null>(today);
  const period = useMemo(
    () => ({ creditorId, from: from ?? '0001-01-01', to: to ?? today }),
    [creditorId, from, to, today],
  );
  const pages = usePages<InterestCandidate>(
    JSON.stringify(period),
    useCallback(
      (offset: number, limit: number) =>
        api.payments.interestCandidates.queryOptions({ input: { ...period, offset, limit } }),
      [period],
    ),
  );
  const { data: head } = useQuery(
    api.payments.interestCandidates.queryOptions({ input: { ...period, offset: 0, limit: 1 } }),
  );
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [current, setCurrent] = useState<InterestCandidate | null>(null);
  const [asking, setAsking] = useState(false);
  const exporting = useJob(client.payments.exportInterest);
  const mark = useMutation(api.payments.invoiceInterest.mutationOptions({ meta: { shownInPlace: true } }));
  const toggle = useCallback((row: InterestCandidate) => {
    if (row.leftOut !== null) return;
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(row.invoiceId)) next.add(row.invoiceId);
      return next;
    });
  }, []);
  const columns = useInterestColumns(chosen, toggle);
  const save = async () => {
    const made = await exporting.run(period);
    if (made === null) return;
    const saved = await platform.saveFile(made.file, made.name);
    if (saved.kind === 'failed') showToast('error', failureText(texts, saved.error));
    else if (saved.kind === 'done') showToast('good', t('payments.interest.exported'));
  };
  const count = chosen.size === 0 ? (head?.proposed ?? 0) : chosen.size;
  return (
    <div className={styles['side']}>
      <div className={styles['main']}>
        <div className={styles['bar']}>
          <div className={styles['period']}>
            <DateField label={t('payments.interest.from')} value={from} onChange={setFrom} maximum={today} />
            <DateField label={t('payments.interest.to')} value={to} onChange={setTo} maximum={today} />
          </div>
          {head !== undefined && head.proposed > 0 && (
            <span className={styles['barEnd']}>
              {t('payments.interest.proposed', {
                count: head.proposed,
                amount: format.list(head.sums.map((sum) => format.money(sum.amount, sum.currency))),
              })}
            </span>
          )}
        </div>
        {pages.error !== null ? (
          <div className={styles['loading']} role="alert">
            {failureText(texts, failureOf(pages.error))}
          </div>
        ) : pages.total === null ? (
          <div className={styles['loading']}>{t('words.loading')}</div>
        ) : (
          <VirtualTable
            label={t('payments.tab.interest')}
            columns={columns}
            total={pages.total}
            rowAt={pages.rowAt}
            onSight={pages.onSight}
            scope={pages.scope}
            keyOf={(row) => row.invoiceId}
            lookOf={(row) => ({
              selected: chosen.has(row.invoiceId),
              muted: row.leftOut !== null,
              current: current?.invoiceId === row.invoiceId,
            })}
            sort={asProposed}
            onSort={() => undefined}
            onOpen={setCurrent}
            onToggle={toggle}
            empty={
              <EmptyState icon={<Percent />} title={t('payments.empty.interest')}>
                {t('payments.empty.interestHelp')}
              </EmptyState>
            }
          />
        )}
        <div className={styles['actions']}>
          <span className={styles['muted']}>
            {chosen.size === 0
              ? t('payments.interest.nothingChosen')
              : t('payments.chosen', { count: chosen.size })}
          </span>
          <div className={styles['buttons']}>
            <Button
              icon={<FileDown />}
              isDisabled={head === undefined || head.proposed === 0}
              isPending={exporting.state.phase === 'running'}
              onPress={() => void save()}
            >
              {t('payments.interest.export')}
            </Button>
            <Button look="primary" isDisabled={count === 0} onPress={() => setAsking(true)}>
              {t('payments.interest.mark', { count })}
            </Button>
          </div>
        </div>
      </div>
      {current !== null && <InterestPanel candidate={current} onClose={() => setCurrent(null)} />}
      {asking && (
        <DecisionDialog
          kind="invoice"
          title={t('payments.interest.title', { count })}
          help={t('payments.interest.help')}
          count={count}
          today={today}
          error={mark.error}
          isPending={mark.isPending}
          onClose={() => setAsking(false)}
          onDecide={(decision) => {
            if (decision.kind !== 'invoice') return;
            const { document, day } = decision;
            const choice =
              chosen.size === 0
                ? { kind: 'all' as const, except: [] }
                : { kind: 'some' as const, invoiceIds: [...chosen] };
            mark.mutate(
              { ...period, choice, document, day },
              {
                onSuccess: ({ changed }) => {
                  showToast('good', t('payments.interest.done', { count: changed }));
                  setChosen(new Set());
                  setCurrent(null);
                  setAsking(false);
                },
              },
            );
          }}
        />
      )}
    </div>
  );
}

/** The backend has put what is proposed first, by customer; there is no other order. */
const asProposed = { column: '', descending: false } as const;

function useInterestColumns(
  chosen: ReadonlySet<number>,
  toggle: (row: InterestCandidate) => void,
): TableColumn<InterestCandidate>[] {
  const { t, format } = useTexts();
  return useMemo(() => {
    const ofDay = dayWidth(format);
    return [
      {
        id: 'select',
        title: t('payments.column.select'),
        head: <span className={styles['hidden']}>{t('payments.column.select')}</span>,
        width: 28,
        cell: (row, place) => (
          <Checkbox
            label={t('payments.interest.selectRow', { number: row.number })}
            state={chosen.has(row.invoiceId) ? 'on' : 'off'}
            isDisabled={row.leftOut !== null}
            tabIndex={place.tabIndex}
            onToggle={() => toggle(row)}
          />
        ),
      },
      {
        id: 'customer',
        title: t('payments.column.customer'),
        width: 180,
        grow: 3,
        cell: (row) => (
          <span className={styles['name']} title={row.customer}>
            {row.customer}
          </span>
        ),
      },
      {
        id: 'number',
        title: t('payments.column.number'),
        width: 84,
        grow: 0.6,
        cell: (row) => <span className={styles['number']}>{row.number}</span>,
      },
      {
        id: 'due',
        title: t('payments.column.due'),
        width: ofDay,
        grow: 0.3,
        hideBelow: 760,
        cell: (row) => <Day value={row.due} />,
      },
      {
        id: 'paidOn',
        title: t('payments.column.paidOn'),
        width: ofDay,
        grow: 0.3,
        cell: (row) => <Day value={row.paidOn} />,
      },
      {
        id: 'days',
        title: t('payments.column.days'),
        width: 84,
        grow: 0.2,
        align: 'end',
        cell: (row) => format.number(row.days),
      },
      {
        id: 'interest',
        title: t('payments.column.interest'),
        width: 96,
        grow: 0.4,
        align: 'end',
        cell: (row) => <Money value={row.interest} />,
      },
      {
        id: 'proposed',
        title: t('payments.column.proposed'),
        width: 110,
        grow: 0.6,
        align: 'end',
        cell: (row) =>
          row.leftOut === null ? (
            <Money value={row.proposed} currency={row.currency} strong />
          ) : (
            <span className={styles['muted']}>{t('payments.interest.leftOut')}</span>
          ),
      },
    ];
  }, [t, format, chosen, toggle]);
}
