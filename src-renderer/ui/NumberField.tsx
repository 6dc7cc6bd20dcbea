import { FieldError, Group, Input, Label, NumberField as AriaNumberField, Text } from 'react-aria-components';
import { classNames } from '#renderer/ui/classNames.ts';
import styles from '#renderer/ui/Field.module.css';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly minimum?: number;
  readonly maximum?: number;
  /** What stands behind the number, e.g. `dager`. */
  readonly unit?: string;
  readonly help?: string;
  readonly error?: string | null;
}

/** A whole number, written as the reader's language writes it. */
export function NumberField(props: Props) {
  return <Numeric {...props} format={{ maximumFractionDigits: 0 }} />;
}

/** An amount in minor units, entered and shown with two decimals. */
export function MoneyField({ value, onChange, ...rest }: Props) {
  return (
    <Numeric
      {...rest}
      value={value / 100}
      onChange={(amount) => onChange(Math.round(amount * 100))}
      format={{ minimumFractionDigits: 2, maximumFractionDigits: 2 }}
    />
  );
}

function Numeric({
  label,
  value,
  onChange,
  minimum = 0,
  maximum,
  unit,
  help,
  error = null,
  format,
}: Props & { readonly format: Intl.NumberFormatOptions }) {
  return (
    <AriaNumberField
      value={value}
      onChange={(next) => onChange(Number.isNaN(next) ? minimum : next)}
      minValue={minimum}
      {...(maximum === undefined ? {} : { maxValue: maximum })}
      formatOptions={format}
      isInvalid={error !== null}
      className={classNames(styles['field'])}
    >
      <Label className={classNames(styles['label'])}>{label}</Label>
      <Group className={classNames(styles['group'])}>
        <Input className={classNames(styles['bare'])} />
        {unit !== undefined && <span className={styles['unit']}>{unit}</span>}
      </Group>
      {help !== undefined && error === null && (
        <Text slot="description" className={classNames(styles['help'])}>
          {help}
        </Text>
      )}
      <FieldError className={classNames(styles['error'])}>{error}</FieldError>
    </AriaNumberField>
  );
}
