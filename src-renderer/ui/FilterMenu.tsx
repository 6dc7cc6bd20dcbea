import { ChevronDown } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { classNames } from '#renderer/ui/classNames.ts';
import { Menu } from '#renderer/ui/Menu.tsx';
import styles from '#renderer/ui/Chips.module.css';

interface Props {
  readonly label: string;
  /** What stands for no choice. */
  readonly any: string;
  readonly options: readonly { readonly id: string; readonly title: string }[];
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
}

/** A filter with several values of which one or none is on; it names the one that is. */
export function FilterMenu({ label, any, options, selected, onSelect }: Props) {
  const chosen = options.find(({ id }) => id === selected);
  return (
    <Menu
      label={label}
      trigger={
        <AriaButton className={classNames(styles['chip'], chosen !== undefined && styles['on'])}>
          {chosen === undefined ? label : `${label}: ${chosen.title}`}
          <ChevronDown aria-hidden className={styles['arrow']} />
        </AriaButton>
      }
      entries={[
        { id: 'any', title: any, checked: selected === null, onSelect: () => onSelect(null) },
        ...options.map(({ id, title }, at) => ({
          id: `value-${id}`,
          title,
          divided: at === 0,
          checked: id === selected,
          onSelect: () => onSelect(id),
        })),
      ]}
    />
  );
}
