import { Search } from 'lucide-react';
import type { Ref } from 'react';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import styles from '#renderer/ui/Field.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The keys that lead here, shown while the field is empty. */
  readonly shortcut: string;
  readonly inputRef: Ref<HTMLInputElement>;
  /** Arrow down or Enter: on to the results. */
  readonly onLeave: () => void;
}

/** The search of a list. Escape empties it first, and then leaves it. */
export function SearchField({ label, value, onChange, shortcut, inputRef, onLeave }: Props) {
  return (
    <label className={styles['search']}>
      <Search aria-hidden />
      <input
        ref={inputRef}
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.preventDefault();
            event.stopPropagation();
            if (value === '') onLeave();
            else onChange('');
          }
          if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault();
            onLeave();
          }
        }}
      />
      {value === '' && <Kbd>{shortcut}</Kbd>}
    </label>
  );
}
