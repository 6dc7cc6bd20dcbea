import { ToggleButton } from 'react-aria-components';
import { classNames } from '#renderer/ui/classNames.ts';
import styles from '#renderer/ui/Chips.module.css';

interface Props {
  readonly title: string;
  readonly selected: boolean;
  readonly onChange: (selected: boolean) => void;
}

/** A filter that is on or off. */
export function FilterToggle({ title, selected, onChange }: Props) {
  return (
    <ToggleButton isSelected={selected} onChange={onChange} className={classNames(styles['chip'])}>
      {title}
    </ToggleButton>
  );
}
