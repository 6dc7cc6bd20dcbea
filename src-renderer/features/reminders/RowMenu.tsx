import { useMutation, useQuery } from '@tanstack/react-query';
import { Ban, CirclePause, CirclePlay, FileText, MessageSquareWarning, StickyNote } from 'lucide-react';
import { useState } from 'react';
import type { HoldKind } from '#shared/contract/holds.ts';
import type { InvoiceDetail, QueueRow } from '#shared/contract/reminders.ts';
import { FloatingMenu, showToast, useTexts, type MenuEntry } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { HoldDialog, LiftDialog } from '#renderer/features/customers/index.ts';
import { NoteDialog } from '#renderer/features/reminders/NoteDialog.tsx';
import { openPanel } from '#renderer/features/reminders/remindersView.ts';

interface Props {
  readonly row: QueueRow;
  /** The ☰ at the end of the row that was pressed. */
  readonly button: HTMLElement;
  readonly onClose: () => void;
}

type Asked =
  | { readonly kind: 'note' }
  | { readonly kind: 'hold'; readonly hold: HoldKind }
  | { readonly kind: 'lift'; readonly holdId: number; readonly hold: HoldKind };

/** The menu of one row (001-23, 000-22): a note, a stop, or the end of one. */
export function RowMenu({ row, button, onClose }: Props) {
  const { t, format } = useTexts();
  const [asked, setAsked] = useState<Asked | null>(null);
  const detail = useQuery(api.reminders.invoice.queryOptions({ input: { invoiceId: row.invoiceId } }));
  const hold = useMutation(api.reminders.hold.mutationOptions({ meta: { shownInPlace: true } }));

  if (asked?.kind === 'note') {
    return <NoteDialog invoiceId={row.invoiceId} number={row.number} onClose={onClose} />;
  }
  if (asked?.kind === 'hold') {
    return (
      <HoldDialog
        title={t('reminders.holdInvoice', { number: row.number })}
        startWith={asked.hold}
        {...(detail.data === undefined ? {} : { invoice: openOf(detail.data) })}
        error={hold.error}
        isPending={hold.isPending}
        onClose={onClose}
        onSubmit={async (request) => {
          await hold.mutateAsync({ ...request, invoiceIds: [row.invoiceId] });
          showToast('good', t('reminders.held.done', { count: 1 }));
          onClose();
        }}
      />
    );
  }
  if (asked?.kind === 'lift') {
    return <LiftDialog holdId={asked.holdId} kind={asked.hold} onClose={onClose} />;
  }
  const ask = (next: Asked) => () => setAsked(next);
  const holds = detail.data?.holds ?? [];
  const entries: MenuEntry[] = [
    {
      id: 'open',
      title: t('reminders.menu.details'),
      icon: <FileText />,
      onSelect: () => {
        openPanel({ kind: 'invoice', invoiceId: row.invoiceId });
        onClose();
      },
    },
    { id: 'note', title: t('reminders.menu.note'), icon: <StickyNote />, onSelect: ask({ kind: 'note' }) },
    {
      id: 'pause',
      title: t('reminders.menu.pause'),
      icon: <CirclePause />,
      divided: true,
      onSelect: ask({ kind: 'hold', hold: 'pause' }),
    },
    {
      id: 'objection',
      title: t('reminders.menu.objection'),
      icon: <MessageSquareWarning />,
      onSelect: ask({ kind: 'hold', hold: 'objection' }),
    },
    {
      id: 'do_not_remind',
      title: t('reminders.menu.do_not_remind'),
      icon: <Ban />,
      onSelect: ask({ kind: 'hold', hold: 'do_not_remind' }),
    },
    ...holds.map((each, at) => ({
      id: `lift-${each.id}`,
      title: t(`reminders.menu.lift.${each.scope}`, {
        hold: t(`words.hold.${each.kind}`).toLowerCase(),
        until: each.until === null ? '' : ` (${format.shortDay(each.until)})`,
      }),
      icon: <CirclePlay />,
      divided: at === 0,
      onSelect: ask({ kind: 'lift', holdId: each.id, hold: each.kind }),
    })),
  ];
  return (
    <FloatingMenu
      label={t('reminders.rowMenu', { number: row.number })}
      anchor={button}
      entries={entries}
      onClose={() => {
        if (asked === null) onClose();
      }}
    />
  );
}

/** What is open of an invoice, disputed or not. */
function openOf({ sums, currency }: InvoiceDetail): { readonly open: number; readonly currency: string } {
  return { open: sums.principal + sums.disputed, currency };
}
