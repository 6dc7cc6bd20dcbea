import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { HoldKind, HoldRequest } from '#shared/contract/holds.ts';
import { addDays, isoDate } from '#shared/kernel/isoDate.ts';
import { Alert, Button, DateField, Dialog, RadioList, TextField, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import {
  noObjection,
  type ObjectionDraft,
  ObjectionFields,
} from '#renderer/features/customers/ObjectionFields.tsx';
import styles from '#renderer/features/customers/Customers.module.css';

interface Props {
  readonly title: string;
  readonly startWith?: HoldKind;
  /** The kinds that can be chosen; all of them where nothing is said. */
  readonly kinds?: readonly HoldKind[];
  /** How many customers it is for, where it is for many at once: the button says so. */
  readonly count?: number;
  /** The single invoice that it is for, of which a part may be disputed: what is open, in minor units. */
  readonly invoice?: { readonly open: number; readonly currency: string };
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onSubmit: (request: HoldRequest) => Promise<void>;
  readonly onClose: () => void;
}

type FormProps = Props & { readonly today: string };

const everyKind = ['pause', 'objection', 'do_not_remind'] as const;

/** Asks for a stop: its kind, why, from when and until when; of an objection also what is disputed. */
export function HoldDialog(props: Props) {
  const { data: status } = useQuery(api.office.status.queryOptions());
  return status === undefined ? null : <HoldForm {...props} today={status.today} />;
}

/** The days that an office gives itself for an answer, unless it says otherwise. */
const answerDays = 14;

function HoldForm(props: FormProps) {
  const { title, startWith = 'pause', kinds = everyKind, count, invoice, error, isPending, today } = props;
  const { onSubmit, onClose } = props;
  const texts = useTexts();
  const { t, format } = texts;
  const [kind, setKind] = useState<HoldKind>(startWith);
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState<string | null>(today);
  const [until, setUntil] = useState<string | null>(null);
  const [objection, setObjection] = useState<ObjectionDraft>({
    ...noObjection,
    answerDue: addDays(isoDate(today), answerDays),
  });
  const request: HoldRequest = {
    kind,
    reason: reason.trim(),
    from,
    until,
    objection: kind === 'objection' ? objection : null,
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('words.action.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={reason.trim() === '' || (kind === 'objection' && objection.amount === 0)}
            isPending={isPending}
            // A failure is shown in the dialog by `error`; the promise itself says nothing more.
            onPress={() => void onSubmit(request).catch(() => undefined)}
          >
            {count === undefined
              ? t(`customers.hold.submit.${kind}`)
              : t('customers.hold.submitMany', {
                  count,
                  shown: format.number(count),
                  what: t(`customers.hold.submit.${kind}`),
                })}
          </Button>
        </>
      }
    >
      <RadioList
        label={t('customers.hold.kind')}
        selected={kind}
        onSelect={setKind}
        choices={kinds.map((id) => ({
          id,
          title: t(`words.hold.${id}`),
          help: t(`customers.hold.help.${id}`),
        }))}
      />
      {kind === 'objection' && (
        <ObjectionFields
          objection={objection}
          onChange={setObjection}
          {...(invoice === undefined ? {} : { invoice })}
        />
      )}
      <TextField
        label={t('customers.hold.reason')}
        help={t(`customers.hold.reasonHelp.${kind}`)}
        value={reason}
        onChange={setReason}
        multiline={kind === 'objection'}
        autoFocus
      />
      <div className={styles['days']}>
        <DateField
          label={t(kind === 'objection' ? 'customers.hold.cameIn' : 'customers.hold.from')}
          value={from}
          onChange={setFrom}
          maximum={today}
        />
        {kind === 'objection' && (
          <DateField
            label={t('customers.hold.answerDue')}
            value={objection.answerDue}
            onChange={(answerDue) => setObjection((before) => ({ ...before, answerDue }))}
            {...(from === null ? {} : { minimum: from })}
          />
        )}
        <DateField label={t('customers.hold.until')} value={until} onChange={setUntil} minimum={today} />
      </div>
      {error !== null && <Alert tone="error">{failureText(texts, failureOf(error))}</Alert>}
    </Dialog>
  );
}
