import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { Calculator, Printer, RotateCcw } from 'lucide-react';
import { useMemo } from 'react';
import { Alert, Button, classNames, EmptyState, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { countryName, FiguresForm, type LawfulCountry } from '#renderer/features/calculator/FiguresForm.tsx';
import {
  completeFigures,
  resetFigures,
  typedAmounts,
  useFigures,
  type CompleteFigures,
} from '#renderer/features/calculator/figures.ts';
import { GivenFigures } from '#renderer/features/calculator/GivenFigures.tsx';
import { InterestResult } from '#renderer/features/calculator/InterestResult.tsx';
import { StepsResult } from '#renderer/features/calculator/StepsResult.tsx';
import styles from '#renderer/features/calculator/Calculator.module.css';

/** Interest, fees and earliest days of typed-in figures, reckoned as they are typed; prints as a page of its own. */
export function CalculatorPage() {
  const texts = useTexts();
  const { t } = texts;
  const start = useQuery(api.calculator.start.queryOptions());
  const country = useCountry(start.data?.countries ?? []);
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <div>
          <h1>
            <span className={styles['onlySeen']}>{t('calculator.title')}</span>
            <span className={styles['onlyPrinted']}>{t('calculator.printTitle')}</span>
          </h1>
          <p className={styles['intro']}>{t('calculator.intro')}</p>
        </div>
        <div className={styles['actions']}>
          <Button look="quiet" icon={<RotateCcw />} onPress={resetFigures}>
            {t('calculator.reset')}
          </Button>
          <Button icon={<Printer />} onPress={() => window.print()}>
            {t('calculator.print')}
          </Button>
        </div>
      </header>
      {start.error !== null && <Alert tone="error">{failureText(texts, failureOf(start.error))}</Alert>}
      {start.data !== undefined && country !== undefined && (
        <div className={styles['body']}>
          <div className={styles['inputs']}>
            <FiguresForm countries={start.data.countries} country={country} today={start.data.today} />
          </div>
          <div className={styles['results']}>
            <Results country={country} today={start.data.today} />
          </div>
        </div>
      )}
    </div>
  );
}

/** The chosen country; at first that of the reader's language. */
function useCountry(countries: readonly LawfulCountry[]): LawfulCountry | undefined {
  const { locale } = useTexts();
  const chosen = useFigures((figures) => figures.country);
  const usual: Readonly<Record<string, string>> = { nb: 'NO', sv: 'SE', fi: 'FI', da: 'DK', en: 'NO' };
  return countries.find(({ country }) => country === (chosen ?? usual[locale])) ?? countries[0];
}

function Results({ country, today }: { readonly country: LawfulCountry; readonly today: string }) {
  const texts = useTexts();
  const { t, format } = texts;
  const figures = useFigures();
  const complete = useMemo(
    () => completeFigures(figures, country.country, today),
    [figures, country.country, today],
  );
  const interest = useQuery(
    api.calculator.interest.queryOptions({
      input: complete === null ? skipToken : interestInput(complete),
      placeholderData: keepPreviousData,
    }),
  );
  const steps = useQuery(
    api.calculator.schedule.queryOptions({
      input:
        complete === null ? skipToken : { ...claimOf(complete), ...processOf(complete), asOf: complete.due },
      placeholderData: keepPreviousData,
    }),
  );
  if (complete === null) {
    return (
      <EmptyState icon={<Calculator />} title={t('calculator.empty')}>
        {t('calculator.emptyHelp')}
      </EmptyState>
    );
  }
  const error = interest.error ?? steps.error;
  const version = interest.data?.lawVersion;
  const rules =
    version === undefined
      ? undefined
      : t('calculator.rules', { country: countryName(t, country.country), version });
  return (
    <>
      {error !== null && <Alert tone="error">{failureText(texts, failureOf(error))}</Alert>}
      {rules !== undefined && (
        <p className={classNames(styles['rules'], styles['onlyPrinted'])}>
          {t('calculator.printed', { day: format.day(today) })} · {rules}
        </p>
      )}
      <GivenFigures figures={complete} currency={country.currency} />
      {interest.data !== undefined && (
        <InterestResult result={interest.data} to={complete.to} rounding={complete.rounding} />
      )}
      {steps.data !== undefined && (
        <StepsResult
          result={steps.data}
          profile={complete.profile}
          hasMovements={complete.movements.length > 0}
        />
      )}
      {rules !== undefined && <p className={classNames(styles['rules'], styles['onlySeen'])}>{rules}</p>}
    </>
  );
}

function claimOf({
  country,
  debtorKind,
  principal,
  issued,
  due,
  dueDatesAgreed,
  agreedRate,
  dayCount,
}: CompleteFigures) {
  return { country, debtorKind, principal, issued, due, dueDatesAgreed, agreedRate, dayCount };
}

function processOf({ profile, feesAgreed }: CompleteFigures) {
  return { profile, feesAgreed };
}

function interestInput(figures: CompleteFigures) {
  return {
    ...claimOf(figures),
    to: figures.to,
    from: figures.from,
    payments: typedAmounts(figures, 'payment'),
    credits: typedAmounts(figures, 'credit'),
    rounding: figures.rounding,
  };
}
