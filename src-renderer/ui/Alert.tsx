import { AlertTriangle, CircleCheck, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '#renderer/ui/classNames.ts';
import styles from '#renderer/ui/Alert.module.css';

interface Props {
  readonly tone: 'error' | 'warning' | 'good' | 'info';
  readonly title?: string;
  readonly children?: ReactNode;
}

/** A message inside a page or dialog. Errors are read out at once. */
export function Alert({ tone, title, children }: Props) {
  return (
    <div className={classNames(styles['alert'], styles[tone])} role={tone === 'error' ? 'alert' : 'status'}>
      {tone === 'good' ? <CircleCheck /> : tone === 'info' ? <Info /> : <AlertTriangle />}
      <div>
        {title !== undefined && <p className={styles['title']}>{title}</p>}
        {children}
      </div>
    </div>
  );
}
