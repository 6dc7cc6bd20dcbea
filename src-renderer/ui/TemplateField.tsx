import { Braces } from 'lucide-react';
import { useRef } from 'react';
import { FieldError, Input, Label, TextArea, TextField as AriaTextField } from 'react-aria-components';
import { IconButton } from '#renderer/ui/Button.tsx';
import { classNames } from '#renderer/ui/classNames.ts';
import { Menu } from '#renderer/ui/Menu.tsx';
import styles from '#renderer/ui/Field.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The words that may stand in braces, each with what it is filled with. */
  readonly placeholders: readonly { readonly id: string; readonly title: string }[];
  readonly insertLabel: string;
  readonly multiline?: boolean;
  readonly isReadOnly?: boolean;
  readonly error?: string | null;
}

/** A text with placeholders in braces, which are put where the cursor is from a menu. */
export function TemplateField({
  label,
  value,
  onChange,
  placeholders,
  insertLabel,
  multiline = false,
  isReadOnly = false,
  error = null,
}: Props) {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const insert = (id: string): void => {
    const start = field.current?.selectionStart ?? value.length;
    const end = field.current?.selectionEnd ?? start;
    const word = `{${id}}`;
    onChange(`${value.slice(0, start)}${word}${value.slice(end)}`);
    // After the menu has given the focus back and the text is in the field.
    window.setTimeout(() => {
      field.current?.focus();
      field.current?.setSelectionRange(start + word.length, start + word.length);
    }, 50);
  };
  const input = classNames(styles['input']);
  return (
    <AriaTextField
      value={value}
      onChange={onChange}
      isReadOnly={isReadOnly}
      isInvalid={error !== null}
      autoComplete="off"
      className={classNames(styles['field'])}
    >
      <span className={styles['labelRow']}>
        <Label className={classNames(styles['label'])}>{label}</Label>
        {!isReadOnly && (
          <Menu
            label={insertLabel}
            trigger={
              <IconButton size="small" label={insertLabel}>
                <Braces />
              </IconButton>
            }
            entries={placeholders.map(({ id, title }) => ({
              id,
              title: `{${id}} – ${title}`,
              onSelect: () => insert(id),
            }))}
          />
        )}
      </span>
      {multiline ? (
        <TextArea ref={field} className={classNames(styles['input'], styles['tall'])} rows={9} />
      ) : (
        <Input ref={field} className={input} />
      )}
      <FieldError className={classNames(styles['error'])}>{error}</FieldError>
    </AriaTextField>
  );
}
