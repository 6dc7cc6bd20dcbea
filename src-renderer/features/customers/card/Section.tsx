import { useId, type ReactNode } from 'react';
import styles from '#renderer/features/customers/card/Card.module.css';

interface Props {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a customer's card. */
export function Section({ title, action, children }: Props) {
  const id = useId();
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <div className={styles['sectionHead']}>
        <h2 id={id}>{title}</h2>
        {action !== undefined && <div className={styles['sectionAction']}>{action}</div>}
      </div>
      {children}
    </section>
  );
}
