import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import type { ReckonedStep } from '#shared/contract/calculator.ts';
import { Day, IconButton, ReasonList, useTexts } from '#renderer/ui/index.ts';
import type { Figures } from '#renderer/features/calculator/figures.ts';
import styles from '#renderer/features/calculator/Calculator.module.css';

interface Props {
  readonly result: { readonly currency: string; readonly steps: readonly ReckonedStep[] };
  readonly profile: Figures['profile'];
  readonly hasMovements: boolean;
}

/** Every step of the profile on the first day it may be taken, with what it may add and why. */
export function StepsResult({ result, profile, hasMovements }: Props) {
  const { t } = useTexts();
  return (
    <section className={styles['part']}>
      <h2>{t('calculator.steps.title', { profile: t(`words.profile.${profile}`) })}</h2>
      <p className={styles['note']}>
        {t('calculator.steps.help')}
        {hasMovements && ` ${t('calculator.steps.withoutMovements')}`}
      </p>
      {result.steps.length === 0 ? (
        <p className={styles['none']}>{t('calculator.steps.none')}</p>
      ) : (
        <div className={styles['tableScroll']}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th>{t('calculator.steps.step')}</th>
                <th>{t('calculator.steps.earliest')}</th>
                <th>{t('calculator.steps.deadline')}</th>
                <th className={styles['end']}>{t('calculator.steps.fee')}</th>
                <th className={styles['end']}>{t('calculator.steps.compensation')}</th>
                <th className={styles['end']}>{t('calculator.steps.interest')}</th>
                <th className={styles['end']}>{t('calculator.steps.total')}</th>
              </tr>
            </thead>
            <tbody>
              {result.steps.map((step) => (
                <StepRows key={step.step.position} step={step} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function StepRows({ step }: { readonly step: ReckonedStep }) {
  const { t, format, stepName } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const reasons = useId();
  const name = stepName(step.step);
  return (
    <>
      <tr>
        <th scope="row" className={styles['step']}>
          <IconButton
            size="small"
            label={`${t('calculator.steps.why')}: ${name}`}
            aria-expanded={isOpen}
            aria-controls={reasons}
            onPress={() => setOpen(!isOpen)}
          >
            {isOpen ? <ChevronDown /> : <ChevronRight />}
          </IconButton>
          {name}
        </th>
        <td>{step.readyOn === null ? t('calculator.steps.never') : <Day value={step.readyOn} />}</td>
        <td>
          <Day value={step.deadline} />
        </td>
        <td className={styles['end']}>{format.amount(step.fee)}</td>
        <td className={styles['end']}>{format.amount(step.compensation)}</td>
        <td className={styles['end']}>{format.amount(step.interest)}</td>
        <td className={styles['end']}>{format.amount(step.total)}</td>
      </tr>
      <tr id={reasons} hidden={!isOpen} className={styles['reasons']}>
        <td colSpan={7}>
          <ReasonList reasons={step.reasons} />
        </td>
      </tr>
    </>
  );
}
