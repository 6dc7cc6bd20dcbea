import { useMutation } from '@tanstack/react-query';
import { Check, Undo2 } from 'lucide-react';
import { Button, useTexts } from '#renderer/ui/index.ts';
import { everyChange } from '#renderer/features/customers/changes/everyChange.ts';
import { useTick } from '#renderer/features/customers/changes/useTick.ts';
import styles from '#renderer/features/customers/changes/Changes.module.css';

interface Props {
  readonly creditorId: number;
  readonly done: boolean;
  readonly chosen: readonly number[];
  readonly shown: readonly number[];
  readonly onChoose: (changeIds: readonly number[], on: boolean) => void;
  readonly onDone: () => void;
}

/** Ticks the chosen changes off, or all of them. */
export function ChangesBar({ creditorId, done, chosen, shown, onChoose, onDone }: Props) {
  const { t } = useTexts();
  const tick = useTick();
  const tickAll = useMutation({
    mutationFn: async () => {
      const changeIds = await everyChange(creditorId, done);
      if (changeIds.length > 0) await tick.mutateAsync({ changeIds, done: !done });
    },
    onSuccess: onDone,
  });
  const icon = done ? <Undo2 /> : <Check />;
  return (
    <div className={styles['actions']} role="region" aria-label={t('customers.changes.chosenRegion')}>
      <span aria-live="polite" className={styles['chosen']}>
        {chosen.length === 0
          ? t('customers.changes.nothingChosen')
          : t('customers.changes.chosen', { count: chosen.length })}
      </span>
      <div className={styles['buttons']}>
        {chosen.length > 0 && (
          <Button look="quiet" onPress={() => onChoose(shown, false)}>
            {t('reminders.clearSelection')}
          </Button>
        )}
        <Button isPending={tickAll.isPending} onPress={() => tickAll.mutate()}>
          {t(done ? 'customers.changes.untickAll' : 'customers.changes.tickAll')}
        </Button>
        {chosen.length > 0 && (
          <Button
            look="primary"
            icon={icon}
            isPending={tick.isPending}
            onPress={() => tick.mutate({ changeIds: chosen, done: !done }, { onSuccess: onDone })}
          >
            {t(done ? 'customers.changes.untickChosen' : 'customers.changes.tickChosen', {
              count: chosen.length,
            })}
          </Button>
        )}
      </div>
    </div>
  );
}
