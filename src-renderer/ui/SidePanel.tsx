import { X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { IconButton } from '#renderer/ui/Button.tsx';
import { useTexts } from '#renderer/ui/texts.tsx';
import styles from '#renderer/ui/SidePanel.module.css';

interface Props {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The panel at the right of a list: more about the current row. Escape closes it. */
export function SidePanel({ title, subtitle, onClose, children }: Props) {
  const { t } = useTexts();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    panel.current?.scrollTo({ top: 0 });
  }, [title]);
  return (
    <aside
      ref={panel}
      aria-label={title}
      className={styles['panel']}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <header className={styles['header']}>
        <div className={styles['titles']}>
          <h2 className={styles['title']}>{title}</h2>
          {subtitle !== undefined && <div className={styles['subtitle']}>{subtitle}</div>}
        </div>
        <IconButton size="small" label={t('words.action.close')} onPress={onClose}>
          <X />
        </IconButton>
      </header>
      {children}
    </aside>
  );
}

/** A titled part of a side panel. */
export function PanelSection({
  title,
  action,
  children,
}: {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles['section']}>
      <div className={styles['sectionHead']}>
        <h3 className={styles['sectionTitle']}>{title}</h3>
        {action}
      </div>
      {children}
    </section>
  );
}
