import type { EpochDay } from '#shared/kernel/isoDate.ts';
import { toEpochDay } from '#shared/kernel/isoDate.ts';
import { nominalInvoice, proposalOf, readyDay, withNotice } from '#shared/domain/dunning/goForward.ts';
import type { CreditorFacts, CustomerFacts, InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import type { Profile, StepRef } from '#shared/domain/dunning/profile.ts';
import type { Situation } from '#shared/domain/dunning/situation.ts';
import { situationOf } from '#shared/domain/dunning/situation.ts';
import type { DebtorKind } from '#shared/domain/law/lawPack.ts';
import type { PreparedLaw } from '#shared/domain/law/prepareLaw.ts';

/**
 * The step that time alone would have brought by the day, had each step been taken on its first day; null before the
 * first one. What was really sent, paid or stopped has no part in it.
 */
export function calendarStep(situation: Situation): StepRef | null {
  const { invoice, day, printedDue } = situation;
  const days = plannedDays(situation, toEpochDay(invoice.issued), printedDue);
  let reached: StepRef | null = null;
  for (const planned of days) {
    if (planned.day > day) break;
    reached = planned.step;
  }
  return reached;
}

interface PlannedDay {
  readonly day: EpochDay;
  readonly step: StepRef;
}

/** The plans of one profile under one law, by day of the invoice and due date. */
interface Plans {
  readonly creditor: CreditorFacts;
  readonly law: PreparedLaw;
  readonly debtorKind: DebtorKind;
  readonly byDays: Map<number, readonly PlannedDay[]>;
}

/** The invoices of a creditor share a few hundred pairs of days, and each pair is planned once. */
const known = new WeakMap<Profile, Plans>();
const keptPlans = 10_000;

function plannedDays(situation: Situation, issued: EpochDay, due: EpochDay): readonly PlannedDay[] {
  const { profile, creditor, law, customer } = situation;
  let plans = known.get(profile);
  if (
    plans === undefined ||
    plans.creditor !== creditor ||
    plans.law !== law ||
    plans.debtorKind !== customer.kind
  ) {
    plans = { creditor, law, debtorKind: customer.kind, byDays: new Map() };
    known.set(profile, plans);
  }
  const key = due * 1_000_000 + issued;
  const found = plans.byDays.get(key);
  if (found !== undefined) return found;
  if (plans.byDays.size >= keptPlans) plans.byDays.clear();
  const planned = planDays(situation);
  plans.byDays.set(key, planned);
  return planned;
}

function planDays({ invoice: { issued, due }, customer, creditor, profile, law }: Situation): PlannedDay[] {
  let invoice: InvoiceFacts = nominalInvoice(issued, due, law.pack.currency);
  const debtor: CustomerFacts = { ...customer, holds: [], feesInArrears: [] };
  const planned: PlannedDay[] = [];
  let asOf = due;
  for (let count = 0; count <= profile.steps.length; count += 1) {
    const ready = readyDay((day) => situationOf(invoice, debtor, creditor, profile, law, day), asOf);
    if (ready === null) return planned;
    const { situation } = ready;
    planned.push({ day: situation.day, step: situation.next.ref });
    const proposal = proposalOf(situation, []);
    if (proposal === null) return planned;
    invoice = withNotice(situation, proposal);
    asOf = situation.asOf;
  }
  return planned;
}
