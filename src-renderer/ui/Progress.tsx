import { Label, ProgressBar } from 'react-aria-components';
import { classNames } from '#renderer/ui/classNames.ts';
import styles from '#renderer/ui/Progress.module.css';

interface Props {
  readonly label: string;
  readonly done: number;
  /** Null while nobody knows how much there is. */
  readonly total: number | null;
  /** What stands at the right, e.g. `1 200 of 3 000`. */
  readonly detail?: string;
}

/** How far a piece of work has come. */
export function Progress({ label, done, total, detail }: Props) {
  const known = total !== null && total > 0;
  return (
    <ProgressBar
      className={classNames(styles['progress'])}
      value={known ? Math.min(done, total) : 0}
      maxValue={known ? total : 1}
      isIndeterminate={!known}
    >
      {({ percentage }) => (
        <>
          <div className={styles['head']}>
            <Label>{label}</Label>
            {detail !== undefined && <span className={styles['detail']}>{detail}</span>}
          </div>
          <div className={styles['track']}>
            <div
              className={classNames(styles['fill'], !known && styles['unknown'])}
              style={known ? { width: `${percentage ?? 0}%` } : undefined}
            />
          </div>
        </>
      )}
    </ProgressBar>
  );
}
