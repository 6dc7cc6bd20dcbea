import { columnVisibilityFeature, rowSortingFeature, tableFeatures } from '@tanstack/react-table';
import type { ReactNode } from 'react';

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

/** A place of the table and what stands there; undefined while it is being fetched. */
export interface Slot<Row> {
  readonly index: number;
  readonly row: Row | undefined;
}

/** What the table uses of TanStack Table; the sorting itself is the backend's. */
export const features = tableFeatures({ columnVisibilityFeature, rowSortingFeature });
export type Features = typeof features;

/** Every row is equally high, in pixels; `--row` of the tokens says the same. */
export const rowHeight = 36;
