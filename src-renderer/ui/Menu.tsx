import type { ReactNode } from 'react';
import {
  Menu as AriaMenu,
  MenuItem,
  MenuTrigger,
  Popover as AriaPopover,
  Separator,
} from 'react-aria-components';
import { classNames } from '#renderer/ui/classNames.ts';
import styles from '#renderer/ui/Menu.module.css';

/** One entry of a menu; a divider stands before it where `divided` is set. */
export interface MenuEntry {
  readonly id: string;
  readonly title: string;
  readonly icon?: ReactNode;
  readonly isDisabled?: boolean;
  readonly divided?: boolean;
  readonly checked?: boolean;
  readonly onSelect: () => void;
}

interface Props {
  readonly label: string;
  /** The button that opens the menu. */
  readonly trigger: ReactNode;
  readonly entries: readonly MenuEntry[];
}

/** A button with a menu of actions. */
export function Menu({ label, trigger, entries }: Props) {
  return (
    <MenuTrigger>
      {trigger}
      <AriaPopover className={classNames(styles['popover'])} placement="bottom end" offset={4}>
        <AriaMenu aria-label={label} className={classNames(styles['menu'])}>
          {menuItems(entries)}
        </AriaMenu>
      </AriaPopover>
    </MenuTrigger>
  );
}

/** The entries of a menu as its items. */
export function menuItems(entries: readonly MenuEntry[]): ReactNode[] {
  return entries.flatMap((entry) => [
    ...(entry.divided === true
      ? [<Separator key={`${entry.id}-divider`} className={classNames(styles['divider'])} />]
      : []),
    <MenuItem
      key={entry.id}
      id={entry.id}
      textValue={entry.title}
      isDisabled={entry.isDisabled === true}
      onAction={entry.onSelect}
      className={classNames(styles['item'])}
    >
      <span className={styles['icon']}>{entry.icon}</span>
      {entry.title}
      {entry.checked === true && <span className={styles['check']}>✓</span>}
    </MenuItem>,
  ]);
}
