import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Alert, Button, Dialog, showToast, TextField, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';

interface Props {
  readonly invoiceId: number;
  readonly number: string;
  readonly onClose: () => void;
}

/** Writes a note on an invoice (000-22). */
export function NoteDialog({ invoiceId, number, onClose }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const [text, setText] = useState('');
  const note = useMutation(api.reminders.note.mutationOptions({ meta: { shownInPlace: true } }));
  const save = () =>
    note.mutate(
      { invoiceId, text },
      {
        onSuccess: () => {
          showToast('good', t('reminders.noteSaved'));
          onClose();
        },
      },
    );
  return (
    <Dialog
      size="small"
      title={t('reminders.noteTitle', { number })}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('words.action.cancel')}</Button>
          <Button look="primary" isDisabled={text.trim() === ''} isPending={note.isPending} onPress={save}>
            {t('words.action.save')}
          </Button>
        </>
      }
    >
      <TextField label={t('reminders.note')} value={text} onChange={setText} multiline autoFocus />
      {note.error !== null && <Alert tone="error">{failureText(texts, failureOf(note.error))}</Alert>}
    </Dialog>
  );
}
