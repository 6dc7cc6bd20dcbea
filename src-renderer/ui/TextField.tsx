import type { ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField as AriaTextField } from 'react-aria-components';
import { classNames } from '#renderer/ui/classNames.ts';
import { useTexts } from '#renderer/ui/texts.tsx';
import styles from '#renderer/ui/Field.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: ReactNode;
  /** What is wrong with the value; shown under the field. */
  readonly error?: string | null;
  readonly optional?: boolean;
  readonly multiline?: boolean;
  readonly autoFocus?: boolean;
  readonly type?: 'text' | 'email' | 'tel';
  readonly onBlur?: () => void;
}

/** A line of text, or several. */
export function TextField({
  label,
  help,
  error = null,
  optional = false,
  multiline = false,
  autoFocus = false,
  ...rest
}: Props) {
  const { t } = useTexts();
  const input = classNames(styles['input']);
  return (
    <AriaTextField
      {...rest}
      isInvalid={error !== null}
      autoFocus={autoFocus}
      autoComplete="off"
      className={classNames(styles['field'])}
    >
      <Label className={classNames(styles['label'])}>
        {label}
        {optional && <span className={styles['optional']}>{t('words.optional')}</span>}
      </Label>
      {multiline ? <TextArea className={input} rows={3} /> : <Input className={input} />}
      {help !== undefined && error === null && (
        <Text slot="description" className={classNames(styles['help'])}>
          {help}
        </Text>
      )}
      <FieldError className={classNames(styles['error'])}>{error}</FieldError>
    </AriaTextField>
  );
}
