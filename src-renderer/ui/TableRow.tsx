import type { Row as TableRowModel } from '@tanstack/react-table';
import type { VirtualItem } from '@tanstack/react-virtual';
import { memo } from 'react';
import { classNames } from '#renderer/ui/classNames.ts';
import type { CellPlace, Features, RowLook, Slot, TableColumn } from '#renderer/ui/tableColumn.ts';
import styles from '#renderer/ui/VirtualTable.module.css';

interface Props<Row> {
  readonly item: VirtualItem;
  readonly row: TableRowModel<Features, Slot<Row>>;
  readonly rowKey: number | null;
  readonly columns: readonly TableColumn<Row>[];
  readonly active: boolean;
  readonly look: RowLook;
  readonly selectable: boolean;
  readonly onClick: (index: number, shift: boolean) => void;
}

/** Drawn again only when its own data or place changed: a scroll of 100,000 rows touches the new ones alone. */
export const TableRow = memo(TableRowView, sameRow) as typeof TableRowView;

function sameRow<Row>(a: Props<Row>, b: Props<Row>): boolean {
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

function TableRowView<Row>({ item, row, rowKey, columns, active, look, selectable, onClick }: Props<Row>) {
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
