import { ChevronDown } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { classNames } from '#renderer/ui/index.ts';
import styles from '#renderer/features/creditors/Creditors.module.css';

interface Props {
  readonly title: string;
  readonly help: string;
  readonly children: ReactNode;
}

/** Fields that belong together, under a title with a line of explanation at the left. */
export function FormGroup({ title, help, children }: Props) {
  return (
    <section className={styles['group']}>
      <div className={styles['groupHead']}>
        <h2>{title}</h2>
        <p>{help}</p>
      </div>
      <div className={styles['groupFields']}>{children}</div>
    </section>
  );
}

interface FoldingProps extends Props {
  /** What holds, in a line, while the fields are folded away. */
  readonly summary: string;
  /** One of the fields is faulty, so that they must be in sight. */
  readonly isFaulty: boolean;
}

/** Fields that few creditors change: a line says what holds, and the fields come out when somebody asks for them. */
export function FoldingGroup({ title, help, summary, isFaulty, children }: FoldingProps) {
  const [isOpen, setOpen] = useState(false);
  const isShown = isOpen || isFaulty;
  return (
    <Disclosure
      isExpanded={isShown}
      onExpandedChange={setOpen}
      className={classNames(styles['group'], styles['folding'])}
    >
      <div className={styles['groupHead']}>
        <h2>{title}</h2>
        <p>{help}</p>
      </div>
      <div>
        <Heading level={3} className={classNames(styles['fold'])}>
          <Button
            slot="trigger"
            className={classNames(styles['foldButton'])}
            aria-label={`${title}: ${summary}`}
          >
            <span>{summary}</span>
            <ChevronDown aria-hidden />
          </Button>
        </Heading>
        <DisclosurePanel>
          <div className={styles['groupFields']}>{children}</div>
        </DisclosurePanel>
      </div>
    </Disclosure>
  );
}
