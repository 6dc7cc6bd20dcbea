import { useEffect, useRef } from 'react';
import styles from '#renderer/ui/Checkbox.module.css';

interface Props {
  /** Read out; the box itself shows no text. */
  readonly label: string;
  readonly state: 'on' | 'off' | 'some';
  /** The click of a mouse or the space bar, and whether shift was held. */
  readonly onToggle: (shift: boolean) => void;
  readonly isDisabled?: boolean;
  readonly tabIndex?: 0 | -1;
}

/** A box to tick, without a text beside it: for rows and heads of lists, so it is a plain one and quick to draw. */
export function Checkbox({ label, state, onToggle, isDisabled = false, tabIndex = 0 }: Props) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = state === 'some';
  }, [state]);
  return (
    <input
      ref={box}
      type="checkbox"
      className={styles['box']}
      aria-label={label}
      checked={state === 'on'}
      disabled={isDisabled}
      tabIndex={tabIndex}
      // The click carries shift; the change that follows is the same gesture.
      onChange={() => undefined}
      onClick={(event) => onToggle(event.shiftKey)}
    />
  );
}
