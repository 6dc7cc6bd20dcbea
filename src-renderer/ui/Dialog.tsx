import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { X } from 'lucide-react';
import { IconButton } from '#renderer/ui/Button.tsx';
import { classNames } from '#renderer/ui/classNames.ts';
import { useTexts } from '#renderer/ui/texts.tsx';
import styles from '#renderer/ui/Dialog.module.css';

interface Props {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large';
  /** Buttons at the bottom, the most important one last. */
  readonly footer?: ReactNode;
  /** False while something runs that must be stopped first. */
  readonly closable?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A window over the page, open as long as it is rendered. Escape closes it; focus returns to where it was. */
export function Dialog({
  title,
  subtitle,
  size = 'medium',
  footer,
  closable = true,
  onClose,
  children,
}: Props) {
  const { t } = useTexts();
  return (
    <ModalOverlay
      isOpen
      isKeyboardDismissDisabled={!closable}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className={classNames(styles['veil'])}
    >
      <Modal className={classNames(styles['modal'], styles[size])}>
        <AriaDialog className={classNames(styles['dialog'])}>
          <header className={styles['header']}>
            <div>
              <Heading slot="title" className={classNames(styles['title'])}>
                {title}
              </Heading>
              {subtitle !== undefined && <div className={styles['subtitle']}>{subtitle}</div>}
            </div>
            <IconButton label={t('words.action.close')} onPress={onClose} isDisabled={!closable}>
              <X />
            </IconButton>
          </header>
          <div className={styles['body']}>{children}</div>
          {footer !== undefined && <footer className={styles['footer']}>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
