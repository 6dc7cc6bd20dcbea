import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { classNames } from '#renderer/ui/classNames.ts';
import styles from '#renderer/ui/Field.module.css';

interface Choice<Id extends string> {
  readonly id: Id;
  readonly title: string;
  readonly help: string;
}

interface Props<Id extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
}

/** One choice of a few, each with its explanation in sight. */
export function RadioList<Id extends string>({ label, choices, selected, onSelect }: Props<Id>) {
  return (
    <RadioGroup
      value={selected}
      onChange={(id) => onSelect(id as Id)}
      className={classNames(styles['radios'])}
    >
      <Label className={classNames(styles['label'])}>{label}</Label>
      {choices.map((choice) => (
        <RadioField key={choice.id} value={choice.id}>
          <RadioButton className={classNames(styles['radio'])}>
            <span>
              {choice.title}
              <small>{choice.help}</small>
            </span>
          </RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  );
}
