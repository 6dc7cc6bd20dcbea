import { SwitchButton, SwitchField } from 'react-aria-components';
import { classNames } from '#renderer/ui/classNames.ts';
import styles from '#renderer/ui/Field.module.css';

interface Props {
  readonly label: string;
  readonly help?: string;
  readonly selected: boolean;
  readonly onChange: (selected: boolean) => void;
  readonly isDisabled?: boolean;
}

/** On or off, in force at once. */
export function Switch({ label, help, selected, onChange, isDisabled = false }: Props) {
  return (
    <SwitchField isSelected={selected} onChange={onChange} isDisabled={isDisabled}>
      <SwitchButton className={classNames(styles['switch'])}>
        <span className={styles['track']}>
          <span className={classNames(styles['thumb'])} style={{ display: 'block' }} />
        </span>
        <span className={styles['switchText']}>
          {label}
          {help !== undefined && <span className={styles['help']}>{help}</span>}
        </span>
      </SwitchButton>
    </SwitchField>
  );
}
