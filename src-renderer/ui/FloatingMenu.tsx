import { useMemo } from 'react';
import { Menu as AriaMenu, Popover as AriaPopover } from 'react-aria-components';
import { classNames } from '#renderer/ui/classNames.ts';
import { menuItems, type MenuEntry } from '#renderer/ui/Menu.tsx';
import styles from '#renderer/ui/Menu.module.css';

interface Props {
  readonly label: string;
  /** The element beside which the menu opens. */
  readonly anchor: HTMLElement;
  readonly entries: readonly MenuEntry[];
  readonly onClose: () => void;
}

/** A menu beside any element, open as long as it is rendered: one for a whole list instead of one in each row. */
export function FloatingMenu({ label, anchor, entries, onClose }: Props) {
  const trigger = useMemo(() => ({ current: anchor }), [anchor]);
  return (
    <AriaPopover
      isOpen
      aria-label={label}
      triggerRef={trigger}
      placement="bottom end"
      offset={4}
      className={classNames(styles['popover'])}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <AriaMenu aria-label={label} autoFocus="first" className={classNames(styles['menu'])}>
        {menuItems(entries)}
      </AriaMenu>
    </AriaPopover>
  );
}
