import { ChevronDown } from 'lucide-react';
import {
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components';
import { classNames } from '#renderer/ui/classNames.ts';
import styles from '#renderer/ui/Field.module.css';

interface Option {
  readonly id: string;
  readonly title: string;
}

interface Props {
  readonly label: string;
  readonly options: readonly Option[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
  readonly help?: string;
  readonly error?: string | null;
}

/** One choice of several from a list. */
export function Select({ label, options, selected, onSelect, help, error = null }: Props) {
  return (
    <AriaSelect
      value={selected}
      onChange={(key) => {
        if (key !== null) onSelect(String(key));
      }}
      isInvalid={error !== null}
      className={classNames(styles['field'])}
    >
      <Label className={classNames(styles['label'])}>{label}</Label>
      <Button className={classNames(styles['button'])}>
        <SelectValue className={classNames(styles['value'])} />
        <ChevronDown aria-hidden />
      </Button>
      {help !== undefined && error === null && (
        <Text slot="description" className={classNames(styles['help'])}>
          {help}
        </Text>
      )}
      <FieldError className={classNames(styles['error'])}>{error}</FieldError>
      <Popover className={classNames(styles['popover'])} offset={4}>
        <ListBox className={classNames(styles['list'])}>
          {options.map((option) => (
            <ListBoxItem
              key={option.id}
              id={option.id}
              textValue={option.title}
              className={classNames(styles['option'])}
            >
              {option.title}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
