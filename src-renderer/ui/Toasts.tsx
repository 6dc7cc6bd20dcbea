import { X } from 'lucide-react';
import { Button, IconButton } from '#renderer/ui/Button.tsx';
import { classNames } from '#renderer/ui/classNames.ts';
import { useTexts } from '#renderer/ui/texts.tsx';
import { dismissToast, useToasts } from '#renderer/ui/toasts.ts';
import styles from '#renderer/ui/Toasts.module.css';

/** The corner where short messages appear; read out by screen readers as they come. */
export function Toasts() {
  const { t } = useTexts();
  const toasts = useToasts((state) => state.toasts);
  return (
    <div className={styles['corner']} role="status" aria-live="polite">
      {toasts.map((toast) => (
        <div key={toast.id} className={classNames(styles['toast'], styles[toast.tone])}>
          <span className={styles['text']}>{toast.text}</span>
          {toast.action !== null && (
            <Button
              look="quiet"
              onPress={() => {
                toast.action?.run();
                dismissToast(toast.id);
              }}
            >
              {toast.action.title}
            </Button>
          )}
          <IconButton size="small" label={t('words.action.close')} onPress={() => dismissToast(toast.id)}>
            <X />
          </IconButton>
        </div>
      ))}
    </div>
  );
}
