import { FileUp } from 'lucide-react';
import { DropZone, type DropItem } from 'react-aria-components';
import type { ChosenFile } from '#shared/contract/shellMessages.ts';
import { Button, classNames, useTexts } from '#renderer/ui/index.ts';
import { platform } from '#renderer/platform/currentPlatform.ts';
import styles from '#renderer/features/intake/Intake.module.css';

interface Props {
  readonly onFile: (file: ChosenFile) => void;
  readonly onFailure: (error: unknown) => void;
}

/** Where a ledger file is dropped or chosen. */
export function FileDrop({ onFile, onFailure }: Props) {
  const { t } = useTexts();
  const choose = async () => {
    const [file] = await platform.chooseFiles('ledger_export');
    if (file !== undefined) onFile(file);
  };
  const take = async (items: readonly DropItem[]) => {
    const dropped = items.find((item) => item.kind === 'file');
    if (dropped !== undefined) onFile(await platform.takeDropped(await dropped.getFile()));
  };
  return (
    <DropZone
      className={classNames(styles['drop'])}
      aria-label={t('intake.drop')}
      onDrop={(event) => void take(event.items).catch(onFailure)}
    >
      <span className={styles['dropIcon']}>
        <FileUp aria-hidden />
      </span>
      <p className={styles['dropTitle']}>{t('intake.drop')}</p>
      <p className={styles['dropHelp']}>{t('intake.dropHelp')}</p>
      <Button look="primary" autoFocus onPress={() => void choose().catch(onFailure)}>
        {t('intake.choose')}
      </Button>
    </DropZone>
  );
}
