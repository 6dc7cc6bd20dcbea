import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  ComboBox as AriaComboBox,
  FieldError,
  Group,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components';
import { classNames } from '#renderer/ui/classNames.ts';
import styles from '#renderer/ui/Field.module.css';

interface Option {
  /** What is entered; a list of accounts has the account's number. */
  readonly id: string;
  readonly title: string;
}

interface Props {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string;
  /** Gets the `id` of an option, or whatever was typed that is none. */
  readonly onChange: (value: string) => void;
  readonly help?: string;
  readonly error?: string | null;
}

/** A line of text with a list of what is known beside it: typed in part, it finds; typed in full, it is taken. */
export function ComboBox({ label, options, value, onChange, help, error = null }: Props) {
  const [text, setText] = useState(titleOf(value));
  const type = (typed: string): void => {
    setText(typed);
    onChange(options.find(({ id, title }) => title === typed || id === typed.trim())?.id ?? typed);
  };
  return (
    <AriaComboBox
      allowsCustomValue
      menuTrigger="focus"
      defaultItems={options}
      inputValue={text}
      onInputChange={type}
      onBlur={() => setText(titleOf(value))}
      isInvalid={error !== null}
      className={classNames(styles['field'])}
    >
      <Label className={classNames(styles['label'])}>{label}</Label>
      <Group className={classNames(styles['group'])}>
        <Input className={classNames(styles['bare'])} autoComplete="off" />
        <Button className={classNames(styles['open'])}>
          <ChevronDown aria-hidden />
        </Button>
      </Group>
      {help !== undefined && error === null && (
        <Text slot="description" className={classNames(styles['help'])}>
          {help}
        </Text>
      )}
      <FieldError className={classNames(styles['error'])}>{error}</FieldError>
      <Popover className={classNames(styles['popover'])} offset={4}>
        <ListBox<Option> className={classNames(styles['list'])}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.title} className={classNames(styles['option'])}>
              {option.title}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );

  function titleOf(id: string): string {
    return options.find((option) => option.id === id)?.title ?? id;
  }
}
