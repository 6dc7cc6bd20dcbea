import type { ReactNode } from 'react';
import { useTexts } from '#renderer/ui/index.ts';
import { countryName } from '#renderer/features/calculator/FiguresForm.tsx';
import { typedAmounts, type CompleteFigures } from '#renderer/features/calculator/figures.ts';
import styles from '#renderer/features/calculator/Calculator.module.css';

/** The figures that a printed reckoning rests on; on the screen they stand in the form. */
export function GivenFigures({
  figures,
  currency,
}: {
  readonly figures: CompleteFigures;
  readonly currency: string;
}) {
  const { t, format } = useTexts();
  const amounts = (kind: 'payment' | 'credit') =>
    typedAmounts(figures, kind).map(({ date, amount }, at) => (
      // Two payments may be of the same day and the same amount.
      <Row key={`${kind}-${at}`} name={`${t(`calculator.movement.${kind}`)} ${format.day(date)}`}>
        {format.money(amount, currency)}
      </Row>
    ));
  return (
    <dl className={styles['given']}>
      <Row name={t('calculator.field.country')}>{countryName(t, figures.country)}</Row>
      <Row name={t('calculator.field.debtorKind')}>{t(`words.kind.${figures.debtorKind}`)}</Row>
      <Row name={t('calculator.field.principal')}>{format.money(figures.principal, currency)}</Row>
      <Row name={t('calculator.field.issued')}>{format.day(figures.issued)}</Row>
      <Row name={t('calculator.field.due')}>{format.day(figures.due)}</Row>
      <Row name={t('calculator.field.to')}>{format.day(figures.to)}</Row>
      {figures.from !== null && <Row name={t('calculator.field.from')}>{format.day(figures.from)}</Row>}
      {figures.agreedRate !== null && (
        <Row name={t('calculator.rate.agreed')}>{format.rate(figures.agreedRate)}</Row>
      )}
      {amounts('payment')}
      {amounts('credit')}
    </dl>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
