import { Check, Pencil, Undo2 } from 'lucide-react';
import type { LawFigure, LawOfCountry, LawRuleRow } from '#shared/contract/law.ts';
import { Button, classNames, IconButton, NotConfirmed, useTexts } from '#renderer/ui/index.ts';
import { SourceText } from '#renderer/features/law/SourceText.tsx';
import { FigureValue } from '#renderer/features/law/FigureValue.tsx';
import styles from '#renderer/features/law/Law.module.css';

interface Props {
  readonly law: LawOfCountry;
  readonly rule: LawRuleRow;
  readonly title: string;
  readonly today: string;
  readonly onConfirm: (figure: LawFigure) => void;
  readonly onCorrect: (figure: LawFigure) => void;
  readonly onWithdraw: (additionId: number, figure: LawFigure) => void;
}

/** The figures of a rule, newest first: since when, for whom, how much, and how that is known. */
export function FigureTable({ law, rule, title, today, onConfirm, onCorrect, onWithdraw }: Props) {
  const { t } = useTexts();
  const showsDebtor = rule.debtors.some((debtor) => debtor !== 'both');
  return (
    <table className={styles['figures']} aria-label={title}>
      <thead>
        <tr>
          <th>{t('law.column.period')}</th>
          {showsDebtor && <th>{t('law.column.debtor')}</th>}
          <th>{t('law.column.value')}</th>
          <th className={styles['sources']}>{t('law.column.source')}</th>
          <th>
            <span className={styles['hidden']}>{t('law.column.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rule.figures.map((figure) => (
          <tr
            key={`${figure.debtor}-${figure.from ?? ''}`}
            className={classNames(holdsOn(figure, today) && styles['holds'])}
          >
            <td>
              <Period figure={figure} today={today} />
            </td>
            {showsDebtor && <td>{t(`law.debtor.${figure.debtor}`)}</td>}
            <td className={styles['value']}>
              <FigureValue rule={rule} value={figure.value} currency={law.currency} />
              {figure.inPack !== null && (
                <small className={styles['inPack']}>
                  {t('law.packSays', { value: '' })}
                  <FigureValue rule={rule} value={figure.inPack.value} currency={law.currency} />
                </small>
              )}
            </td>
            <td className={styles['sources']}>
              <Source figure={figure} />
            </td>
            <td className={styles['figureActions']}>
              <Actions figure={figure} {...{ onConfirm, onCorrect, onWithdraw }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function holdsOn({ from, until }: LawFigure, day: string): boolean {
  return (from === null || from <= day) && (until === null || until >= day);
}

function Period({ figure, today }: { readonly figure: LawFigure; readonly today: string }) {
  const { t, format } = useTexts();
  const { from, until, dueAfter } = figure;
  if (from === null) return <span>{t('law.always')}</span>;
  return (
    <>
      <span className={styles['days']}>
        {until === null
          ? t('law.from', { from: format.day(from) })
          : t('law.period', { from: format.day(from), until: format.day(until) })}
      </span>
      {from > today && <small>{t('law.notYet')}</small>}
      {dueAfter !== null && <small>{t('law.dueAfter', { day: format.day(dueAfter) })}</small>}
    </>
  );
}

/** Where a figure was read and how well it is known. */
function Source({ figure }: { readonly figure: LawFigure }) {
  const { t, format } = useTexts();
  const { source, grade, checked, confirmed, wantsConfirmation, ownId } = figure;
  const signed = confirmed === null ? null : { by: confirmed.by, on: format.day(confirmed.on) };
  return (
    <>
      <SourceText source={source} />
      <small className={styles['known']}>
        {wantsConfirmation && grade !== null && <NotConfirmed grade={grade} />}
        <span>
          {[
            // Whose figure it is says the signature already, where there is one.
            ...(grade === null || (ownId !== null && signed !== null) ? [] : [t(`law.grade.${grade}`)]),
            signed === null
              ? t('law.checked', { day: format.day(checked) })
              : t(ownId === null ? 'law.confirmedBy' : 'law.enteredBy', signed),
          ].join(' · ')}
        </span>
      </small>
    </>
  );
}

type ActionsProps = Pick<Props, 'onConfirm' | 'onCorrect' | 'onWithdraw'> & { readonly figure: LawFigure };

function Actions({ figure, onConfirm, onCorrect, onWithdraw }: ActionsProps) {
  const { t, format } = useTexts();
  const { from, wantsConfirmation, ownId, confirmationId, value } = figure;
  const takenBack = ownId ?? confirmationId;
  const day = from === null ? null : format.day(from);
  const correct = day === null ? t('law.action.correctRule') : t('law.action.correctFigure', { from: day });
  return (
    <div className={styles['buttons']}>
      {wantsConfirmation && (
        <Button
          icon={<Check />}
          aria-label={
            day === null ? t('law.action.confirmRule') : t('law.action.confirmFigure', { from: day })
          }
          onPress={() => onConfirm(figure)}
        >
          {t('law.action.confirm')}
        </Button>
      )}
      {takenBack !== null && (
        <IconButton
          label={t('law.action.withdrawThis', { what: day ?? '' })}
          onPress={() => onWithdraw(takenBack, figure)}
        >
          <Undo2 />
        </IconButton>
      )}
      {value !== null && (
        <IconButton label={correct} onPress={() => onCorrect(figure)}>
          <Pencil />
        </IconButton>
      )}
    </div>
  );
}
