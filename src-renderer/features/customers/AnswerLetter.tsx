import { useMutation } from '@tanstack/react-query';
import { showToast, TextButton, useTexts } from '#renderer/ui/index.ts';
import { client } from '#renderer/api/client.ts';
import { failureText } from '#renderer/api/failure.ts';
import { platform } from '#renderer/platform/currentPlatform.ts';

/** The answer to an objection as a letter in the customer's language, saved as PDF. */
export function AnswerLetter({ holdId }: { readonly holdId: number }) {
  const texts = useTexts();
  const { t } = texts;
  const save = useMutation({
    mutationFn: async () => {
      const { file, name } = await client.notices.answerLetter({ holdId });
      return { name, outcome: await platform.saveFile(file, name) };
    },
    onSuccess: ({ name, outcome }) => {
      if (outcome.kind === 'done') showToast('good', t('customers.answer.saved', { file: name }));
      if (outcome.kind === 'failed') showToast('error', failureText(texts, outcome.error));
    },
  });
  return (
    <TextButton onPress={() => save.mutate()}>
      {t(save.isPending ? 'words.loading' : 'customers.answer.letter')}
    </TextButton>
  );
}
