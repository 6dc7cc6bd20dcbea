import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Alert, Button, DateField, Dialog, RadioList, TextField, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';

/** What kind of stop it is (001-10 … 001-14). */
export type HoldKind = 'do_not_remind' | 'objection' | 'pause';

/** A stop as the user entered it. */
export interface HoldRequest {
  readonly kind: HoldKind;
  readonly reason: string;
  /** The last day of the stop; null until somebody lifts it. */
  readonly until: string | null;
}

interface Props {
  readonly title: string;
  readonly startWith?: HoldKind;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onSubmit: (request: HoldRequest) => Promise<void>;
  readonly onClose: () => void;
}

const kinds = ['pause', 'objection', 'do_not_remind'] as const;

/** Asks for a stop: its kind, why, and until when. */
export function HoldDialog({ title, startWith = 'pause', error, isPending, onSubmit, onClose }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const { data: status } = useQuery(api.office.status.queryOptions());
  const [kind, setKind] = useState<HoldKind>(startWith);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState<string | null>(null);
  // A failure is shown in the dialog by `error`; the promise itself says nothing more.
  const submit = () => void onSubmit({ kind, reason: reason.trim(), until }).catch(() => undefined);
  return (
    <Dialog
      size="small"
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('words.action.cancel')}</Button>
          <Button look="primary" isDisabled={reason.trim() === ''} isPending={isPending} onPress={submit}>
            {t(`customers.hold.submit.${kind}`)}
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
      <TextField
        label={t('customers.hold.reason')}
        help={t('customers.hold.reasonHelp')}
        value={reason}
        onChange={setReason}
        autoFocus
      />
      <DateField
        label={t('customers.hold.until')}
        value={until}
        onChange={setUntil}
        {...(status === undefined ? {} : { minimum: status.today })}
      />
      {error !== null && <Alert tone="error">{failureText(texts, failureOf(error))}</Alert>}
    </Dialog>
  );
}
