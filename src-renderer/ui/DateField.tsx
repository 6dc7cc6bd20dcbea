import { parseDate } from '@internationalized/date';
import {
  DateField as AriaDateField,
  DateInput,
  DateSegment,
  FieldError,
  Label,
  Text,
} from 'react-aria-components';
import { classNames } from '#renderer/ui/classNames.ts';
import styles from '#renderer/ui/Field.module.css';

interface Props {
  readonly label: string;
  /** `YYYY-MM-DD`, or null while nothing is entered. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly minimum?: string;
  readonly maximum?: string;
  readonly help?: string;
  readonly error?: string | null;
}

/** A day, entered part by part in the order of the reader's language. */
export function DateField({ label, value, onChange, minimum, maximum, help, error = null }: Props) {
  return (
    <AriaDateField
      value={value === null ? null : parseDate(value)}
      onChange={(day) => onChange(day === null ? null : day.toString())}
      {...(minimum === undefined ? {} : { minValue: parseDate(minimum) })}
      {...(maximum === undefined ? {} : { maxValue: parseDate(maximum) })}
      isInvalid={error !== null}
      className={classNames(styles['field'])}
    >
      <Label className={classNames(styles['label'])}>{label}</Label>
      <DateInput className={classNames(styles['group'], styles['segments'])}>
        {(segment) => <DateSegment segment={segment} className={classNames(styles['segment'])} />}
      </DateInput>
      {help !== undefined && error === null && (
        <Text slot="description" className={classNames(styles['help'])}>
          {help}
        </Text>
      )}
      <FieldError className={classNames(styles['error'])}>{error}</FieldError>
    </AriaDateField>
  );
}
