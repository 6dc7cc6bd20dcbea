import { ChevronDown } from 'lucide-react';
import {
  Button,
  FieldError,
  Header,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
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
  /** The title of the part of the list that it belongs to; options of one part stand beside each other. */
  readonly section?: string;
}

interface Props {
  readonly label: string;
  readonly options: readonly Option[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
  readonly help?: string;
  readonly error?: string | null;
}

/** One choice of several from a list, which may be in parts. */
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
          {sectionsOf(options).map((part) =>
            part.title === undefined ? (
              part.options.map(optionItem)
            ) : (
              <ListBoxSection key={part.title}>
                <Header className={classNames(styles['section'])}>{part.title}</Header>
                {part.options.map(optionItem)}
              </ListBoxSection>
            ),
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

function optionItem({ id, title }: Option) {
  return (
    <ListBoxItem key={id} id={id} textValue={title} className={classNames(styles['option'])}>
      {title}
    </ListBoxItem>
  );
}

function sectionsOf(options: readonly Option[]): { title: string | undefined; options: Option[] }[] {
  const parts: { title: string | undefined; options: Option[] }[] = [];
  for (const option of options) {
    const last = parts.at(-1);
    if (last !== undefined && last.title === option.section) last.options.push(option);
    else parts.push({ title: option.section, options: [option] });
  }
  return parts;
}
