import { useState } from 'react';
import type { LawOfCountry } from '#shared/contract/law.ts';
import { Alert, Button, useTexts } from '#renderer/ui/index.ts';
import { FigureDialog } from '#renderer/features/law/FigureDialog.tsx';
import styles from '#renderer/features/law/Law.module.css';

interface Props {
  readonly law: LawOfCountry;
  /** Whether the rule with the rates is looked at. */
  readonly isShown: boolean;
}

/**
 * Says that the rate of the next period is missing, and lets it be added. That one is soon expected, is said beside
 * the rates alone.
 */
export function NextRateBanner({ law, isShown }: Props) {
  const { t, format } = useTexts();
  const [adding, setAdding] = useState(false);
  const { nextRate } = law;
  const rule = law.rules.find(({ path }) => path === law.rateRule);
  if (nextRate === null || rule === undefined) return null;
  const day = format.day(nextRate.expected);
  const newest = format.day(nextRate.newest);
  return (
    <>
      {(nextRate.state === 'missing' || (nextRate.state === 'soon' && isShown)) && (
        <div className={styles['banner']}>
          <Alert
            tone={nextRate.state === 'missing' ? 'warning' : 'info'}
            title={t(nextRate.state === 'missing' ? 'law.next.missing' : 'law.next.soon', { day })}
          >
            {nextRate.state === 'missing' ? t('law.next.missingHelp', { newest }) : t('law.next.soonHelp')}
          </Alert>
          <Button look={nextRate.state === 'missing' ? 'primary' : 'plain'} onPress={() => setAdding(true)}>
            {t('law.next.add', { day })}
          </Button>
        </div>
      )}
      {adding && (
        <FigureDialog
          law={law}
          rule={rule}
          start={{ kind: 'rate', from: nextRate.expected }}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}
