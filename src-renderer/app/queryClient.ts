import { MutationCache, QueryClient } from '@tanstack/react-query';
import { createTexts } from '#shared/i18n/createTexts.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { showToast } from '#renderer/ui/index.ts';
import { usePreferences } from '#renderer/app/preferences.ts';

/**
 * The cache of what the backend answered. The change feed says when an answer is old, so nothing is fetched on a
 * clock; a return to the window refreshes what is older than a minute, since the day may have changed.
 * `networkMode: 'always'`, because the backend is this machine and needs no network.
 */
export const queryClient = new QueryClient({
  mutationCache: new MutationCache({
    // A command that shows its failure where it was given says so by `meta`; all others are told here.
    onError: (error, _variables, _result, mutation) => {
      if (mutation.meta?.['shownInPlace'] === true) return;
      const texts = createTexts(usePreferences.getState().locale);
      showToast('error', failureText(texts, failureOf(error)));
    },
  }),
  defaultOptions: {
    queries: { retry: false, staleTime: 60_000, gcTime: 120_000, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});
