import { create } from 'zustand';
import type { CustomerFilter, CustomerSelection, CustomerSort } from '#shared/contract/customers.ts';

/** Which customers are chosen: some by key, or all of the filter but a few. */
export type ChosenCustomers =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<number> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<number> };

/** What narrows the list, beside whose customers they are. */
export type ListFilter = Omit<CustomerFilter, 'creditorId'>;

/** What the user is doing in the list of customers; the data itself is in the query cache. */
interface CustomersView {
  readonly creditorId: number;
  readonly filter: ListFilter;
  readonly sort: CustomerSort;
  readonly selection: ChosenCustomers;
  /** The row from which a range is drawn. */
  readonly anchor: number | null;
  /** The row whose card was opened last, where the list begins when one comes back. */
  readonly opened: number;
}

/** A list that shows everybody. */
export const everybody: ListFilter = {
  search: '',
  kind: null,
  profileId: null,
  language: null,
  stop: null,
  situation: null,
  missing: null,
  invoices: null,
  changed: false,
};

const nothing: ChosenCustomers = { kind: 'some', ids: new Set() };
const byName: CustomerSort = { column: 'name', descending: false };

/** The state of the list of customers. It outlives a visit to a card. */
export const useCustomersView = create<CustomersView>(() => ({
  creditorId: 0,
  filter: everybody,
  sort: byName,
  selection: nothing,
  anchor: null,
  opened: 0,
}));

const set = useCustomersView.setState;

/** Goes to the customers of a creditor; another one's begin without filter and selection. */
export function showCustomers(creditorId: number): void {
  if (useCustomersView.getState().creditorId === creditorId) return;
  set({ creditorId, filter: everybody, sort: byName, selection: nothing, anchor: null, opened: 0 });
}

/** Narrows the list. A selection of all rows belongs to its filter and ends with it; single rows stay chosen. */
export function narrow(part: Partial<ListFilter>): void {
  set(({ filter, selection }) => ({
    filter: { ...filter, ...part },
    anchor: null,
    opened: 0,
    selection: selection.kind === 'all' ? nothing : selection,
  }));
}

/** Sorts the list by a column. */
export function sortBy(sort: CustomerSort): void {
  set({ sort, anchor: null, opened: 0 });
}

/** Keeps the place of the row whose card is opened. */
export function keepPlace(index: number): void {
  set({ opened: index });
}

/** The row that the list begins with. */
export function placeToStart(): number {
  return useCustomersView.getState().opened;
}

/** Chooses a row or takes it out again; it becomes the start of the next range. */
export function toggleRow(customerId: number, index: number): void {
  set(({ selection }) => ({ anchor: index, selection: toggled(selection, customerId) }));
}

/** Chooses several rows more. */
export function addRows(customerIds: readonly number[]): void {
  set(({ selection }) => ({
    selection:
      selection.kind === 'some'
        ? { kind: 'some', ids: new Set([...selection.ids, ...customerIds]) }
        : { kind: 'all', except: without(selection.except, customerIds) },
  }));
}

/** Chooses every row of the filter, or nothing where something is chosen. */
export function toggleAll(): void {
  set(({ selection }) => ({
    anchor: null,
    selection:
      selection.kind === 'all' || selection.ids.size > 0 ? nothing : { kind: 'all', except: new Set() },
  }));
}

/** Chooses nothing. */
export function clearSelection(): void {
  set({ selection: nothing, anchor: null });
}

/** Tells whether a row is chosen. */
export function isSelected(selection: ChosenCustomers, customerId: number): boolean {
  return selection.kind === 'some' ? selection.ids.has(customerId) : !selection.except.has(customerId);
}

/** How many are chosen of a list of `total`. */
export function chosenCount(selection: ChosenCustomers, total: number): number {
  return selection.kind === 'some' ? selection.ids.size : Math.max(0, total - selection.except.size);
}

/** The selection as the border takes it. */
export function selectionInput(selection: ChosenCustomers, filter: CustomerFilter): CustomerSelection {
  return selection.kind === 'some'
    ? { kind: 'some', creditorId: filter.creditorId, customerIds: [...selection.ids] }
    : { kind: 'all', filter, except: [...selection.except] };
}

function toggled(selection: ChosenCustomers, id: number): ChosenCustomers {
  const next = new Set(selection.kind === 'some' ? selection.ids : selection.except);
  if (!next.delete(id)) next.add(id);
  return selection.kind === 'some' ? { kind: 'some', ids: next } : { kind: 'all', except: next };
}

function without(ids: ReadonlySet<number>, gone: readonly number[]): ReadonlySet<number> {
  const next = new Set(ids);
  for (const id of gone) next.delete(id);
  return next;
}
