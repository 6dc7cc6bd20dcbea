import { useTexts } from '#renderer/ui/texts.tsx';
import styles from '#renderer/ui/ReasonList.module.css';

/** Says of a figure of the law that nobody in the office has confirmed it yet, with how well it is known. */
export function NotConfirmed({ grade }: { readonly grade: string }) {
  const { t } = useTexts();
  return (
    <span className={styles['unconfirmed']} title={t('reasons.notConfirmedHelp')}>
      {t('reasons.notConfirmed')} ({grade})
    </span>
  );
}
