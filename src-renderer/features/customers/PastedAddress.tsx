import { Undo2 } from 'lucide-react';
import { Button, Kbd, useTexts } from '#renderer/ui/index.ts';
import type { SplitAddress } from '#renderer/features/customers/usePastedAddress.ts';
import styles from '#renderer/features/customers/Customers.module.css';

interface Props {
  readonly split: SplitAddress | null;
  readonly onUndo: () => void;
}

/** Says that a pasted address was taken apart, and leads back. Read out as it comes. */
export function PastedAddress({ split, onUndo }: Props) {
  const { t } = useTexts();
  return (
    <div role="status" className={split === null ? undefined : styles['pasted']}>
      {split !== null && (
        <>
          <span>
            {t('customers.address.pasted')}
            {split.name !== '' && ` ${t('customers.address.pastedName', { name: split.name })}`}
          </span>
          <Button look="quiet" icon={<Undo2 />} onPress={onUndo}>
            {t('words.action.undo')} <Kbd>Ctrl Z</Kbd>
          </Button>
        </>
      )}
    </div>
  );
}
