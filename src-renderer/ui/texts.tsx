import { createContext, useContext, type ReactNode } from 'react';
import type { Texts } from '#shared/i18n/createTexts.ts';

const TextsContext = createContext<Texts | null>(null);

/** Gives everything inside it the texts of one language. */
export function TextsProvider({ texts, children }: { readonly texts: Texts; readonly children: ReactNode }) {
  return <TextsContext value={texts}>{children}</TextsContext>;
}

/** The texts of the chosen language. */
export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (texts === null) throw new Error('useTexts outside of TextsProvider');
  return texts;
}
