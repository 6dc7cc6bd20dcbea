import { PenLine, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { LawAddition, LawOfCountry } from '#shared/contract/law.ts';
import { lawRuleTitle, lawValueText } from '#shared/i18n/lawText.ts';
import { classNames, EmptyState, IconButton, useTexts } from '#renderer/ui/index.ts';
import { WithdrawDialog } from '#renderer/features/law/WithdrawDialog.tsx';
import styles from '#renderer/features/law/Law.module.css';

/** Everything that the office has added to the law of a country, newest first, also what was withdrawn. */
export function AdditionsDetail({ law }: { readonly law: LawOfCountry }) {
  const texts = useTexts();
  const { t } = texts;
  const [withdrawing, setWithdrawing] = useState<LawAddition | null>(null);
  return (
    <>
      <div className={styles['ruleHead']}>
        <h2>{t('law.additions.title')}</h2>
      </div>
      {law.additions.length === 0 && (
        <EmptyState icon={<PenLine />} title={t('law.additions.empty')}>
          {t('law.additions.emptyHelp')}
        </EmptyState>
      )}
      <ul className={styles['additions']} aria-label={t('law.additions.title')}>
        {law.additions.map((addition) => (
          <AdditionLine
            key={addition.id}
            addition={addition}
            law={law}
            onWithdraw={() => setWithdrawing(addition)}
          />
        ))}
      </ul>
      {withdrawing !== null && (
        <WithdrawDialog
          additionId={withdrawing.id}
          what={additionText(texts, law, withdrawing)}
          onClose={() => setWithdrawing(null)}
        />
      )}
    </>
  );
}

interface LineProps {
  readonly addition: LawAddition;
  readonly law: LawOfCountry;
  readonly onWithdraw: () => void;
}

function AdditionLine({ addition, law, onWithdraw }: LineProps) {
  const texts = useTexts();
  const { t, format } = texts;
  const { state, withdrawn, by, on, source, problems } = addition;
  const text = additionText(texts, law, addition);
  return (
    <li className={classNames(styles['addition'], state !== 'in_force' && styles['gone'])}>
      <div>
        <b>{text}</b>
        <small>
          {[t('law.additions.by', { by, on: format.day(on) }), ...(source === '' ? [] : [source])].join(
            ' · ',
          )}
        </small>
        {state === 'set_aside' && (
          <small className={styles['setAside']}>
            {[
              t('law.additions.setAside'),
              ...problems.map(({ code, params }) => texts.dataProblemText(code, params)),
            ].join(' ')}
          </small>
        )}
        {withdrawn !== null && (
          <small className={styles['setAside']}>
            {t('law.additions.withdrawn', {
              by: withdrawn.by,
              at: format.moment(withdrawn.at),
              reason: withdrawn.reason,
            })}
          </small>
        )}
      </div>
      {state !== 'withdrawn' && (
        <IconButton label={t('law.action.withdrawThis', { what: text })} onPress={onWithdraw}>
          <Undo2 />
        </IconButton>
      )}
    </li>
  );
}

/** An addition in one sentence. */
export function additionText(
  texts: ReturnType<typeof useTexts>,
  law: Pick<LawOfCountry, 'currency'>,
  addition: LawAddition,
): string {
  const { t, format } = texts;
  const from = addition.from === null ? null : format.day(addition.from);
  if (addition.kind === 'reform_starts') {
    return t('law.additions.reform', { reform: addition.about, from: from ?? '' });
  }
  const named = addition.rule;
  const rule = named === null ? addition.about : lawRuleTitle(texts, named);
  const value =
    named === null
      ? JSON.stringify(addition.value)
      : lawValueText(texts, named, addition.value, law.currency);
  const { kind } = addition;
  return from === null
    ? t(kind === 'figure' ? 'law.additions.figureAlways' : 'law.additions.confirmAlways', { rule, value })
    : t(kind === 'figure' ? 'law.additions.figure' : 'law.additions.confirm', { rule, value, from });
}
