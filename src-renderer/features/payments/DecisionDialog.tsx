import { useState } from 'react';
import { Alert, Button, DateField, Dialog, MoneyField, TextField, useTexts } from '#renderer/ui/index.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';

/** What is decided of charges, with what must be known for it. */
export type Decision =
  | { readonly kind: 'waive'; readonly reason: string }
  | { readonly kind: 'pay'; readonly day: string }
  | { readonly kind: 'invoice'; readonly document: string; readonly day: string };

interface Props {
  readonly kind: Decision['kind'];
  /** Other words than those for charges, where it is about something else. */
  readonly title?: string;
  readonly help?: string;
  readonly count: number;
  readonly today: string;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onClose: () => void;
  readonly onDecide: (decision: Decision) => void;
}

/** Asks for what a decision about charges needs: a reason, a day, the number of an invoice. */
export function DecisionDialog(props: Props) {
  const { kind, title, help, count, today, error, isPending, onClose, onDecide } = props;
  const texts = useTexts();
  const { t } = texts;
  const [reason, setReason] = useState('');
  const [document, setDocument] = useState('');
  const [day, setDay] = useState<string | null>(today);
  const decision = decisionOf(kind, reason, document, day);
  return (
    <Dialog
      size="small"
      title={title ?? t(`payments.dialog.${kind}`, { count })}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('words.action.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={decision === null}
            isPending={isPending}
            onPress={() => {
              if (decision !== null) onDecide(decision);
            }}
          >
            {t(`payments.dialog.${kind}Do`)}
          </Button>
        </>
      }
    >
      <p>{help ?? t(`payments.dialog.${kind}Help`)}</p>
      {kind === 'waive' && (
        <TextField label={t('payments.dialog.reason')} value={reason} onChange={setReason} autoFocus />
      )}
      {kind === 'invoice' && (
        <TextField label={t('payments.dialog.document')} value={document} onChange={setDocument} autoFocus />
      )}
      {kind !== 'waive' && (
        <DateField
          label={t(kind === 'pay' ? 'payments.dialog.day' : 'payments.dialog.invoiceDay')}
          value={day}
          onChange={setDay}
          maximum={today}
        />
      )}
      {error !== null && <Alert tone="error">{failureText(texts, failureOf(error))}</Alert>}
    </Dialog>
  );
}

function decisionOf(
  kind: Decision['kind'],
  reason: string,
  document: string,
  day: string | null,
): Decision | null {
  switch (kind) {
    case 'waive':
      return reason.trim() === '' ? null : { kind, reason };
    case 'pay':
      return day === null ? null : { kind, day };
    case 'invoice':
      return document.trim() === '' || day === null ? null : { kind, document, day };
  }
}

interface PartProps {
  readonly number: string;
  /** What is left of the charge, in minor units. */
  readonly open: number;
  readonly currency: string;
  readonly today: string;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onClose: () => void;
  readonly onBook: (amount: number, day: string) => void;
}

/** Asks how much of one charge was paid, and when. */
export function PartDialog({ number, open, currency, today, error, isPending, onClose, onBook }: PartProps) {
  const texts = useTexts();
  const { t, format } = texts;
  const [amount, setAmount] = useState(open);
  const [day, setDay] = useState<string | null>(today);
  return (
    <Dialog
      size="small"
      title={t('payments.dialog.part', { number })}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('words.action.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={amount <= 0 || amount > open || day === null}
            isPending={isPending}
            onPress={() => {
              if (day !== null) onBook(amount, day);
            }}
          >
            {t('payments.dialog.partDo')}
          </Button>
        </>
      }
    >
      <p>{t('payments.dialog.partHelp', { open: format.money(open, currency) })}</p>
      <MoneyField
        label={t('payments.dialog.amount')}
        value={amount}
        onChange={setAmount}
        maximum={open / 100}
        unit={currency}
      />
      <DateField label={t('payments.dialog.day')} value={day} onChange={setDay} maximum={today} />
      {error !== null && <Alert tone="error">{failureText(texts, failureOf(error))}</Alert>}
    </Dialog>
  );
}
