import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { laterOf } from '#shared/kernel/isoDate.ts';
import type { Currency, Minor } from '#shared/kernel/money.ts';
import { compareNaturally } from '#shared/kernel/naturalOrder.ts';
import type { CustomerFacts, InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import type { Profile, StepRef } from '#shared/domain/dunning/profile.ts';
import type { Reason, ReasonCode, ReasonSource } from '#shared/domain/dunning/reason.ts';
import type { Proposal, Standing } from '#shared/domain/dunning/standing.ts';
import type { NoticeForm, NoticeKind } from '#shared/domain/law/lawPack.ts';

/** An invoice as it was evaluated, with whose it is. A caller may carry more in it and finds it again in the letter. */
export interface EvaluatedInvoice {
  /** Invoices with the same one go to the same customer. */
  readonly customerId: number;
  readonly invoice: InvoiceFacts;
  readonly customer: Pick<CustomerFacts, 'openCredit'>;
  readonly profile: Pick<Profile, 'name' | 'grouping' | 'credit'>;
  readonly standing: Standing;
}

/** A step that a letter takes. */
export type NoticeStep = StepRef & { readonly kind: NoticeKind };

/** One letter: a customer's invoices of one currency that go out together. Sums are in minor units. */
export interface GroupedLetter<Item extends EvaluatedInvoice> {
  readonly customerId: number;
  readonly currency: Currency;
  /** The highest step among its invoices, and the form it is sent in; what the letter is called. */
  readonly step: NoticeStep;
  readonly form: NoticeForm;
  /** One for all its invoices: the latest of theirs. */
  readonly deadline: IsoDate;
  /** The oldest first. */
  readonly items: readonly LetterItem<Item>[];
  /** What is owed by all its invoices, with what the letter adds. */
  readonly total: Minor;
  /** The credit that is taken off, where the profile nets it; else 0. */
  readonly credit: Minor;
  /** What the letter asks for: `total − credit`, more than 0. */
  readonly payable: Minor;
}

/** An invoice with its standing as the letter has it: its own step, the letter's deadline, at most one fee a letter. */
export interface LetterItem<Item extends EvaluatedInvoice> {
  readonly item: Item;
  readonly standing: Standing;
}

export interface GroupedLetters<Item extends EvaluatedInvoice> {
  /** In the order in which their first invoice was given. */
  readonly letters: readonly GroupedLetter<Item>[];
  /** Invoices that no letter is written for, with why in their standing; in the order given. */
  readonly leftOut: readonly LetterItem<Item>[];
}

/**
 * Puts the evaluated invoices of a creditor into letters: those that are ready for a notice, by customer and currency
 * or each alone, as their profile wants it. A letter is at the highest step among its invoices; the lower ones are in
 * it and take their own step. It has one deadline, the latest, and bears one fee: that of the highest step, at the
 * oldest invoice that may bear one. Where the law counts the letters with a fee that one customer gets, those to the
 * oldest invoices bear it and the others go without (DK: renteloven § 9 b). Compensation is claimed for each invoice. Where the profile nets credit, the
 * customer's credit is taken off once, from the oldest letter on; a letter that would ask for nothing is not made.
 */
export function groupIntoLetters<Item extends EvaluatedInvoice>(
  items: readonly Item[],
): GroupedLetters<Item> {
  const groups = new Map<string, Ready<Item>[]>();
  const outOf = new Map<Item, LetterItem<Item>>();
  for (const item of items) {
    const ready = readyOf(item);
    if (ready === null) {
      outOf.set(item, { item, standing: item.standing });
      continue;
    }
    const key = letterKey(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [ready]);
    else group.push(ready);
  }
  const drafts = withinFeesLeft([...groups.values()]).map(draftLetter);
  const credits = spreadCredit(drafts);
  const letters: GroupedLetter<Item>[] = [];
  for (const draft of drafts) {
    const credit = credits.get(draft) ?? 0;
    if (credit !== 'covered') {
      letters.push({ ...draft.letter, credit, payable: draft.letter.total - credit });
      continue;
    }
    for (const { item } of draft.letter.items) outOf.set(item, { item, standing: coveredStanding(item) });
  }
  return { letters, leftOut: items.flatMap((item) => outOf.get(item) ?? []) };
}

/** An invoice that is ready for a notice, with what the type of its standing leaves open. */
interface Ready<Item> {
  readonly item: Item;
  readonly step: NoticeStep;
  readonly proposal: Proposal;
  /** Why it bears no fee although it could, were it the only letter to its customer. */
  readonly limited?: Reason;
}

interface DraftLetter<Item extends EvaluatedInvoice> {
  readonly letter: Omit<GroupedLetter<Item>, 'credit' | 'payable'>;
  /** What is owed before the letter adds anything. */
  readonly owed: Minor;
  readonly nets: boolean;
}

function readyOf<Item extends EvaluatedInvoice>(item: Item): Ready<Item> | null {
  const { kind, step, proposal } = item.standing;
  if (kind !== 'ready' || step === null || proposal === null || step.kind === 'hand_over') return null;
  return { item, step: { ...step, kind: step.kind }, proposal };
}

/**
 * Takes the fees out of the letters to one customer that the law's count leaves none for. Each invoice was judged as if
 * its letter were the only one of the day; the letter about the oldest invoice comes first.
 */
function withinFeesLeft<Item extends EvaluatedInvoice>(
  groups: readonly (readonly Ready<Item>[])[],
): readonly (readonly Ready<Item>[])[] {
  if (groups.every((group) => group.every(({ proposal }) => proposal.feesLeft === undefined))) return groups;
  const used = new Map<number, number>();
  const cut = new Map<readonly Ready<Item>[], readonly Ready<Item>[]>();
  for (const group of groups.toSorted((a, b) => compareAge(oldestOf(a), oldestOf(b)))) {
    const { customerId } = oldestOf(group).item;
    const before = used.get(customerId) ?? 0;
    const kept = group.map((ready) => (hasFeeLeft(ready, before) ? ready : withoutFee(ready)));
    if (kept.some(({ proposal }) => proposal.fee > 0)) used.set(customerId, before + 1);
    cut.set(group, kept);
  }
  return groups.map((group) => cut.get(group) ?? group);
}

function hasFeeLeft<Item>({ proposal: { feesLeft } }: Ready<Item>, used: number): boolean {
  return feesLeft === undefined || used < feesLeft.count;
}

function withoutFee<Item>(ready: Ready<Item>): Ready<Item> {
  const { proposal } = ready;
  if (proposal.feesLeft === undefined) return ready;
  const { maximum, source } = proposal.feesLeft;
  const limited: Reason = { code: 'fee_arrears_count_reached', params: { maximum }, source };
  return { ...ready, proposal: { ...proposal, fee: 0 }, limited };
}

function oldestOf<Item extends EvaluatedInvoice>(group: readonly Ready<Item>[]): Ready<Item> {
  return group.reduce((oldest, each) => (compareAge(each, oldest) < 0 ? each : oldest));
}

function letterKey({ customerId, invoice, profile }: EvaluatedInvoice): string {
  const whole = `${customerId} ${invoice.currency}`;
  return profile.grouping === 'per_customer' ? whole : `${whole} ${invoice.number}`;
}

function draftLetter<Item extends EvaluatedInvoice>(group: readonly Ready<Item>[]): DraftLetter<Item> {
  const byAge = [...group].sort(compareAge);
  const highest = byAge.reduce((top, each) => (isHigher(each.step, top.step) ? each : top));
  const deadline = byAge.reduce(
    (latest, { proposal }) => laterOf(latest, proposal.deadline),
    highest.proposal.deadline,
  );
  const bearer = feeBearer(byAge, highest.step);
  const items = byAge.map((ready) => ({
    item: ready.item,
    standing: standingInLetter(ready, deadline, bearer),
  }));
  const total = items.reduce((sum, { standing }) => sum + claimed(standing), 0);
  const owed = items.reduce((sum, { standing }) => sum + standing.sums.total, 0);
  const { customerId, invoice } = highest.item;
  const { form } = highest.proposal;
  return {
    letter: { customerId, currency: invoice.currency, step: highest.step, form, deadline, items, total },
    owed,
    nets: byAge.some(({ item }) => item.profile.credit === 'net'),
  };
}

/** The invoice that bears the letter's fee: the oldest at the highest step, else the oldest at any that may bear one. */
function feeBearer<Item>(byAge: readonly Ready<Item>[], highest: NoticeStep): Ready<Item> | undefined {
  const withFee = byAge.filter(({ proposal }) => proposal.fee > 0);
  return withFee.find(({ step }) => !isHigher(highest, step)) ?? withFee[0];
}

function standingInLetter<Item extends EvaluatedInvoice>(
  ready: Ready<Item>,
  deadline: IsoDate,
  bearer: Ready<Item> | undefined,
): Standing {
  const { standing } = ready.item;
  // What the customer may still get is told by the letters themselves from here on.
  const { feesLeft, ...proposal } = ready.proposal;
  const losesFee = bearer !== undefined && bearer !== ready && proposal.fee > 0;
  const isLonger = proposal.deadline !== deadline;
  if (!losesFee && !isLonger && feesLeft === undefined) return standing;
  let { reasons } = standing;
  if (losesFee || ready.limited !== undefined) {
    const without = reasons.filter(({ code }) => !feeReasons.has(code));
    reasons = [...without, losesFee ? inSameLetter(bearer.item) : (ready.limited as Reason)];
  }
  if (isLonger) {
    const common: Reason = {
      code: 'deadline_of_letter',
      params: { deadline },
      source: ofProfile(ready.item),
    };
    // Its own deadline is not in the letter.
    reasons = [...reasons.filter(({ code }) => !deadlineReasons.has(code)), common];
  }
  const fee = losesFee ? 0 : proposal.fee;
  return { ...standing, proposal: { ...proposal, fee, deadline }, reasons };
}

function inSameLetter({ invoice }: EvaluatedInvoice): Reason {
  return { code: 'fee_in_same_letter', params: { number: invoice.number }, source: oneFeePerLetter };
}

const oneFeePerLetter = { kind: 'setting', setting: 'one_fee_per_letter' } as const;

/** What a fee of its own is explained with; an invoice that bears none in this letter has another reason. */
const feeReasons: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'fee_allowed',
  'fee_cut',
  'fee_total_reached',
  'fee_in_compensation',
]);

/** What a deadline of its own is explained with; in a letter that gives longer it is not the invoice's. */
const deadlineReasons: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'deadline_set',
  'deadline_bank_days',
  'deadline_original',
]);

/**
 * Takes the customers' credit off their letters, once, the oldest letter first. `covered` is a letter that the credit
 * pays whole, before the letter itself adds anything: nobody owes a fee for being asked for nothing.
 */
function spreadCredit<Item extends EvaluatedInvoice>(
  drafts: readonly DraftLetter<Item>[],
): ReadonlyMap<DraftLetter<Item>, Minor | 'covered'> {
  const left = new Map<string, Minor>();
  const spread = new Map<DraftLetter<Item>, Minor | 'covered'>();
  for (const draft of drafts.filter(({ nets }) => nets).sort(compareLetters)) {
    const { customerId, currency, items } = draft.letter;
    const key = `${customerId} ${currency}`;
    const credit = left.get(key) ?? Math.max(0, items[0]?.item.customer.openCredit ?? 0);
    const isCovered = credit > 0 && credit >= draft.owed;
    left.set(key, isCovered ? credit - draft.owed : 0);
    spread.set(draft, isCovered ? 'covered' : credit);
  }
  return spread;
}

function ofProfile({ profile, standing }: EvaluatedInvoice): ReasonSource {
  return { kind: 'profile', profile: profile.name, position: standing.step?.position ?? 0 };
}

function coveredStanding(item: EvaluatedInvoice): Standing {
  const { standing, invoice, customer } = item;
  const params = { amount: customer.openCredit, currency: invoice.currency };
  const covered: Reason = {
    code: 'covered_by_credit',
    params,
    source: ofProfile(item),
  };
  return {
    ...standing,
    kind: 'withheld',
    readyOn: null,
    proposal: null,
    reasons: [covered, ...standing.reasons],
  };
}

function claimed({ sums, proposal }: Standing): Minor {
  return sums.total + (proposal?.fee ?? 0) + (proposal?.compensation ?? 0);
}

function compareLetters<Item extends EvaluatedInvoice>(a: DraftLetter<Item>, b: DraftLetter<Item>): number {
  const [first] = a.letter.items;
  const [second] = b.letter.items;
  return first === undefined || second === undefined ? 0 : compareAge(first, second);
}

type Aged = { readonly item: EvaluatedInvoice };

function compareAge({ item: a }: Aged, { item: b }: Aged): number {
  if (a.invoice.due !== b.invoice.due) return a.invoice.due < b.invoice.due ? -1 : 1;
  return compareNaturally(a.invoice.number, b.invoice.number);
}

function isHigher(a: NoticeStep, b: NoticeStep): boolean {
  if (a.kind !== b.kind) return a.kind === 'collection_notice';
  return a.ordinal > b.ordinal;
}
