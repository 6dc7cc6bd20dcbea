import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { StandingHold } from '#shared/contract/holds.ts';
import { Alert, Button, DateField, Dialog, showToast, TextField, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';

interface Props {
  readonly hold: Pick<StandingHold, 'id' | 'from' | 'reason' | 'objection'>;
  readonly today: string;
  readonly onClose: () => void;
}

/** Records what the office answered to an objection, and when. The objection stands until it is lifted. */
export function AnswerDialog({ hold, today, onClose }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const [answer, setAnswer] = useState(hold.objection?.answer ?? '');
  const [on, setOn] = useState<string | null>(hold.objection?.answeredOn ?? today);
  const record = useMutation(api.reminders.answer.mutationOptions({ meta: { shownInPlace: true } }));
  const submit = (day: string) =>
    record.mutate(
      { holdId: hold.id, text: answer, on: day },
      {
        onSuccess: () => {
          showToast('good', t('customers.answer.done'));
          onClose();
        },
      },
    );
  return (
    <Dialog
      title={t('customers.answer.title')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('words.action.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={answer.trim() === '' || on === null}
            isPending={record.isPending}
            onPress={() => {
              if (on !== null) submit(on);
            }}
          >
            {t('customers.answer.submit')}
          </Button>
        </>
      }
    >
      <p>{t('customers.answer.to', { reason: hold.reason })}</p>
      <TextField
        label={t('customers.answer.text')}
        help={t('customers.answer.help')}
        value={answer}
        onChange={setAnswer}
        multiline
        autoFocus
      />
      <DateField
        label={t('customers.answer.on')}
        value={on}
        onChange={setOn}
        minimum={hold.from}
        maximum={today}
      />
      {record.error !== null && <Alert tone="error">{failureText(texts, failureOf(record.error))}</Alert>}
    </Dialog>
  );
}
