import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createTexts } from '#shared/i18n/createTexts.ts';
import { formatTagOf } from '#shared/i18n/locales.ts';
import { TextsProvider, Toasts } from '#renderer/ui/index.ts';
import { LostConnection } from '#renderer/app/LostConnection.tsx';
import { usePreferences } from '#renderer/app/preferences.ts';
import { queryClient } from '#renderer/app/queryClient.ts';
import { router } from '#renderer/app/routes.tsx';

/** The whole program: language, colours, cache and routes around the pages. */
export function App() {
  const locale = usePreferences((preferences) => preferences.locale);
  const scheme = usePreferences((preferences) => preferences.scheme);
  const texts = useMemo(() => createTexts(locale), [locale]);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dataset['scheme'] = scheme;
  }, [locale, scheme]);
  return (
    <I18nProvider locale={formatTagOf(locale)}>
      <TextsProvider texts={texts}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
          <Toasts />
          <LostConnection />
        </QueryClientProvider>
      </TextsProvider>
    </I18nProvider>
  );
}
