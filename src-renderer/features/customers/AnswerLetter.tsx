import { showToast, TextButton, useTexts } from '#renderer/ui/index.ts';
import { client } from '#renderer/api/client.ts';
import { failureText } from '#renderer/api/failure.ts';
import { useJob } from '#renderer/api/useJob.ts';
import { platform } from '#renderer/platform/currentPlatform.ts';

/** The answer to an objection as a letter in the customer's language, saved as PDF. */
export function AnswerLetter({ holdId }: { readonly holdId: number }) {
  const texts = useTexts();
  const { t } = texts;
  const letter = useJob(client.notices.answerLetter);
  const save = async () => {
    const made = await letter.run({ holdId });
    if (made === null) return;
    const outcome = await platform.saveFile(made.file, made.name);
    if (outcome.kind === 'done') showToast('good', t('customers.answer.saved', { file: made.name }));
    if (outcome.kind === 'failed') showToast('error', failureText(texts, outcome.error));
  };
  return (
    <>
      <TextButton onPress={() => void save()}>
        {t(letter.state.phase === 'running' ? 'words.loading' : 'customers.answer.letter')}
      </TextButton>
      {letter.state.phase === 'failed' && <p role="alert">{failureText(texts, letter.state.failure)}</p>}
    </>
  );
}
