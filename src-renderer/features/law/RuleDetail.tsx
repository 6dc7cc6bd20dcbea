import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { LawFigure, LawOfCountry, LawRuleRow } from '#shared/contract/law.ts';
import { lawRuleTitle, lawValueText } from '#shared/i18n/lawText.ts';
import { Button, useTexts } from '#renderer/ui/index.ts';
import { ConfirmDialog } from '#renderer/features/law/ConfirmDialog.tsx';
import { FigureDialog, type FigureStart } from '#renderer/features/law/FigureDialog.tsx';
import { FigureTable } from '#renderer/features/law/FigureTable.tsx';
import { RateChart } from '#renderer/features/law/RateChart.tsx';
import { WithdrawDialog } from '#renderer/features/law/WithdrawDialog.tsx';
import styles from '#renderer/features/law/Law.module.css';

interface Props {
  readonly law: LawOfCountry;
  readonly rule: LawRuleRow;
  readonly today: string;
}

type Open =
  | { readonly kind: 'figure'; readonly start: FigureStart }
  | { readonly kind: 'confirm'; readonly figure: LawFigure }
  | { readonly kind: 'withdraw'; readonly additionId: number; readonly what: string };

/** One rule of the law: its figures through time, each with where it comes from, and what can be done about it. */
export function RuleDetail({ law, rule, today }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const title = lawRuleTitle(texts, rule);
  const isRate = rule.path.startsWith('lateInterest.rate.');
  const nextRate = rule.path === law.rateRule ? law.nextRate : null;
  return (
    <>
      <div className={styles['ruleHead']}>
        <div>
          <h2>{title}</h2>
          <p>{rule.reference}</p>
        </div>
        {rule.dated && (
          <Button
            icon={<Plus />}
            onPress={() =>
              setOpen({
                kind: 'figure',
                start: nextRate === null ? { kind: 'add' } : { kind: 'rate', from: nextRate.expected },
              })
            }
          >
            {t('law.action.add')}
          </Button>
        )}
      </div>
      {isRate && <RateChart law={law} today={today} />}
      {rule.figures.length === 0 ? (
        <p className={styles['none']}>{t('law.noFigures')}</p>
      ) : (
        <FigureTable
          law={law}
          rule={rule}
          title={title}
          today={today}
          onConfirm={(figure) => setOpen({ kind: 'confirm', figure })}
          onCorrect={(figure) => setOpen({ kind: 'figure', start: { kind: 'correct', figure } })}
          onWithdraw={(additionId, figure) =>
            setOpen({
              kind: 'withdraw',
              additionId,
              what: lawValueText(texts, rule, figure.value, law.currency),
            })
          }
        />
      )}
      {open?.kind === 'figure' && <FigureDialog law={law} rule={rule} start={open.start} onClose={close} />}
      {open?.kind === 'confirm' && (
        <ConfirmDialog law={law} rule={rule} figure={open.figure} onClose={close} />
      )}
      {open?.kind === 'withdraw' && (
        <WithdrawDialog additionId={open.additionId} what={`${title}: ${open.what}`} onClose={close} />
      )}
    </>
  );
}
