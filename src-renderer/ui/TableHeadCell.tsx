import type { Header } from '@tanstack/react-table';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { classNames } from '#renderer/ui/classNames.ts';
import type { Features, Slot, TableColumn } from '#renderer/ui/tableColumn.ts';
import styles from '#renderer/ui/VirtualTable.module.css';

/** The head of one column; a button where the rows can be sorted by it. */
export function TableHeadCell<Row>({
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
