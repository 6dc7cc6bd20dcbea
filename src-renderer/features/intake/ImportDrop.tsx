import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTexts } from '#renderer/ui/index.ts';
import { platform } from '#renderer/platform/currentPlatform.ts';
import { failImport, readDropped } from '#renderer/features/intake/importFlow.ts';
import styles from '#renderer/features/intake/Intake.module.css';

interface Props {
  readonly creditorId: number;
  /** Said while files are held over the page, so that nobody drops them on another client. */
  readonly creditor: string;
  /** Goes to the import, which shows what becomes of the files. */
  readonly onDropped: () => void;
}

/** Takes files that are dropped anywhere on a creditor's pages. */
export function ImportDrop({ creditorId, creditor, onDropped }: Props) {
  const { t } = useTexts();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      // Without this the browser would open the file in place of the program.
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      // Leaving one element for another inside the window is no leaving.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!hasFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      if (document.querySelector('[role="dialog"]') !== null) return;
      onDropped();
      platform
        .filesOfDrop(event.dataTransfer)
        .then((files) => readDropped(creditorId, files))
        .catch((error: unknown) => failImport(creditorId, error));
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [creditorId, onDropped]);
  if (!isOver) return null;
  return (
    <div className={styles['dropOver']} aria-hidden>
      <FileDown />
      <span>{t('intake.dropAnywhere', { creditor })}</span>
    </div>
  );
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}
