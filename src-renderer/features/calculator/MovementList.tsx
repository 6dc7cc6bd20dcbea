import { Plus, X } from 'lucide-react';
import { Button, DateField, IconButton, LiveMoneyField, useTexts } from '#renderer/ui/index.ts';
import {
  addMovement,
  changeMovement,
  removeMovement,
  useFigures,
  type TypedMovement,
} from '#renderer/features/calculator/figures.ts';
import styles from '#renderer/features/calculator/Calculator.module.css';

/** What was paid and credited, a line each. */
export function MovementList({ currency }: { readonly currency: string }) {
  const { t } = useTexts();
  const movements = useFigures((figures) => figures.movements);
  return (
    <>
      {movements.length > 0 && (
        <ul className={styles['movements']}>
          {movements.map((movement) => (
            <li key={movement.id}>
              <Movement movement={movement} currency={currency} />
            </li>
          ))}
        </ul>
      )}
      <div className={styles['adders']}>
        <Button icon={<Plus />} onPress={() => addMovement('payment')}>
          {t('calculator.movement.addPayment')}
        </Button>
        <Button icon={<Plus />} onPress={() => addMovement('credit')}>
          {t('calculator.movement.addCredit')}
        </Button>
      </div>
    </>
  );
}

function Movement({ movement, currency }: { readonly movement: TypedMovement; readonly currency: string }) {
  const { t } = useTexts();
  const { id, kind } = movement;
  const name = t(`calculator.movement.${kind}`);
  return (
    <div className={styles['movement']} role="group" aria-label={name}>
      <DateField label={name} value={movement.date} onChange={(date) => changeMovement(id, { date })} />
      <LiveMoneyField
        label={t('calculator.field.amount')}
        unit={currency}
        value={movement.amount}
        maximum={9_999_999_999_999}
        onChange={(amount) => changeMovement(id, { amount })}
      />
      <IconButton label={`${t('calculator.movement.remove')}: ${name}`} onPress={() => removeMovement(id)}>
        <X />
      </IconButton>
    </div>
  );
}
