import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Alert, Button, Dialog, showToast, TextField, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import styles from '#renderer/features/law/Law.module.css';

interface Props {
  readonly additionId: number;
  /** The addition as a reader knows it. */
  readonly what: string;
  readonly onClose: () => void;
}

/** Takes an addition of the office back, with a reason. */
export function WithdrawDialog({ additionId, what, onClose }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const [reason, setReason] = useState('');
  const withdraw = useMutation(
    api.law.withdraw.mutationOptions({
      meta: { shownInPlace: true },
      onSuccess: () => {
        showToast('good', t('law.withdraw.done'));
        onClose();
      },
    }),
  );
  const failure = withdraw.error === null ? null : failureOf(withdraw.error);
  const isReason = failure?.code === 'law_field_missing';
  return (
    <Dialog
      size="small"
      title={t('law.withdraw.title')}
      subtitle={what}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('words.action.cancel')}</Button>
          <Button
            look="danger"
            isPending={withdraw.isPending}
            onPress={() => withdraw.mutate({ additionId, reason })}
          >
            {t('law.action.withdraw')}
          </Button>
        </>
      }
    >
      <p className={styles['help']}>{t('law.withdraw.help')}</p>
      <TextField
        label={t('law.withdraw.reason')}
        value={reason}
        onChange={setReason}
        autoFocus
        multiline
        error={failure !== null && isReason ? failureText(texts, failure) : null}
      />
      {failure !== null && !isReason && <Alert tone="error">{failureText(texts, failure)}</Alert>}
    </Dialog>
  );
}
