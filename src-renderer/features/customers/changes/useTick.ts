import { useMutation } from '@tanstack/react-query';
import { showToast, useTexts } from '#renderer/ui/index.ts';
import { client } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';

/** Ticks changes off, or not any more, and offers the way back. */
export function useTick() {
  const texts = useTexts();
  const { t } = texts;
  return useMutation({
    mutationFn: (input: { readonly changeIds: readonly number[]; readonly done: boolean }) =>
      client.customers.tickChanges({ changeIds: [...input.changeIds], done: input.done }),
    onSuccess: ({ changed }, { changeIds, done }) => {
      const back = () => {
        client.customers
          .tickChanges({ changeIds: [...changeIds], done: !done })
          .catch((error: unknown) => showToast('error', failureText(texts, failureOf(error))));
      };
      showToast(
        'good',
        t(done ? 'customers.changes.ticked' : 'customers.changes.unticked', { count: changed }),
        { title: t('words.action.undo'), run: back },
      );
    },
  });
}
