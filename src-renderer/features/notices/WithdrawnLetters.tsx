import type { Texts } from '#shared/i18n/createTexts.ts';
import { Alert, useTexts } from '#renderer/ui/index.ts';
import styles from '#renderer/features/notices/Notices.module.css';

/** A letter that must be taken out of the stack. */
export interface WithdrawnLetter {
  readonly letter: number;
  readonly customer: string;
  readonly number: string;
  readonly reasons: readonly Parameters<Texts['reasonText']>[0][];
}

/** The letters to take out of the printed stack, because something changed since they were approved. */
export function WithdrawnLetters({ letters }: { readonly letters: readonly WithdrawnLetter[] }) {
  const { t, reasonText } = useTexts();
  const count = new Set(letters.map((each) => each.letter)).size;
  return (
    <Alert tone="warning" title={t('notices.takeOut', { count })}>
      <ul className={styles['takeOut']}>
        {letters.map((each) => (
          <li key={`${each.letter}-${each.number}`}>
            <b>{t('notices.letterOf', { letter: each.letter, customer: each.customer })}</b>{' '}
            {t('notices.invoiceOf', { number: each.number })}
            {each.reasons[0] !== undefined && `: ${reasonText(each.reasons[0])}`}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
