import { FieldError, Group, Input, Label, NumberField as AriaNumberField, Text } from 'react-aria-components';
import { classNames } from '#renderer/ui/classNames.ts';
import styles from '#renderer/ui/Field.module.css';

interface Props {
  readonly label: string;
  /** A whole number; with `decimals` 2 in hundredths. Null while nothing is entered. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly decimals: 0 | 2;
  /** What stands behind the number, e.g. `%`. */
  readonly unit?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly help?: string;
  readonly error?: string | null;
  readonly autoFocus?: boolean;
}

/** A number that may still be empty, so that nothing is taken for an entered nought. May be negative. */
export function FigureField({
  label,
  value,
  onChange,
  decimals,
  unit,
  minimum,
  maximum,
  help,
  error = null,
  autoFocus = false,
}: Props) {
  const parts = decimals === 2 ? 100 : 1;
  return (
    <AriaNumberField
      value={value === null ? Number.NaN : value / parts}
      onChange={(next) => onChange(Number.isNaN(next) ? null : Math.round(next * parts))}
      {...(minimum === undefined ? {} : { minValue: minimum / parts })}
      {...(maximum === undefined ? {} : { maxValue: maximum / parts })}
      formatOptions={{ minimumFractionDigits: decimals, maximumFractionDigits: decimals }}
      isInvalid={error !== null}
      autoFocus={autoFocus}
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
