import { useMemo, useState } from 'react';

/** Which rows of a list are chosen: some by key, or all of the filter but a few. */
type Chosen =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<number> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<number> };

/** A choice of rows with what changes it. */
export interface Choice {
  readonly value: Chosen;
  readonly state: 'on' | 'off' | 'some';
  readonly has: (id: number) => boolean;
  readonly toggle: (id: number) => void;
  readonly toggleAll: () => void;
  readonly clear: () => void;
}

const nothing: Chosen = { kind: 'some', ids: new Set() };

/** The choice of a list that begins with nothing. */
export function useChoice(): Choice {
  const [value, setValue] = useState<Chosen>(nothing);
  return useMemo(
    () => ({
      value,
      state: stateOf(value),
      has: (id) => (value.kind === 'some' ? value.ids.has(id) : !value.except.has(id)),
      toggle: (id) => setValue((before) => toggled(before, id)),
      toggleAll: () =>
        setValue((before) => (stateOf(before) === 'off' ? { kind: 'all', except: new Set() } : nothing)),
      clear: () => setValue(nothing),
    }),
    [value],
  );
}

function stateOf(value: Chosen): Choice['state'] {
  if (value.kind === 'all') return value.except.size === 0 ? 'on' : 'some';
  return value.ids.size === 0 ? 'off' : 'some';
}

function toggled(value: Chosen, id: number): Chosen {
  const next = new Set(value.kind === 'some' ? value.ids : value.except);
  if (!next.delete(id)) next.add(id);
  return value.kind === 'some' ? { kind: 'some', ids: next } : { kind: 'all', except: next };
}
