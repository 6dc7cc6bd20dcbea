import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { chooseLocale, type Locale } from '#shared/i18n/locales.ts';

/** Light, dark, or as the system is. */
export type ColourScheme = 'system' | 'light' | 'dark';

interface Preferences {
  readonly locale: Locale;
  readonly scheme: ColourScheme;
  /** The creditor that was looked at last. */
  readonly creditorId: number | null;
}

/** What the user prefers on this machine; kept by the browser, not in the ledger. */
export const usePreferences = create<Preferences>()(
  persist(
    (): Preferences => ({ locale: chooseLocale(navigator.languages), scheme: 'system', creditorId: null }),
    { name: 'frist-preferences' },
  ),
);

/** Changes preferences at once. */
export function prefer(change: Partial<Preferences>): void {
  usePreferences.setState(change);
}
