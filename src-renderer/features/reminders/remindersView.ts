import { create } from 'zustand';
import type { QueueFilter, QueueSelection, QueueSort, StepFilter } from '#shared/contract/reminders.ts';

/** What is open at the right of the list. */
export type OpenPanel =
  | { readonly kind: 'invoice'; readonly invoiceId: number }
  | { readonly kind: 'customer'; readonly customerId: number; readonly startWith: 'address' | null };

/** Which rows are chosen: some by key, or all of the filter but a few. */
export type Selection =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<number> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<number> };

/** What the user is doing in the reminders view; the data itself is in the query cache. */
interface RemindersView {
  readonly creditorId: number;
  readonly tab: QueueFilter['tab'];
  readonly step: StepFilter | null;
  readonly channel: QueueFilter['channel'];
  readonly search: string;
  readonly sort: QueueSort;
  readonly selection: Selection;
  /** The row from which a range is drawn. */
  readonly anchor: number | null;
  readonly panel: OpenPanel | null;
}

const nothing: Selection = { kind: 'some', ids: new Set() };
const byCustomer: QueueSort = { column: 'customer', descending: false };

/** The state of the reminders view. It outlives a visit to another page. */
export const useRemindersView = create<RemindersView>(() => ({
  creditorId: 0,
  tab: 'ready',
  step: null,
  channel: null,
  search: '',
  sort: byCustomer,
  selection: nothing,
  anchor: null,
  panel: null,
}));

const set = useRemindersView.setState;

/** Goes to a queue of a creditor. Another queue begins without filter and selection. */
export function showQueue(creditorId: number, tab: QueueFilter['tab']): void {
  const view = useRemindersView.getState();
  if (view.creditorId === creditorId && view.tab === tab) return;
  const elsewhere = view.creditorId !== creditorId;
  set({
    creditorId,
    tab,
    step: null,
    channel: null,
    selection: nothing,
    anchor: null,
    panel: null,
    ...(elsewhere ? { search: '', sort: byCustomer } : {}),
  });
}

/** Narrows the queue. A selection of all rows belongs to its filter and ends with it; single rows stay chosen. */
export function narrow(filter: Partial<Pick<RemindersView, 'step' | 'channel' | 'search'>>): void {
  set(({ selection }) => ({
    ...filter,
    anchor: null,
    selection: selection.kind === 'all' ? nothing : selection,
  }));
}

/** Sorts the queue by a column. */
export function sortBy(sort: QueueSort): void {
  set({ sort, anchor: null });
}

/** Opens or closes the panel at the right. */
export function openPanel(panel: OpenPanel | null): void {
  set({ panel });
}

/** Chooses a row or takes it out again; it becomes the start of the next range. */
export function toggleRow(invoiceId: number, index: number): void {
  set(({ selection }) => ({ anchor: index, selection: toggled(selection, invoiceId) }));
}

/** Chooses several rows more. */
export function addRows(invoiceIds: readonly number[]): void {
  set(({ selection }) => ({
    selection:
      selection.kind === 'some'
        ? { kind: 'some', ids: new Set([...selection.ids, ...invoiceIds]) }
        : { kind: 'all', except: without(selection.except, invoiceIds) },
  }));
}

/** Chooses every row of the filter that may be acted on. */
export function selectAll(): void {
  set({ selection: { kind: 'all', except: new Set() }, anchor: null });
}

/** Chooses nothing. */
export function clearSelection(): void {
  set({ selection: nothing, anchor: null });
}

/** Tells whether a row is chosen. Rows that cannot be acted on never are when all are chosen. */
export function isSelected(selection: Selection, row: { invoiceId: number; actionable: boolean }): boolean {
  return selection.kind === 'some'
    ? selection.ids.has(row.invoiceId)
    : row.actionable && !selection.except.has(row.invoiceId);
}

/** The selection as the border takes it. */
export function selectionInput(selection: Selection, filter: QueueFilter): QueueSelection {
  return selection.kind === 'some'
    ? { kind: 'some', creditorId: filter.creditorId, invoiceIds: [...selection.ids] }
    : { kind: 'all', filter, except: [...selection.except] };
}

function toggled(selection: Selection, id: number): Selection {
  const ids = selection.kind === 'some' ? selection.ids : selection.except;
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return selection.kind === 'some' ? { kind: 'some', ids: next } : { kind: 'all', except: next };
}

function without(ids: ReadonlySet<number>, gone: readonly number[]): ReadonlySet<number> {
  const next = new Set(ids);
  for (const id of gone) next.delete(id);
  return next;
}
