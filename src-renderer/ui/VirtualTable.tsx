import {
  columnVisibilityFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type Header,
  type Row as TableRow,
} from '@tanstack/react-table';
import { defaultRangeExtractor, useVirtualizer, type Range, type VirtualItem } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import {
  memo,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { classNames } from '#renderer/ui/classNames.ts';
import styles from '#renderer/ui/VirtualTable.module.css';

/** What a cell knows of its row's place: controls inside are reached by Tab in the active row only. */
export interface CellPlace {
  readonly index: number;
  readonly tabIndex: 0 | -1;
  readonly selected: boolean;
}

/** One column of a table. Widths are in pixels; `grow` shares out what is left. */
export interface TableColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** Stands in the head in place of the title, e.g. a box that selects all. */
  readonly head?: ReactNode;
  readonly width: number;
  readonly grow?: number;
  readonly align?: 'end' | 'center';
  readonly sortable?: boolean;
  /** Hidden while the table is narrower than this; the row's panel shows the same. */
  readonly hideBelow?: number;
  readonly cell: (row: Row, place: CellPlace) => ReactNode;
}

/** By which column the rows are sorted; the sorting itself is the backend's. */
export interface TableSort {
  readonly column: string;
  readonly descending: boolean;
}

/** How a row is drawn. `current` is the one shown in the side panel. */
export interface RowLook {
  readonly selected: boolean;
  readonly muted: boolean;
  readonly current: boolean;
}

/** What a page may ask of a table. */
export interface VirtualTableHandle {
  /** Puts the keyboard on the active row. */
  readonly focus: () => void;
}

interface Props<Row> {
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly total: number;
  /** The row at a place, or undefined while it is being fetched. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly keyOf: (row: Row) => number;
  readonly lookOf: (row: Row) => RowLook;
  /** Tells which places are in sight, so that they can be fetched. */
  readonly onSight: (first: number, last: number) => void;
  readonly sort: TableSort;
  readonly onSort: (sort: TableSort) => void;
  readonly onOpen: (row: Row, index: number) => void;
  /** Space, or a click with shift for a range. Left out where nothing can be selected. */
  readonly onToggle?: (row: Row, index: number, range: boolean) => void;
  readonly onSelectAll?: () => void;
  /** The filter that the rows belong to: another one starts at the top again. */
  readonly scope: string;
  readonly empty: ReactNode;
  readonly handle?: Ref<VirtualTableHandle>;
}

interface Slot<Row> {
  readonly index: number;
  readonly row: Row | undefined;
}

const features = tableFeatures({ columnVisibilityFeature, rowSortingFeature });
type Features = typeof features;

const rowHeight = 36;

/**
 * A table of any length: only the rows in sight are in the document, and the rows come by windows from the backend.
 * Worked by keyboard as an ARIA grid whose rows take the focus; left and right walk through a row's controls.
 */
export function VirtualTable<Row>(props: Props<Row>) {
  const { columns, total, rowAt, keyOf, onSight, sort, onSort, scope, label } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const [active, setActive] = useState(0);
  const activeIndex = Math.min(active, Math.max(0, total - 1));

  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: rowHeight,
    // The active row stays in the document, so that the focus is never lost by scrolling.
    rangeExtractor: useCallback((range: Range) => withActive(range, activeIndex), [activeIndex]),
  });
  const items = virtualizer.getVirtualItems();
  const first = virtualizer.range?.startIndex ?? 0;
  const last = virtualizer.range?.endIndex ?? 0;
  useEffect(() => onSight(first, last), [onSight, first, last]);

  useLayoutEffect(() => {
    setActive(0);
    scroller.current?.scrollTo({ top: 0 });
  }, [scope]);

  const slots = useMemo(
    () => items.map((item): Slot<Row> => ({ index: item.index, row: rowAt(item.index) })),
    [items, rowAt],
  );
  const table = useTable<Features, Slot<Row>>({
    features,
    columns: useMemo(() => columns.map((column) => definitionOf(column)), [columns]),
    data: slots,
    getRowId: (slot) => String(slot.index),
    manualSorting: true,
    enableSortingRemoval: false,
    enableMultiSort: false,
    state: {
      sorting: [{ id: sort.column, desc: sort.descending }],
      columnVisibility: Object.fromEntries(
        columns.map((column) => [column.id, width === 0 || width >= (column.hideBelow ?? 0)]),
      ),
    },
    onSortingChange: (update) => {
      const before = [{ id: sort.column, desc: sort.descending }];
      const [next] = typeof update === 'function' ? update(before) : update;
      if (next !== undefined) onSort({ column: next.id, descending: next.desc });
    },
  });

  const shown = columns.filter((column) => table.getColumn(column.id)?.getIsVisible() !== false);
  const tracks = shown.map(trackOf).join(' ');
  const keyboard = useGridKeyboard({ ...props, scroller, active: activeIndex, setActive, virtualizer });
  useImperativeHandle(props.handle, () => ({ focus: () => keyboard.focusRow(activeIndex) }));

  const rows = table.getRowModel().rows;
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={shown.length}
      aria-multiselectable={props.onToggle !== undefined}
      tabIndex={total === 0 ? 0 : -1}
      className={styles['scroller']}
      style={{ '--tracks': tracks } as CSSProperties}
      onKeyDown={keyboard.onKeyDown}
    >
      <div
        className={styles['content']}
        style={{ minWidth: shown.reduce((sum, c) => sum + c.width, 0) + 24 }}
      >
        <div role="rowgroup" className={styles['headGroup']}>
          {table.getHeaderGroups().map((group) => (
            <div key={group.id} role="row" aria-rowindex={1} className={styles['head']}>
              {group.headers.map((header) => (
                <HeadCell
                  key={header.id}
                  header={header}
                  column={columns.find((column) => column.id === header.id)}
                />
              ))}
            </div>
          ))}
        </div>
        {total === 0 ? (
          <div role="rowgroup">
            <div role="row" className={styles['empty']}>
              <div role="gridcell">{props.empty}</div>
            </div>
          </div>
        ) : (
          <div role="rowgroup" className={styles['body']} style={{ height: virtualizer.getTotalSize() }}>
            {rows.map((row, at) => {
              const item = items[at];
              return item === undefined ? null : (
                <BodyRow
                  key={item.index}
                  item={item}
                  row={row}
                  columns={shown}
                  active={item.index === activeIndex}
                  look={row.original.row === undefined ? plainLook : props.lookOf(row.original.row)}
                  rowKey={row.original.row === undefined ? null : keyOf(row.original.row)}
                  selectable={props.onToggle !== undefined}
                  onClick={keyboard.onRowClick}
                />
              );
            })}
          </div>
        )}
      </div>
    </div>
  );
}

const plainLook: RowLook = { selected: false, muted: false, current: false };

function trackOf<Row>(column: TableColumn<Row>): string {
  return column.grow === undefined ? `${column.width}px` : `minmax(${column.width}px, ${column.grow}fr)`;
}

function definitionOf<Row>(column: TableColumn<Row>): ColumnDef<Features, Slot<Row>> {
  return {
    id: column.id,
    accessorFn: (slot) => slot.row,
    header: () => column.head ?? column.title,
    enableSorting: column.sortable === true,
    sortDescFirst: column.align === 'end',
  };
}

function withActive(range: Range, active: number): number[] {
  const inSight = defaultRangeExtractor(range);
  if (inSight.includes(active) || active >= range.count) return inSight;
  return [...inSight, active].sort((a, b) => a - b);
}

function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (element.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

function HeadCell<Row>({
  header,
  column,
}: {
  readonly header: Header<Features, Slot<Row>>;
  readonly column: TableColumn<Row> | undefined;
}) {
  if (column === undefined) return null;
  const sorted = header.column.getIsSorted();
  const className = classNames(styles['headCell'], column.align !== undefined && styles[column.align]);
  if (column.sortable !== true) {
    return (
      <div role="columnheader" className={className}>
        {column.head ?? column.title}
      </div>
    );
  }
  return (
    <div
      role="columnheader"
      aria-sort={sorted === false ? 'none' : sorted === 'asc' ? 'ascending' : 'descending'}
      className={className}
    >
      <button
        type="button"
        className={classNames(styles['sort'], sorted !== false && styles['sorted'])}
        onClick={() => header.column.toggleSorting()}
      >
        {column.title}
        {sorted === 'asc' && <ArrowUp aria-hidden />}
        {sorted === 'desc' && <ArrowDown aria-hidden />}
      </button>
    </div>
  );
}

interface BodyRowProps<Row> {
  readonly item: VirtualItem;
  readonly row: TableRow<Features, Slot<Row>>;
  readonly rowKey: number | null;
  readonly columns: readonly TableColumn<Row>[];
  readonly active: boolean;
  readonly look: RowLook;
  readonly selectable: boolean;
  readonly onClick: (index: number, shift: boolean) => void;
}

// Drawn again only when its own data or place changed: a scroll of 100,000 rows touches the new ones alone.
const BodyRow = memo(BodyRowView, sameRow) as typeof BodyRowView;

function sameRow<Row>(a: BodyRowProps<Row>, b: BodyRowProps<Row>): boolean {
  return (
    a.row.original.row === b.row.original.row &&
    a.item.index === b.item.index &&
    a.item.start === b.item.start &&
    a.active === b.active &&
    a.look.selected === b.look.selected &&
    a.look.muted === b.look.muted &&
    a.look.current === b.look.current &&
    a.selectable === b.selectable &&
    a.onClick === b.onClick &&
    a.columns.length === b.columns.length &&
    a.columns.every((column, at) => column === b.columns[at])
  );
}

function BodyRowView<Row>({
  item,
  row,
  rowKey,
  columns,
  active,
  look,
  selectable,
  onClick,
}: BodyRowProps<Row>) {
  const data = row.original.row;
  const place: CellPlace = { index: item.index, tabIndex: active ? 0 : -1, selected: look.selected };
  return (
    // The grid's own key handler serves the keyboard.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      aria-rowindex={item.index + 2}
      aria-selected={selectable ? look.selected : undefined}
      data-index={item.index}
      data-key={rowKey ?? undefined}
      tabIndex={place.tabIndex}
      className={classNames(
        styles['row'],
        look.selected && styles['selected'],
        look.muted && styles['muted'],
        look.current && styles['current'],
      )}
      style={{ transform: `translateY(${item.start}px)` }}
      onClick={(event) => {
        if (!isControl(event.target)) onClick(item.index, event.shiftKey);
      }}
    >
      {columns.map((column) => (
        <div
          key={column.id}
          role="gridcell"
          className={classNames(styles['cell'], column.align !== undefined && styles[column.align])}
        >
          {data === undefined ? <span className={styles['ghost']} /> : column.cell(data, place)}
        </div>
      ))}
    </div>
  );
}

const controls = 'button, a, input, select, textarea, label, [role="button"]';

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest(controls) !== null;
}

interface GridKeyboardOptions<Row> extends Props<Row> {
  readonly scroller: { readonly current: HTMLDivElement | null };
  readonly active: number;
  readonly setActive: (index: number) => void;
  readonly virtualizer: { readonly scrollToIndex: (index: number) => void };
}

function useGridKeyboard<Row>(options: GridKeyboardOptions<Row>) {
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
