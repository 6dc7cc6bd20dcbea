import type { ReactNode } from 'react';
import type { DayCount } from '#shared/domain/law/lawPack.ts';
import { DateField, LiveMoneyField, Select, Switch, useTexts } from '#renderer/ui/index.ts';
import { dayCountText } from '#renderer/features/calculator/dayCountText.ts';
import {
  changeFigures,
  dayCounts,
  profileKeys,
  useFigures,
  type Figures,
} from '#renderer/features/calculator/figures.ts';
import { MovementList } from '#renderer/features/calculator/MovementList.tsx';
import styles from '#renderer/features/calculator/Calculator.module.css';

/** A country that there is law for. */
export interface LawfulCountry {
  readonly country: string;
  readonly currency: string;
  readonly dayCount: DayCount;
}

interface Props {
  readonly countries: readonly LawfulCountry[];
  readonly country: LawfulCountry;
  readonly today: string;
}

/** The figures that a reckoning rests on; every key counts at once. */
export function FiguresForm({ countries, country, today }: Props) {
  const { t } = useTexts();
  const figures = useFigures();
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => event.preventDefault()}
      aria-label={t('calculator.given')}
    >
      <Group title={t('calculator.group.claim')}>
        <Claim figures={figures} countries={countries} country={country} today={today} />
      </Group>
      <Group title={t('calculator.group.movements')}>
        <MovementList currency={country.currency} />
      </Group>
      <Group title={t('calculator.group.interest')}>
        <Manner figures={figures} country={country} />
      </Group>
      <Group title={t('calculator.group.process')}>
        <Process figures={figures} />
      </Group>
    </form>
  );
}

function Claim({ figures, countries, country, today }: Props & { readonly figures: Figures }) {
  const { t } = useTexts();
  return (
    <>
      <div className={styles['pair']}>
        <Select
          label={t('calculator.field.country')}
          selected={country.country}
          options={countries.map((each) => ({ id: each.country, title: countryName(t, each.country) }))}
          onSelect={(id) => changeFigures({ country: id })}
        />
        <Select
          label={t('calculator.field.debtorKind')}
          selected={figures.debtorKind}
          options={(['person', 'company'] as const).map((id) => ({ id, title: t(`words.kind.${id}`) }))}
          onSelect={(id) => changeFigures({ debtorKind: id === 'company' ? 'company' : 'person' })}
        />
      </div>
      <LiveMoneyField
        label={t('calculator.field.principal')}
        unit={country.currency}
        value={figures.principal}
        maximum={largestAmount}
        onChange={(principal) => changeFigures({ principal })}
      />
      <div className={styles['pair']}>
        <DateField
          label={t('calculator.field.due')}
          value={figures.due}
          onChange={(due) => changeFigures({ due })}
        />
        <DateField
          label={t('calculator.field.to')}
          value={figures.to ?? today}
          onChange={(to) => changeFigures({ to })}
        />
      </div>
      <DateField
        label={t('calculator.field.issued')}
        help={t('calculator.help.issued')}
        value={figures.issued}
        onChange={(issued) => changeFigures({ issued })}
      />
      <Switch
        label={t('calculator.field.dueDatesAgreed')}
        help={t('calculator.help.dueDatesAgreed')}
        selected={figures.dueDatesAgreed}
        onChange={(dueDatesAgreed) => changeFigures({ dueDatesAgreed })}
      />
    </>
  );
}

/** Ninety-nine milliards: above every claim, below what is exact in a double. */
const largestAmount = 9_999_999_999_999;

function Manner({ figures, country }: { readonly figures: Figures; readonly country: LawfulCountry }) {
  const texts = useTexts();
  const { t } = texts;
  const ofCountry = t('calculator.dayCount.country', { name: dayCountText(texts, country.dayCount) });
  const isAgreed = figures.agreedRate !== null;
  return (
    <>
      <div className={styles['pair']}>
        <Select
          label={t('calculator.field.rate')}
          selected={isAgreed ? 'agreed' : 'statutory'}
          options={(['statutory', 'agreed'] as const).map((id) => ({
            id,
            title: t(`calculator.rate.${id}`),
          }))}
          onSelect={(id) => changeFigures({ agreedRate: id === 'agreed' ? usualRate : null })}
        />
        {figures.agreedRate !== null && (
          <LiveMoneyField
            label={t('calculator.rate.agreed')}
            unit="%"
            value={figures.agreedRate}
            maximum={10_000}
            onChange={(agreedRate) => changeFigures({ agreedRate })}
          />
        )}
      </div>
      <Select
        label={t('calculator.field.dayCount')}
        selected={figures.dayCount ?? 'country'}
        options={[
          { id: 'country', title: ofCountry },
          ...dayCounts.map((id) => ({ id, title: dayCountText(texts, id) })),
        ]}
        onSelect={(id) => changeFigures({ dayCount: dayCounts.find((each) => each === id) ?? null })}
      />
      <DateField
        label={t('calculator.field.from')}
        help={t('calculator.help.from')}
        value={figures.from}
        onChange={(from) => changeFigures({ from })}
      />
      <Select
        label={t('calculator.field.rounding')}
        selected={figures.rounding}
        options={[
          { id: 'half-away', title: t('calculator.rounding.halfAway') },
          { id: 'down-to-unit', title: t('calculator.rounding.downToUnit') },
        ]}
        onSelect={(id) => changeFigures({ rounding: id === 'down-to-unit' ? 'down-to-unit' : 'half-away' })}
      />
    </>
  );
}

/** What an agreed rate begins with: ten percent. */
const usualRate = 1000;

function Process({ figures }: { readonly figures: Figures }) {
  const { t } = useTexts();
  return (
    <>
      <Select
        label={t('calculator.field.profile')}
        selected={figures.profile}
        options={profileKeys.map((id) => ({ id, title: t(`words.profile.${id}`) }))}
        onSelect={(id) => changeFigures({ profile: profileKeys.find((each) => each === id) ?? 'standard' })}
      />
      <Switch
        label={t('calculator.field.feesAgreed')}
        help={t('calculator.help.feesAgreed')}
        selected={figures.feesAgreed}
        onChange={(feesAgreed) => changeFigures({ feesAgreed })}
      />
    </>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{title}</legend>
      {children}
    </fieldset>
  );
}

/** The name of a country in the reader's language. */
export function countryName(t: ReturnType<typeof useTexts>['t'], country: string): string {
  const known = (['NO', 'SE', 'FI', 'DK'] as const).find((code) => code === country);
  return known === undefined ? country : t(`words.country.${known}`);
}
