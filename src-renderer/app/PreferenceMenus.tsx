import { Languages, Monitor, Moon, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { offeredLocales } from '#shared/i18n/locales.ts';
import { IconButton, Menu, useTexts } from '#renderer/ui/index.ts';
import { prefer, usePreferences, type ColourScheme } from '#renderer/app/preferences.ts';

const icons: Readonly<Record<ColourScheme, ReactNode>> = {
  system: <Monitor />,
  light: <Sun />,
  dark: <Moon />,
};

/** The language of the screens, and light or dark. */
export function PreferenceMenus() {
  const { t } = useTexts();
  const { locale, scheme } = usePreferences();
  return (
    <>
      <Menu
        label={t('office.language')}
        trigger={
          <IconButton label={t('office.language')}>
            <Languages />
          </IconButton>
        }
        entries={offeredLocales.map((each) => ({
          id: each.code,
          title: each.name,
          checked: each.code === locale,
          onSelect: () => prefer({ locale: each.code }),
        }))}
      />
      <Menu
        label={t('office.colours')}
        trigger={<IconButton label={t('office.colours')}>{icons[scheme]}</IconButton>}
        entries={(['system', 'light', 'dark'] as const).map((each) => ({
          id: each,
          title: t(`office.scheme.${each}`),
          icon: icons[each],
          checked: each === scheme,
          onSelect: () => prefer({ scheme: each }),
        }))}
      />
    </>
  );
}
