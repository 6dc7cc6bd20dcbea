import { FileUp, FolderOpen } from 'lucide-react';
import { Button, useTexts } from '#renderer/ui/index.ts';
import { platform } from '#renderer/platform/currentPlatform.ts';
import { FormatList } from '#renderer/features/intake/FormatList.tsx';
import { failImport, readFiles } from '#renderer/features/intake/importFlow.ts';
import { SourcePanel } from '#renderer/features/intake/SourcePanel.tsx';
import styles from '#renderer/features/intake/Intake.module.css';

/** Where files are dropped or chosen, what is understood, and where the creditor's files come from by themselves. */
export function FilesStep({ creditorId }: { readonly creditorId: number }) {
  const { t } = useTexts();
  const choose = async () => readFiles(creditorId, await platform.chooseFiles('ledger_export'));
  const chooseFolder = async () => readFiles(creditorId, await platform.chooseFilesOfFolder('ledger_export'));
  const fail = (error: unknown) => failImport(creditorId, error);
  return (
    <div className={styles['columns']}>
      <div className={styles['scroller']}>
        <div className={styles['filesStep']}>
          <div className={styles['drop']}>
            <span className={styles['dropIcon']}>
              <FileUp aria-hidden />
            </span>
            <h2 className={styles['dropTitle']}>{t('intake.drop')}</h2>
            <p className={styles['dropHelp']}>{t('intake.dropHelp')}</p>
            <div className={styles['dropButtons']}>
              <Button look="primary" onPress={() => void choose().catch(fail)}>
                {t('intake.choose')}
              </Button>
              <Button icon={<FolderOpen />} onPress={() => void chooseFolder().catch(fail)}>
                {t('intake.chooseFolder')}
              </Button>
            </div>
          </div>
          <FormatList />
        </div>
      </div>
      <SourcePanel creditorId={creditorId} />
    </div>
  );
}
