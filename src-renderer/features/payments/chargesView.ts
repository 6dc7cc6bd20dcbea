import { create } from 'zustand';
import type {
  ChargeKind,
  ChargesFilter,
  ChargesSelection,
  ChargesSort,
  ChargeState,
  ChargesTab,
} from '#shared/contract/payments.ts';

/** The sides of the page: three lists of charges, interest invoices, and the report. */
export type PaymentsTab = ChargesTab | 'interest' | 'report';

/** Which charges are chosen: some by key, or all of the filter but a few. */
export type ChosenCharges =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<number> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<number> };

/** What the user is doing in the lists of charges; the data itself is in the query cache. */
interface ChargesView {
  readonly creditorId: number;
  readonly tab: ChargesTab;
  readonly kind: ChargeKind | null;
  readonly state: ChargeState | null;
  readonly customer: { readonly id: number; readonly name: string } | null;
  readonly search: string;
  readonly sort: ChargesSort;
  readonly selection: ChosenCharges;
  /** The row from which a range is drawn. */
  readonly anchor: number | null;
  /** The invoice whose charges stand at the right. */
  readonly panel: number | null;
}

const nothing: ChosenCharges = { kind: 'some', ids: new Set() };
const newestFirst: ChargesSort = { column: 'claimed', descending: true };

/** The state of the lists of charges. It outlives a visit to another page. */
export const useChargesView = create<ChargesView>(() => ({
  creditorId: 0,
  tab: 'decide',
  kind: null,
  state: null,
  customer: null,
  search: '',
  sort: newestFirst,
  selection: nothing,
  anchor: null,
  panel: null,
}));

const set = useChargesView.setState;

/** Goes to a list of a creditor. Another list begins without selection; another creditor without filter. */
export function showCharges(creditorId: number, tab: ChargesTab): void {
  const view = useChargesView.getState();
  if (view.creditorId === creditorId && view.tab === tab) return;
  const elsewhere = view.creditorId !== creditorId;
  set({
    creditorId,
    tab,
    state: null,
    selection: nothing,
    anchor: null,
    panel: null,
    ...(elsewhere ? { kind: null, customer: null, search: '', sort: newestFirst } : {}),
  });
}

/** Narrows the list. A selection of all rows belongs to its filter and ends with it; single rows stay chosen. */
export function narrow(filter: Partial<Pick<ChargesView, 'kind' | 'state' | 'customer' | 'search'>>): void {
  set(({ selection }) => ({
    ...filter,
    anchor: null,
    selection: selection.kind === 'all' ? nothing : selection,
  }));
}

/** Sorts the list by a column. */
export function sortBy(sort: ChargesSort): void {
  set({ sort, anchor: null });
}

/** Shows the charges of an invoice at the right, or nothing. */
export function openPanel(panel: number | null): void {
  set({ panel });
}

/** Chooses a row or takes it out again; it becomes the start of the next range. */
export function toggleRow(chargeId: number, index: number): void {
  set(({ selection }) => ({ anchor: index, selection: toggled(selection, chargeId) }));
}

/** Chooses several rows more. */
export function addRows(chargeIds: readonly number[]): void {
  set(({ selection }) => ({
    selection:
      selection.kind === 'some'
        ? { kind: 'some', ids: new Set([...selection.ids, ...chargeIds]) }
        : { kind: 'all', except: without(selection.except, chargeIds) },
  }));
}

/** Chooses every row of the filter. */
export function selectAll(): void {
  set({ selection: { kind: 'all', except: new Set() }, anchor: null });
}

/** Chooses nothing. */
export function clearSelection(): void {
  set({ selection: nothing, anchor: null });
}

/** Tells whether a row is chosen. */
export function isSelected(selection: ChosenCharges, chargeId: number): boolean {
  return selection.kind === 'some' ? selection.ids.has(chargeId) : !selection.except.has(chargeId);
}

/** The selection as the border takes it. */
export function selectionInput(selection: ChosenCharges, filter: ChargesFilter): ChargesSelection {
  return selection.kind === 'some'
    ? { kind: 'some', creditorId: filter.creditorId, chargeIds: [...selection.ids] }
    : { kind: 'all', filter, except: [...selection.except] };
}

function toggled(selection: ChosenCharges, id: number): ChosenCharges {
  const next = new Set(selection.kind === 'some' ? selection.ids : selection.except);
  if (!next.delete(id)) next.add(id);
  return selection.kind === 'some' ? { kind: 'some', ids: next } : { kind: 'all', except: next };
}

function without(ids: ReadonlySet<number>, gone: readonly number[]): ReadonlySet<number> {
  const next = new Set(ids);
  for (const id of gone) next.delete(id);
  return next;
}
