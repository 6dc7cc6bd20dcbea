import { useMutation } from '@tanstack/react-query';
import { ImagePlus, Trash2 } from 'lucide-react';
import { Button, showToast, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { platform } from '#renderer/platform/currentPlatform.ts';
import styles from '#renderer/features/creditors/Creditors.module.css';

/** The logo on the letterhead: chosen, exchanged, removed. */
export function CreditorLogo({
  creditorId,
  hasLogo,
}: {
  readonly creditorId: number;
  readonly hasLogo: boolean;
}) {
  const texts = useTexts();
  const { t } = texts;
  const set = useMutation(api.creditors.setLogo.mutationOptions({ meta: { shownInPlace: true } }));
  const choose = async () => {
    const [file] = await platform.chooseFiles('logo');
    if (file === undefined) return;
    await set.mutateAsync({ creditorId, file: file.token });
    showToast('good', t('creditors.logo.saved'));
  };
  return (
    <div className={styles['logo']}>
      <span className={styles['logoLabel']}>{t('creditors.logo.title')}</span>
      <span className={styles['logoState']}>
        {t(hasLogo ? 'creditors.logo.present' : 'creditors.logo.absent')}
      </span>
      <div className={styles['logoButtons']}>
        {/* A failure is shown below by `set.error`. */}
        <Button
          icon={<ImagePlus />}
          isPending={set.isPending}
          onPress={() => void choose().catch(() => undefined)}
        >
          {t(hasLogo ? 'creditors.logo.exchange' : 'creditors.logo.choose')}
        </Button>
        {hasLogo && (
          <Button look="quiet" icon={<Trash2 />} onPress={() => set.mutate({ creditorId, file: null })}>
            {t('words.action.remove')}
          </Button>
        )}
      </div>
      {set.error !== null && (
        <p role="alert" className={styles['footError']}>
          {failureText(texts, failureOf(set.error))}
        </p>
      )}
    </div>
  );
}
