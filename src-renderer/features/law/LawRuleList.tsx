import { lawGroups, type LawOfCountry, type LawRuleRow } from '#shared/contract/law.ts';
import { lawRuleTitle } from '#shared/i18n/lawText.ts';
import { SectionList, useTexts, type ListSection } from '#renderer/ui/index.ts';
import type { LawPlace } from '#renderer/features/law/LawPage.tsx';

interface Props {
  readonly law: LawOfCountry;
  readonly shown: string;
  readonly onShow: (show: string) => void;
}

/** The rules of a country by groups, with what is adopted and what the office has added. */
export function LawRuleList({ law, shown, onShow }: Props) {
  const texts = useTexts();
  const { t, format } = texts;
  const item = (rule: LawRuleRow) => {
    const count = rule.figures.filter((figure) => figure.wantsConfirmation).length;
    return {
      id: rule.path,
      title: lawRuleTitle(texts, rule),
      count: count === 0 ? null : format.number(count),
      countMeaning: t('law.unconfirmed', { count }),
    };
  };
  const groups = lawGroups.map(
    (group): ListSection => ({
      // Beside the paths of the rules, of which one has the same name.
      id: `group:${group}`,
      title: t(`law.group.${group}`),
      items: law.rules.filter((rule) => rule.group === group).map(item),
    }),
  );
  const office: ListSection = {
    id: 'group:office',
    title: t('law.group.office'),
    items: [
      ...law.reforms.map((reform) => ({
        id: `reform:${reform.id}`,
        title: reform.reference,
        count: null,
      })),
      {
        id: 'additions',
        title: t('law.additions.title'),
        count: null,
      },
      { id: 'history', title: t('law.history.title'), count: null },
    ],
  };
  return (
    <SectionList
      label={t('law.contents', { country: t(`words.country.${law.country}`) })}
      sections={[...groups, office].filter((section) => section.items.length > 0)}
      selected={shown}
      onSelect={onShow}
    />
  );
}

/** What of a country's law is shown: what the address asks for, if it is there, else the rates of interest. */
export function shownOf(law: LawOfCountry, { show, reference }: LawPlace): string {
  const known = [
    ...law.rules.map(({ path }) => path),
    ...law.reforms.map(({ id }) => `reform:${id}`),
    'additions',
    'history',
  ];
  if (show !== undefined && known.includes(show)) return show;
  const named = law.rules.filter((rule) => rule.reference === reference);
  // Of several rules of one place the one that somebody should look at.
  const wanting = named.find((rule) => rule.figures.some((figure) => figure.wantsConfirmation));
  return (wanting ?? named[0])?.path ?? law.rateRule;
}
