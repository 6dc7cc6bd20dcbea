import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { classNames } from '#renderer/ui/classNames.ts';
import styles from '#renderer/ui/Chips.module.css';

interface Chip {
  readonly id: string;
  readonly title: string;
  readonly count: string | null;
}

interface Props {
  readonly label: string;
  readonly chips: readonly Chip[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
}

/** A row of filters of which exactly one is on. */
export function Chips({ label, chips, selected, onSelect }: Props) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={classNames(styles['chips'])}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[selected]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        if (key !== undefined) onSelect(String(key));
      }}
    >
      {chips.map((chip) => (
        <ToggleButton key={chip.id} id={chip.id} className={classNames(styles['chip'])}>
          {chip.title}
          {chip.count !== null && <span className={styles['count']}>{chip.count}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
