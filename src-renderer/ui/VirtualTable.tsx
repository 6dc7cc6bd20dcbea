import { useTable, type ColumnDef } from '@tanstack/react-table';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type ReactNode,
  type Ref,
} from 'react';
import { TableHeadCell } from '#renderer/ui/TableHeadCell.tsx';
import { TableRow } from '#renderer/ui/TableRow.tsx';
import {
  features,
  rowHeight,
  type Features,
  type RowLook,
  type Slot,
  type TableColumn,
  type TableSort,
} from '#renderer/ui/tableColumn.ts';
import { useGridKeyboard } from '#renderer/ui/useGridKeyboard.ts';
import styles from '#renderer/ui/VirtualTable.module.css';

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
  /** The row that the table begins with when it comes up; the first one where nothing is said. */
  readonly startAt?: number;
  readonly empty: ReactNode;
  readonly handle?: Ref<VirtualTableHandle>;
}

/**
 * A table of any length: only the rows in sight are in the document, and the rows come by windows from the backend.
 * Worked by keyboard as an ARIA grid whose rows take the focus; left and right walk through a row's controls.
 */
export function VirtualTable<Row>(props: Props<Row>) {
  const { columns, total, rowAt, keyOf, onSight, sort, onSort, scope, label } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const startAt = props.startAt ?? 0;
  const [active, setActive] = useState(startAt);
  const activeIndex = Math.min(active, Math.max(0, total - 1));

  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialOffset: Math.max(0, startAt - rowsAbove) * rowHeight,
    scrollPaddingStart: rowHeight,
    // The active row stays in the document, so that the focus is never lost by scrolling.
    rangeExtractor: useCallback((range: Range) => withActive(range, activeIndex), [activeIndex]),
  });
  const items = virtualizer.getVirtualItems();
  const first = virtualizer.range?.startIndex ?? 0;
  const last = virtualizer.range?.endIndex ?? 0;
  useEffect(() => onSight(first, last), [onSight, first, last]);

  const shownScope = useRef(scope);
  useLayoutEffect(() => {
    if (shownScope.current === scope) return;
    shownScope.current = scope;
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
                <TableHeadCell
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
                <TableRow
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

/** How many rows stand above the one that the table begins with. */
const rowsAbove = 4;

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
