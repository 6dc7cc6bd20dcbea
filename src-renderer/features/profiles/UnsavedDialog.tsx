import { Button, Dialog, useTexts } from '#renderer/ui/index.ts';

interface Props {
  readonly name: string;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

/** Asks before work that is not saved would be lost. */
export function UnsavedDialog({ name, onStay, onLeave }: Props) {
  const { t } = useTexts();
  return (
    <Dialog
      size="small"
      title={t('profiles.unsavedTitle')}
      onClose={onStay}
      footer={
        <>
          <Button onPress={onLeave}>{t('profiles.leave')}</Button>
          <Button look="primary" onPress={onStay}>
            {t('profiles.stay')}
          </Button>
        </>
      }
    >
      <p>{t('profiles.unsavedHelp', { name })}</p>
    </Dialog>
  );
}
