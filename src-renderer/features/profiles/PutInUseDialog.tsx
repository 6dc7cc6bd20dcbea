import { useQuery } from '@tanstack/react-query';
import type { ProfileEffect, ProfileSettings } from '#shared/contract/profiles.ts';
import { Alert, Button, Dialog, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText, type Failure } from '#renderer/api/failure.ts';
import styles from '#renderer/features/profiles/Profiles.module.css';

interface Props {
  readonly profileId: number;
  readonly settings: ProfileSettings;
  readonly isPending: boolean;
  readonly failure: Failure | null;
  readonly onPutInUse: () => void;
  readonly onClose: () => void;
}

/** Shows what new settings do to open invoices before they are put in force. */
export function PutInUseDialog({ profileId, settings, isPending, failure, onPutInUse, onClose }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const effect = useQuery(
    api.profiles.effect.queryOptions({ input: { profileId, settings }, staleTime: 0, gcTime: 0 }),
  );
  return (
    <Dialog
      size="small"
      title={t('profiles.putInUseTitle', { name: settings.name.trim() })}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('words.action.cancel')}</Button>
          <Button look="primary" isPending={isPending} isDisabled={effect.isPending} onPress={onPutInUse}>
            {t('profiles.putInUseNow')}
          </Button>
        </>
      }
    >
      <p>{t('profiles.effect.intro')}</p>
      {effect.isPending && <p role="status">{t('profiles.effect.working')}</p>}
      {effect.data !== undefined && <Effect effect={effect.data} />}
      {effect.error !== null && <Alert tone="error">{failureText(texts, failureOf(effect.error))}</Alert>}
      {failure !== null && <Alert tone="error">{failureText(texts, failure)}</Alert>}
    </Dialog>
  );
}

const kinds = [
  'becomeReady',
  'noLongerReady',
  'becomeCollect',
  'noLongerCollect',
  'otherStep',
  'otherDay',
  'otherSums',
  'unchanged',
] as const satisfies readonly (keyof ProfileEffect)[];

function Effect({ effect }: { readonly effect: ProfileEffect }) {
  const { t } = useTexts();
  if (effect.invoices === 0) return <p role="status">{t('profiles.effect.nobody')}</p>;
  return (
    <ul className={styles['effect']} role="status" aria-label={t('profiles.effect.title')}>
      {kinds
        .filter((kind) => effect[kind] > 0)
        .map((kind) => (
          <li key={kind}>{t(`profiles.effect.${kind}`, { count: effect[kind] })}</li>
        ))}
    </ul>
  );
}
