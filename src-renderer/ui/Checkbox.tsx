import { Check, Minus } from 'lucide-react';
import { CheckboxButton, CheckboxField } from 'react-aria-components';
import { classNames } from '#renderer/ui/classNames.ts';
import styles from '#renderer/ui/Field.module.css';

interface Props {
  /** Read out; the box itself shows no text. */
  readonly label: string;
  readonly state: 'on' | 'off' | 'some';
  readonly onChange: () => void;
  readonly isDisabled?: boolean;
  readonly excludeFromTabOrder?: boolean;
}

/** A box to tick, without a text beside it: for rows and heads of lists. */
export function Checkbox({ label, state, onChange, isDisabled = false, excludeFromTabOrder = false }: Props) {
  return (
    <CheckboxField
      aria-label={label}
      isSelected={state === 'on'}
      isIndeterminate={state === 'some'}
      isDisabled={isDisabled}
      excludeFromTabOrder={excludeFromTabOrder}
      onChange={onChange}
    >
      <CheckboxButton className={classNames(styles['checkbox'])}>
        {state === 'on' && <Check aria-hidden />}
        {state === 'some' && <Minus aria-hidden />}
      </CheckboxButton>
    </CheckboxField>
  );
}
