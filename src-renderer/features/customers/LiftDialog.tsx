import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { HoldKind } from '#shared/contract/holds.ts';
import { Alert, Button, Dialog, showToast, TextField, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';

interface Props {
  readonly holdId: number;
  readonly kind: HoldKind;
  readonly onClose: () => void;
}

/** Lifts a stop and asks why; what a customer disputes goes on only with a reason. */
export function LiftDialog({ holdId, kind, onClose }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const [reason, setReason] = useState('');
  const lift = useMutation(api.reminders.lift.mutationOptions({ meta: { shownInPlace: true } }));
  const needsReason = kind === 'objection';
  const submit = () =>
    lift.mutate(
      { holdId, reason: reason.trim() },
      {
        onSuccess: () => {
          showToast('good', t('reminders.lifted'));
          onClose();
        },
      },
    );
  return (
    <Dialog
      size="small"
      title={t('customers.lift.title', { hold: t(`words.hold.${kind}`).toLowerCase() })}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('words.action.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={needsReason && reason.trim() === ''}
            isPending={lift.isPending}
            onPress={submit}
          >
            {t('customers.lift.submit')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('customers.lift.reason')}
        help={t(needsReason ? 'customers.lift.objectionHelp' : 'customers.lift.help')}
        value={reason}
        onChange={setReason}
        optional={!needsReason}
        multiline
        autoFocus
      />
      {lift.error !== null && <Alert tone="error">{failureText(texts, failureOf(lift.error))}</Alert>}
    </Dialog>
  );
}
