import { useCallback, useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { rowHeight } from '#renderer/ui/tableColumn.ts';

/** What the keys of a table act on. */
interface GridKeyboardOptions<Row> {
  readonly total: number;
  readonly rowAt: (index: number) => Row | undefined;
  readonly onOpen: (row: Row, index: number) => void;
  readonly onToggle?: (row: Row, index: number, range: boolean) => void;
  readonly onSelectAll?: () => void;
  readonly scroller: { readonly current: HTMLDivElement | null };
  readonly active: number;
  readonly setActive: (index: number) => void;
  readonly virtualizer: { readonly scrollToIndex: (index: number) => void };
}

/** The keys of an ARIA grid whose rows take the focus, and the clicks on them. */
export function useGridKeyboard<Row>(options: GridKeyboardOptions<Row>) {
  // The newest options, so that the handlers stay the same and the rows need not be drawn again.
  const now = useRef(options);
  useLayoutEffect(() => {
    now.current = options;
  });
  const wanted = useRef<number | null>(null);

  const focusRow = useCallback((index: number) => {
    wanted.current = index;
    now.current.setActive(index);
    now.current.virtualizer.scrollToIndex(index);
    const row = now.current.scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
    if (row === null || row === undefined) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  }, []);

  // A row that was not in the document when it was wanted takes the focus as soon as it is.
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const row = now.current.scroller.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`);
    if (row === null || row === undefined) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });

  const onRowClick = useCallback((index: number, shift: boolean) => {
    const { rowAt, onOpen, onToggle, setActive } = now.current;
    const row = rowAt(index);
    setActive(index);
    if (row === undefined) return;
    if (shift && onToggle !== undefined) onToggle(row, index, true);
    else onOpen(row, index);
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target instanceof HTMLElement && !isTyping(event.target)) {
      if (handleKey(event, event.target, options, focusRow)) event.preventDefault();
    }
  };
  return { onKeyDown, onRowClick, focusRow };
}

function handleKey<Row>(
  event: KeyboardEvent<HTMLDivElement>,
  target: HTMLElement,
  options: GridKeyboardOptions<Row>,
  focusRow: (index: number) => void,
): boolean {
  const { active, total, rowAt, onOpen, onToggle, onSelectAll } = options;
  const page = Math.max(1, Math.floor((options.scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
  const onRow = target.getAttribute('role') === 'row';
  const row = rowAt(active);
  const go = (index: number) => {
    const next = Math.max(0, Math.min(total - 1, index));
    const nextRow = rowAt(next);
    if (event.shiftKey && onToggle !== undefined && nextRow !== undefined) onToggle(nextRow, next, true);
    focusRow(next);
    return true;
  };
  switch (event.key) {
    case 'ArrowDown':
      return go(active + 1);
    case 'ArrowUp':
      return go(active - 1);
    case 'PageDown':
      return go(active + page);
    case 'PageUp':
      return go(active - page);
    case 'Home':
      return go(0);
    case 'End':
      return go(total - 1);
    case 'ArrowRight':
    case 'ArrowLeft':
      return walkControls(target, event.key === 'ArrowRight' ? 1 : -1);
    case ' ':
      if (!onRow || row === undefined || onToggle === undefined) return onRow;
      onToggle(row, active, event.shiftKey);
      return true;
    case 'Enter':
      if (!onRow || row === undefined) return false;
      onOpen(row, active);
      return true;
    case 'a':
      if (!(event.ctrlKey || event.metaKey) || onSelectAll === undefined) return false;
      onSelectAll();
      return true;
    default:
      return false;
  }
}

/** Left and right lead from the row to its controls and back. */
function walkControls(target: HTMLElement, by: 1 | -1): boolean {
  const row = target.closest<HTMLElement>('[role="row"]');
  if (row === null) return false;
  const stops = [row, ...row.querySelectorAll<HTMLElement>('button, a[href], input')];
  const next = stops[stops.indexOf(target) + by];
  next?.focus();
  return next !== undefined;
}

function isTyping(target: HTMLElement): boolean {
  return target instanceof HTMLInputElement && target.type !== 'checkbox';
}
