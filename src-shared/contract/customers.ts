import { z } from 'zod';
import { holdRequest, standingHold } from '#shared/contract/holds.ts';
import { command, day, id, minor, query } from '#shared/contract/procedure.ts';
import { refusals } from '#shared/contract/refusals.ts';
import type { LetterLanguage } from '#shared/domain/letters/letterLanguage.ts';

const letterLanguage = z.enum(['nb', 'sv', 'fi', 'da', 'en']) satisfies z.ZodType<LetterLanguage>;

/** The fields of a customer that the office may mend; each keeps the imported value beside its own. */
export const customerAddress = z.object({
  street: z.string(),
  street2: z.string(),
  postcode: z.string(),
  city: z.string(),
  country: z.string(),
});
export type CustomerAddress = z.infer<typeof customerAddress>;

/** An amount in one currency; amounts of several currencies are never added up. */
const currencyAmount = z.object({ currency: z.string(), amount: minor });

const channel = z.enum(['einvoice', 'email', 'paper']);
const situation = z.enum(['deceased', 'bankrupt', 'debt_settlement']);
const addressPurpose = z.enum(['invoice', 'postal', 'visiting', 'delivery']);
const debtorKind = z.enum(['person', 'company']);

/** A field whose imported value and own value differ. The own one is in force, and a list does not overwrite it. */
export const ownValue = z.object({
  id,
  /**
   * A column of the customer (`name`, `identity_number`, `street`, `street_2`, `postcode`, `city`, `country`, `email`,
   * `invoice_email`, `phone`, `kind`), `contact.<key>` for a contact person, `address.<purpose>` for a further address.
   */
  field: z.string(),
  imported: z.string(),
  importedAt: z.string().nullable(),
  importedFrom: z.string().nullable(),
  own: z.string(),
  changedAt: z.string(),
  changedBy: z.string(),
  /** Since when the list says something else than when the own value was entered; null where it does not. */
  conflictSince: z.string().nullable(),
  broughtBackAt: z.string().nullable(),
});
export type OwnValue = z.infer<typeof ownValue>;

export const contactPerson = z.object({
  id,
  name: z.string(),
  role: z.string(),
  email: z.string(),
  phone: z.string(),
  isDefault: z.boolean(),
  origin: z.enum(['import', 'own']),
});
export type ContactPerson = z.infer<typeof contactPerson>;

/** The same debtor at another client. Nothing of what it owes there. */
export const sameDebtor = z.object({
  customerId: id,
  creditorId: id,
  creditor: z.string(),
  number: z.string().nullable(),
  name: z.string(),
  /** By which it was recognised: the identity number, or the same name in the same place. */
  by: z.enum(['identity_number', 'name_and_place']),
  /** Which of what could be carried over differs there. */
  differs: z.array(z.enum(['address', 'situation', 'email', 'phone'])),
  address: customerAddress,
  situation: situation.nullable(),
});
export type SameDebtor = z.infer<typeof sameDebtor>;

export const customerCard = customerAddress.extend({
  id,
  creditorId: id,
  number: z.string().nullable(),
  name: z.string(),
  kind: debtorKind,
  importedKind: debtorKind,
  identityNumber: z.string().nullable(),
  /** What is wrong with the identity number by its country's rule; null when nothing is, or there is none. */
  identityProblem: z.string().nullable(),
  email: z.string(),
  invoiceEmail: z.string(),
  /** The address that mail goes to by the creditor's order (001-43), and where it comes from. */
  mailTo: z.object({ address: z.string(), from: z.enum(['invoice_email', 'email', 'contact', 'none']) }),
  phone: z.string(),
  language: z.string().nullable(),
  /** The languages that the letters of its client are written in, the country's own first. */
  languages: z.array(letterLanguage),
  channel: channel.nullable(),
  /** The profile that the customer follows of its own; null when it follows the creditor's default. */
  profileId: id.nullable(),
  defaultProfile: z.string(),
  profiles: z.array(z.object({ id, name: z.string() })),
  holds: z.array(standingHold),
  /** Its invoices must not be handed over (003-09). */
  collectionBan: z.boolean(),
  /** Its invoices are drawn from its account; nobody is reminded of what the bank collects. */
  directDebit: z.boolean(),
  /** No late interest is claimed of it. */
  interestFree: z.boolean(),
  /** It gets no new invoices until it has paid: a step that says so was sent (000-38). */
  blocked: z.boolean(),
  situation: z.object({ what: situation, on: day, by: z.string() }).nullable(),
  changes: z.array(ownValue),
  contacts: z.array(contactPerson),
  /** All addresses by purpose, in the order in which a letter uses them; `letters` is the one in force. */
  addresses: z.array(
    customerAddress.extend({
      purpose: addressPurpose,
      origin: z.enum(['import', 'own']),
      letters: z.boolean(),
    }),
  ),
  missing: z.array(z.string()),
  openInvoices: z.int(),
  /** What is open, by currency, the creditor's own first. */
  open: z.array(currencyAmount),
  overdueInvoices: z.int(),
  overdue: z.array(currencyAmount),
  /** How it paid so far: settled invoices of the last three years, whole days after the due date. */
  paying: z.object({
    settled: z.int(),
    late: z.int(),
    averageDaysLate: z.number().nullable(),
    longestDaysLate: z.int().nullable(),
    lastPaid: day.nullable(),
  }),
  sameDebtor: z.array(sameDebtor),
});
export type CustomerCard = z.infer<typeof customerCard>;

/** Which customers are meant. What is null or empty does not count. */
export const customerFilter = z.object({
  creditorId: id,
  /** Part of a name, number, identity number, e-mail address, postcode, place or (from three characters on) invoice number. */
  search: z.string(),
  kind: debtorKind.nullable(),
  profileId: id.nullable(),
  language: letterLanguage.nullable(),
  /** `held`: a stop stands; `banned`: no collection; `blocked`: gets no new invoices. */
  stop: z.enum(['held', 'banned', 'blocked', 'direct_debit', 'interest_free']).nullable(),
  situation: situation.nullable(),
  missing: z.enum(['address', 'email', 'identity_number']).nullable(),
  invoices: z.enum(['open', 'overdue']).nullable(),
  changed: z.boolean(),
});
export type CustomerFilter = z.infer<typeof customerFilter>;

export const customerSort = z.object({
  column: z.enum(['name', 'number', 'city', 'open', 'overdue', 'oldest']),
  descending: z.boolean(),
});
export type CustomerSort = z.infer<typeof customerSort>;

export const customerRow = z.object({
  id,
  number: z.string().nullable(),
  name: z.string(),
  kind: debtorKind,
  ownKind: z.boolean(),
  city: z.string(),
  country: z.string(),
  language: z.string().nullable(),
  email: z.string(),
  profile: z.string(),
  /** It follows a profile of its own and not the creditor's default (001-21/22). */
  ownProfile: z.boolean(),
  missing: z.array(z.enum(['address', 'email', 'identity_number'])),
  holds: z.array(z.enum(['do_not_remind', 'objection', 'pause'])),
  collectionBan: z.boolean(),
  directDebit: z.boolean(),
  blocked: z.boolean(),
  situation: situation.nullable(),
  conflicts: z.int(),
  openInvoices: z.int(),
  open: z.array(currencyAmount),
  overdueInvoices: z.int(),
  overdue: z.array(currencyAmount),
  oldestDue: day.nullable(),
});
export type CustomerRow = z.infer<typeof customerRow>;

/** Chosen customers: some by key, or all of a filter but for a few. */
export const customerSelection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('some'), creditorId: id, customerIds: z.array(id).max(20_000) }),
  z.object({ kind: z.literal('all'), filter: customerFilter, except: z.array(id).max(20_000) }),
]);
export type CustomerSelection = z.infer<typeof customerSelection>;

/** What can be done to many customers at once. */
export const customerChange = z.discriminatedUnion('what', [
  z.object({ what: z.literal('profile'), profileId: id.nullable() }),
  z.object({ what: z.literal('kind'), kind: debtorKind }),
  z.object({ what: z.literal('language'), language: letterLanguage.nullable() }),
  z.object({ what: z.literal('channel'), channel: channel.nullable() }),
  z.object({ what: z.literal('hold'), hold: holdRequest }),
  z.object({ what: z.literal('lift_holds'), reason: z.string() }),
  z.object({ what: z.literal('collection_ban'), on: z.boolean() }),
]);
export type CustomerChange = z.infer<typeof customerChange>;

export const customerInvoice = z.object({
  invoiceId: id,
  number: z.string(),
  kind: z.enum(['invoice', 'credit_note']),
  issued: day,
  due: day,
  currency: z.string(),
  original: minor,
  open: minor,
  settledOn: day.nullable(),
  /** Days after the due date on which it was settled, or today for an open one; negative before. */
  daysLate: z.int(),
  standing: z.string().nullable(),
  notices: z.int(),
  hasDocument: z.boolean(),
});
export type CustomerInvoice = z.infer<typeof customerInvoice>;

/** A letter that went to a customer, with the numbers of the invoices in it. */
export const customerNotice = z.object({
  runId: id,
  letter: z.int(),
  kind: z.string(),
  ordinal: z.int(),
  sentOn: day.nullable(),
  deadline: day,
  channel: z.string(),
  invoices: z.array(z.string()),
  fee: minor,
  currency: z.string(),
  cancelled: z.boolean(),
});
export type CustomerNotice = z.infer<typeof customerNotice>;

/** Events and notes of a customer and its invoices; `invoice` is a number, null for the customer itself. */
export const customerHistory = z.object({
  events: z.array(
    z.object({
      at: z.string(),
      kind: z.string(),
      invoice: z.string().nullable(),
      params: z.record(z.string(), z.unknown()),
    }),
  ),
  notes: z.array(
    z.object({ id, at: z.string(), by: z.string(), text: z.string(), invoice: z.string().nullable() }),
  ),
});
export type CustomerHistory = z.infer<typeof customerHistory>;

export const missingRow = customerAddress.extend({
  customerId: id,
  number: z.string().nullable(),
  name: z.string(),
  kind: debtorKind,
  email: z.string(),
  invoiceEmail: z.string(),
  /** Fields of the address that are missing; of the e-mail list always `email`. */
  missing: z.array(z.string()),
  /** What it blocks: invoices whose next step waits for it, or goes on paper for want of it. */
  invoices: z.int(),
  open: z.array(currencyAmount),
  oldestDue: day,
  /** The invoices' numbers, the oldest first, at most three. */
  numbers: z.array(z.string()),
});
export type MissingRow = z.infer<typeof missingRow>;

/** A change that belongs in the accounting system too (001-31). */
export const changeToBringBack = z.object({
  customerId: id,
  number: z.string().nullable(),
  name: z.string(),
  changes: z.array(ownValue),
});
export type ChangeToBringBack = z.infer<typeof changeToBringBack>;

export const blockedRow = z.object({
  customerId: id,
  number: z.string().nullable(),
  name: z.string(),
  /** The overdue invoices, and what is owed on them, by currency. */
  invoices: z.int(),
  open: z.array(currencyAmount),
  oldestDue: day,
});
export type BlockedRow = z.infer<typeof blockedRow>;

export const customers = {
  /** The settings panel of one customer (001-18). */
  get: query
    .input(z.object({ customerId: id }))
    .output(customerCard)
    .errors(refusals('customer_not_found')),

  /** A window of the customers of a filter. */
  list: query
    .input(
      z.object({
        filter: customerFilter,
        sort: customerSort,
        offset: z.int().min(0),
        limit: z.int().min(1).max(200),
      }),
    )
    .output(z.object({ total: z.int(), rows: z.array(customerRow) }))
    .errors(refusals('creditor_not_found')),

  /** Does one thing to many customers at once, all or none. */
  changeMany: command
    .input(z.object({ selection: customerSelection, change: customerChange }))
    .output(
      z.object({
        changed: z.int(),
        /** What takes it back, one change for each former value; empty where nothing can. */
        undo: z.array(z.object({ change: customerChange, customerIds: z.array(id) })).default([]),
      }),
    )
    .errors(
      refusals(
        'creditor_not_found',
        'profile_not_found',
        'profile_of_other_kind',
        'profile_not_in_use',
        'hold_invalid',
      ),
    ),

  /** A window of a customer's invoices, open ones first, the oldest first. */
  invoices: query
    .input(z.object({ customerId: id, offset: z.int().min(0), limit: z.int().min(1).max(200) }))
    .output(z.object({ total: z.int(), rows: z.array(customerInvoice) }))
    .errors(refusals('customer_not_found')),

  /** The invoice as it was sent, where a file brought it. */
  document: query
    .input(z.object({ invoiceId: id }))
    .output(z.object({ file: z.string(), name: z.string() }))
    .errors(refusals('invoice_not_found', 'document_missing')),

  /** The notices that went to a customer, newest first. */
  notices: query
    .input(z.object({ customerId: id }))
    .output(z.array(customerNotice))
    .errors(refusals('customer_not_found')),

  /** What happened to a customer and its invoices, newest first, and the notes about them. */
  history: query
    .input(z.object({ customerId: id, limit: z.int().min(1).max(500) }))
    .output(customerHistory)
    .errors(refusals('customer_not_found')),

  /** Writes a note about a customer. */
  note: command
    .input(z.object({ customerId: id, text: z.string() }))
    .output(z.object({ noteId: id }))
    .errors(refusals('customer_not_found', 'note_empty')),

  /**
   * Customers whose next step waits for an address (001-29), or has no e-mail address although its step would rather go
   * by e-mail; a window of them.
   */
  missing: query
    .input(
      z.object({
        creditorId: id,
        what: z.enum(['address', 'email']),
        offset: z.int().min(0),
        limit: z.int().min(1).max(200),
      }),
    )
    .output(z.object({ total: z.int(), rows: z.array(missingRow) }))
    .errors(refusals('creditor_not_found')),

  /** Takes a pasted address apart into its fields; what cannot be told stays in `street2`. */
  splitAddress: query
    .input(z.object({ text: z.string().max(2000), country: z.string() }))
    .output(customerAddress.extend({ name: z.string() }))
    .errors(refusals()),

  /** The place of a postcode, where freely licensed data knows it; null where not. */
  placeOf: query
    .input(z.object({ country: z.string(), postcode: z.string() }))
    .output(z.object({ city: z.string().nullable() }))
    .errors(refusals()),

  /** Enters an address; the customer leaves the missing list when it is complete (001-30 … 001-32). */
  setAddress: command
    .input(customerAddress.extend({ customerId: id }))
    .output(z.object({ complete: z.boolean(), missing: z.array(z.string()) }))
    .errors(refusals('customer_not_found', 'customer_field_invalid')),

  /** Enters what else is known of a customer; null leaves a field as it is. */
  setDetails: command
    .input(
      z.object({
        customerId: id,
        name: z.string().nullable().default(null),
        identityNumber: z.string().nullable().default(null),
        email: z.string().nullable().default(null),
        invoiceEmail: z.string().nullable().default(null),
        phone: z.string().nullable().default(null),
        channel: channel.nullable().optional(),
        interestFree: z.boolean().optional(),
      }),
    )
    .output(z.object({}))
    .errors(refusals('customer_not_found', 'customer_field_invalid')),

  /** Enters an address for a purpose other than the letters' own; null takes it away. */
  setAddressFor: command
    .input(z.object({ customerId: id, purpose: addressPurpose, address: customerAddress.nullable() }))
    .output(z.object({}))
    .errors(refusals('customer_not_found', 'customer_field_invalid')),

  /** Adds a contact person (without `contactId`) or changes one; the first one becomes the default (003-21). */
  setContact: command
    .input(
      z.object({
        customerId: id,
        contactId: id.nullable(),
        name: z.string(),
        role: z.string(),
        email: z.string(),
        phone: z.string(),
        isDefault: z.boolean(),
      }),
    )
    .output(z.object({ contactId: id }))
    .errors(refusals('customer_not_found', 'contact_not_found', 'customer_field_invalid')),

  /** Takes a contact person away; where it was the default, the oldest other one becomes it. */
  removeContact: command
    .input(z.object({ contactId: id }))
    .output(z.object({}))
    .errors(refusals('contact_not_found')),

  /** Takes the imported value of a field in place of the office's own one; an address is taken as a whole. */
  takeImported: command
    .input(z.object({ changeId: id }))
    .output(z.object({}))
    .errors(refusals('change_not_found')),

  /** Keeps the office's own value although the list now says something else: the conflict is settled. */
  keepOwn: command
    .input(z.object({ changeId: id }))
    .output(z.object({}))
    .errors(refusals('change_not_found')),

  /** Enters what has befallen the debtor; null takes it back. Also at the same debtor of the given other clients. */
  setSituation: command
    .input(
      z.object({
        customerId: id,
        situation: situation.nullable(),
        on: day.nullable(),
        alsoAt: z.array(id).max(1000),
      }),
    )
    .output(z.object({ changed: z.int() }))
    .errors(refusals('customer_not_found', 'customer_field_invalid')),

  /** Carries address, e-mail, phone or situation over to the same debtor at other clients, after one confirmation. */
  carryOver: command
    .input(
      z.object({
        customerId: id,
        to: z.array(id).min(1).max(1000),
        what: z.array(z.enum(['address', 'situation', 'email', 'phone'])).min(1),
      }),
    )
    .output(z.object({ changed: z.int() }))
    .errors(refusals('customer_not_found')),

  /** What was changed here and belongs in the accounting system, by customer; those ticked off when `done`. */
  changes: query
    .input(
      z.object({ creditorId: id, done: z.boolean(), offset: z.int().min(0), limit: z.int().min(1).max(200) }),
    )
    .output(z.object({ total: z.int(), open: z.int(), rows: z.array(changeToBringBack) }))
    .errors(refusals('creditor_not_found')),

  /** Ticks changes off, or not any more. */
  tickChanges: command
    .input(z.object({ changeIds: z.array(id).min(1).max(20_000), done: z.boolean() }))
    .output(z.object({ changed: z.int() }))
    .errors(refusals('change_not_found')),

  /**
   * Writes the open changes as a file for the accounting system: CSV with headers in the language of `locale`, or XML
   * that Netvisor takes (customer.nv).
   */
  exportChanges: query
    .input(z.object({ creditorId: id, format: z.enum(['csv', 'netvisor']), locale: z.string() }))
    .output(z.object({ file: z.string(), name: z.string(), rows: z.int() }))
    .errors(refusals('creditor_not_found', 'output_unwritable')),

  /** Turns B into P or back, here only (001-19, 001-20). */
  setKind: command
    .input(z.object({ customerId: id, kind: z.enum(['person', 'company']) }))
    .output(z.object({}))
    .errors(refusals('customer_not_found')),

  /** Lets the customer follow another profile of its kind, or again the creditor's default (null). */
  setProfile: command
    .input(z.object({ customerId: id, profileId: id.nullable() }))
    .output(z.object({}))
    .errors(
      refusals('customer_not_found', 'profile_not_found', 'profile_of_other_kind', 'profile_not_in_use'),
    ),

  /** Says whether the customer may be handed over, and whether the bank draws its invoices. */
  setFlags: command
    .input(z.object({ customerId: id, collectionBan: z.boolean(), directDebit: z.boolean() }))
    .output(z.object({}))
    .errors(refusals('customer_not_found')),

  /** Customers who get no new invoices until they have paid (000-38 … 000-40), by name. */
  blocked: query
    .input(z.object({ creditorId: id }))
    .output(z.array(blockedRow))
    .errors(refusals('creditor_not_found')),

  /**
   * Writes them with what to tell whoever would invoice them, in the language of `locale`, as a CSV file for the program
   * that the invoices are made in.
   */
  exportBlocked: query
    .input(z.object({ creditorId: id, locale: z.string() }))
    .output(z.object({ file: z.string(), name: z.string(), rows: z.int() }))
    .errors(refusals('creditor_not_found', 'output_unwritable')),

  /** The language of the customer's letters; null follows the country. */
  setLanguage: command
    .input(z.object({ customerId: id, language: letterLanguage.nullable() }))
    .output(z.object({}))
    .errors(refusals('customer_not_found')),

  /** Marks the customer as not to be reminded, or puts all its invoices on hold (001-11, 001-14). */
  hold: command
    .input(holdRequest.extend({ customerId: id }))
    .output(z.object({ holdId: id }))
    .errors(refusals('customer_not_found', 'hold_invalid')),
};
