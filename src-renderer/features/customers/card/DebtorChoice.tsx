import type { SameDebtor } from '#shared/contract/customers.ts';
import { Checkbox, useTexts } from '#renderer/ui/index.ts';
import styles from '#renderer/features/customers/card/Card.module.css';

interface Props {
  readonly label: string;
  readonly debtors: readonly SameDebtor[];
  /** The customers that are chosen, by key. */
  readonly chosen: readonly number[];
  readonly onChoose: (customerIds: readonly number[]) => void;
}

/** Chooses at which other clients something shall hold too, with what the debtor was recognised by. */
export function DebtorChoice({ label, debtors, chosen, onChoose }: Props) {
  const { t } = useTexts();
  return (
    <fieldset className={styles['choice']}>
      <legend>{label}</legend>
      <ul>
        {debtors.map((debtor) => {
          const isChosen = chosen.includes(debtor.customerId);
          const toggle = () =>
            onChoose(
              isChosen ? chosen.filter((id) => id !== debtor.customerId) : [...chosen, debtor.customerId],
            );
          return (
            <li key={debtor.customerId}>
              <Checkbox label={debtor.creditor} state={isChosen ? 'on' : 'off'} onToggle={toggle} />
              {/* The box beside it has the name and serves the keyboard; the text only makes its target larger. */}
              {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
              <span onClick={toggle}>
                <b>{debtor.creditor}</b>
                <small>
                  {[
                    debtor.name,
                    debtor.number === null ? null : t('customers.number', { number: debtor.number }),
                    t(`customers.same.by.${debtor.by}`),
                  ]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </small>
              </span>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
