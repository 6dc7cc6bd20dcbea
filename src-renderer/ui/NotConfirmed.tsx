import { classNames } from '#renderer/ui/classNames.ts';
import { useLawAddress } from '#renderer/ui/LawLinks.tsx';
import { useTexts } from '#renderer/ui/texts.tsx';
import styles from '#renderer/ui/ReasonList.module.css';

interface Props {
  readonly grade: string;
  /** The place in the law of the figure's rule; with it the badge leads to where the figure can be confirmed. */
  readonly reference?: string;
}

/** Says of a figure of the law that nobody in the office has confirmed it yet, with how well it is known. */
export function NotConfirmed({ grade, reference }: Props) {
  const { t } = useTexts();
  const address = useLawAddress(reference);
  const text = `${t('reasons.notConfirmed')} (${grade})`;
  const help = t('reasons.notConfirmedHelp');
  if (address === null) {
    return (
      <span className={styles['unconfirmed']} title={help}>
        {text}
      </span>
    );
  }
  return (
    <a href={address} className={classNames(styles['unconfirmed'], styles['toLaw'])} title={help}>
      {text}
    </a>
  );
}
