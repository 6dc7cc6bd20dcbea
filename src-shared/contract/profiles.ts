import { z } from 'zod';
import { command, day, id, minor, query } from '#shared/contract/procedure.ts';
import { refusals } from '#shared/contract/refusals.ts';
import type { CreditorFacts, CustomerFacts, InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import type { Channel, Profile, Step, StepKind } from '#shared/domain/dunning/profile.ts';
import type { ProfileProblem } from '#shared/domain/dunning/profileProblem.ts';
import type { LawPack, NoticeContent } from '#shared/domain/law/lawPack.ts';
import type { LetterModel } from '#shared/domain/letters/letterModel.ts';
import type { LetterLevel } from '#shared/domain/letters/letterTexts.ts';

const debtorKind = z.enum(['person', 'company']);
const stepKind = z.enum(['reminder', 'collection_notice', 'hand_over']) satisfies z.ZodType<StepKind>;
const channel = z.enum(['paper']) satisfies z.ZodType<Channel>;

/** Facts that the rules made and that go back into them as they are. */
const facts = <Value extends object>() =>
  z.custom<Value>((value) => typeof value === 'object' && value !== null);

/** The languages that a step may have words of its own in. */
export const textLanguage = z.enum(['nb', 'nn', 'sv', 'fi', 'da', 'en']);
export type TextLanguage = z.infer<typeof textLanguage>;

/** The creditor's own words for a step in one language; placeholders stand in braces. */
export const stepText = z.object({ language: textLanguage, title: z.string(), body: z.string() });
export type StepText = z.infer<typeof stepText>;

/** A step as the editor has it. `id` is its key in the ledger; null for one that was not stored yet. */
export const profileStep = z.object({
  id: id.nullable(),
  kind: stepKind,
  waitDays: z.int(),
  waitFrom: z.enum(['deadline', 'sending']),
  deadline: z.enum(['own', 'original']),
  deadlineDays: z.int(),
  fee: z.union([z.enum(['none', 'statutory']), minor]),
  claimInterest: z.boolean(),
  claimCompensation: z.boolean(),
  blocksCustomer: z.boolean(),
  channels: z.array(channel),
  minimumAmount: minor,
  texts: z.array(stepText),
}) satisfies z.ZodType<Step>;
export type ProfileStep = z.infer<typeof profileStep>;

/** Everything of a profile that can be edited; saved as a whole. */
export const profileSettings = z.object({
  name: z.string(),
  grouping: z.enum(['per_customer', 'per_invoice']),
  credit: z.enum(['show', 'net']),
  steps: z.array(profileStep),
}) satisfies z.ZodType<Profile>;
export type ProfileSettings = z.infer<typeof profileSettings>;

/** What the law or good sense has against a profile, as data. */
const problem = z.custom<ProfileProblem>(
  (value) => typeof value === 'object' && value !== null && 'code' in value && 'severity' in value,
);

/** A profile in the list at the left. */
export const profileListRow = z.object({
  id,
  debtorKind,
  name: z.string(),
  /** A draft was never in use. */
  state: z.enum(['draft', 'active']),
  /** Whether changes are saved that are not in force. */
  hasChanges: z.boolean(),
  isDefault: z.boolean(),
  /** Customers that follow it because it is the default, and because somebody assigned them. */
  byDefault: z.int(),
  assigned: z.int(),
  /** How many notices are sent before the hand-over. */
  notices: z.int(),
  /** What the law has against what is in force, or against the draft. */
  unlawful: z.int(),
});
export type ProfileListRow = z.infer<typeof profileListRow>;

/** One profile with what is in force and what is not yet. */
export const profileCard = z.object({
  id,
  creditorId: id,
  debtorKind,
  preset: z.string(),
  state: z.enum(['draft', 'active']),
  isDefault: z.boolean(),
  byDefault: z.int(),
  assigned: z.int(),
  revision: z.int(),
  /** What invoices go by; of a draft, what it would be. */
  settings: profileSettings,
  /** Changes of an active profile that are saved and not in force. */
  changes: profileSettings.nullable(),
  /** What is wrong with the settings, and with the changes where there are any. */
  problems: z.array(problem),
});
export type ProfileCard = z.infer<typeof profileCard>;

/** The program's own words for a step, which hold where the creditor has none of its own. */
export const programText = z.object({
  language: textLanguage,
  level: z.enum([
    'reminder_first',
    'reminder_later',
    'collection_notice',
    'demand_letter',
  ]) satisfies z.ZodType<LetterLevel>,
  title: z.string(),
  body: z.string(),
});
export type ProgramText = z.infer<typeof programText>;

/** What the editor needs of the creditor: its law and settings, so that the line of time can be worked out at once. */
export const profileFrame = z.object({
  today: day,
  country: z.string(),
  currency: z.string(),
  creditor: facts<CreditorFacts>(),
  law: facts<LawPack>(),
  languages: z.array(textLanguage),
  texts: z.array(programText),
  presets: z.array(z.object({ preset: z.string(), debtorKind })),
});
export type ProfileFrame = z.infer<typeof profileFrame>;

/** What putting settings in force changes for the open invoices that follow the profile. */
export const profileEffect = z.object({
  invoices: z.int(),
  /** Become ready for a notice today, and are so no longer. */
  becomeReady: z.int(),
  noLongerReady: z.int(),
  /** Come up for collection, and do so no longer. */
  becomeCollect: z.int(),
  noLongerCollect: z.int(),
  /** Stay where they are, with another next step, another day, or other sums. */
  otherStep: z.int(),
  otherDay: z.int(),
  otherSums: z.int(),
  unchanged: z.int(),
});
export type ProfileEffect = z.infer<typeof profileEffect>;

/** Which customers of a creditor are meant, seen from a profile. */
export const customerFilter = z.object({
  profileId: id,
  /** All of the kind, those that follow the profile, those that follow another one, those abroad. */
  show: z.enum(['all', 'following', 'others', 'foreign']),
  /** Part of a name or number; empty for all. */
  search: z.string(),
});
export type CustomerFilter = z.infer<typeof customerFilter>;

/** The chosen customers: some by key, or all of a filter but for a few. */
export const customerSelection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('some'), customerIds: z.array(id).max(20_000) }),
  z.object({ kind: z.literal('all'), filter: customerFilter, except: z.array(id).max(20_000) }),
]);
export type CustomerSelection = z.infer<typeof customerSelection>;

export const assignedCustomer = z.object({
  customerId: id,
  number: z.string().nullable(),
  name: z.string(),
  country: z.string(),
  foreign: z.boolean(),
  /** The profile it goes by, and whether it is its own (dark arrows) or the default (light). */
  profileId: id,
  profile: z.string(),
  own: z.boolean(),
  openInvoices: z.int(),
  openAmount: minor,
});
export type AssignedCustomer = z.infer<typeof assignedCustomer>;

/** Something that was done to a profile or under it. */
export const profileEvent = z.object({
  id,
  at: z.string(),
  kind: z.string(),
  params: z.record(z.string(), z.unknown()),
  customerId: id.nullable(),
  customer: z.string().nullable(),
  invoiceId: id.nullable(),
  invoice: z.string().nullable(),
  runId: id.nullable(),
});
export type ProfileEvent = z.infer<typeof profileEvent>;

const window = { offset: z.int().min(0), limit: z.int().min(1).max(200) };

/** An invoice to show the line of time for. */
export const exampleInvoice = z.object({
  invoiceId: id,
  number: z.string(),
  customer: z.string(),
  issued: day,
  due: day,
  currency: z.string(),
  /** The principal that is open, in minor units. */
  open: minor,
});
export type ExampleInvoice = z.infer<typeof exampleInvoice>;

export const profiles = {
  /** All profiles of a creditor, those for companies first. */
  list: query
    .input(z.object({ creditorId: id }))
    .output(z.array(profileListRow))
    .errors(refusals('creditor_not_found')),

  /** One profile with its steps, texts and problems. */
  get: query
    .input(z.object({ profileId: id }))
    .output(profileCard)
    .errors(refusals('profile_not_found')),

  /** The creditor's law, settings and texts, on which the editor works. */
  frame: query
    .input(z.object({ creditorId: id }))
    .output(profileFrame)
    .errors(refusals('creditor_not_found', 'country_not_supported')),

  /** Adds a draft: an empty one, or a copy of a ready-made profile or of another one (004-17). */
  add: command
    .input(
      z.object({
        creditorId: id,
        debtorKind,
        name: z.string(),
        from: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('blank') }),
          z.object({ kind: z.literal('preset'), preset: z.string() }),
          z.object({ kind: z.literal('profile'), profileId: id }),
        ]),
      }),
    )
    .output(z.object({ id }))
    .errors(refusals('creditor_not_found', 'profile_not_found', 'profile_invalid', 'profile_name_taken')),

  /**
   * Saves the whole of a profile. `as: 'draft'` keeps it beside what is in force; `as: 'use'` puts it in force at once
   * and is refused where the law does not allow it.
   */
  save: command
    .input(
      z.object({
        profileId: id,
        revision: z.int(),
        settings: profileSettings,
        as: z.enum(['draft', 'use']),
      }),
    )
    .output(z.object({ revision: z.int() }))
    .errors(
      refusals(
        'profile_not_found',
        'profile_invalid',
        'profile_name_taken',
        'profile_changed_meanwhile',
        'profile_unlawful',
      ),
    ),

  /** Throws away saved changes that are not in force. */
  discardChanges: command
    .input(z.object({ profileId: id }))
    .output(z.object({ revision: z.int() }))
    .errors(refusals('profile_not_found')),

  /** Removes a profile that no customer follows; its history stays. */
  remove: command
    .input(z.object({ profileId: id }))
    .output(z.object({}))
    .errors(refusals('profile_not_found', 'profile_in_use')),

  /** Makes a profile in use the default for its kind of customer. */
  makeDefault: command
    .input(z.object({ profileId: id }))
    .output(z.object({}))
    .errors(refusals('profile_not_found', 'profile_not_in_use')),

  /** What putting these settings in force would change for open invoices. Writes nothing. */
  effect: query
    .input(z.object({ profileId: id, settings: profileSettings }))
    .output(profileEffect)
    .errors(refusals('profile_not_found')),

  /** A window of the customers of a profile's kind with the profile that each follows (004-23). */
  customers: query
    .input(z.object({ filter: customerFilter, ...window }))
    .output(z.object({ total: z.int(), rows: z.array(assignedCustomer) }))
    .errors(refusals('profile_not_found')),

  /** Moves customers to a profile of their kind, or back to the default: `to` null (004-24). */
  moveCustomers: command
    .input(z.object({ creditorId: id, debtorKind, selection: customerSelection, to: id.nullable() }))
    .output(z.object({ moved: z.int() }))
    .errors(
      refusals('creditor_not_found', 'profile_not_found', 'profile_not_in_use', 'profile_of_other_kind'),
    ),

  /** A window of what was done to a profile and under it, newest first (004-28, 004-29). */
  events: query
    .input(
      z.object({
        profileId: id,
        show: z.enum(['all', 'settings', 'customers', 'notices']),
        search: z.string(),
        ...window,
      }),
    )
    .output(z.object({ total: z.int(), rows: z.array(profileEvent) }))
    .errors(refusals('profile_not_found')),

  /** Open invoices of the profile's kind of customer, to choose one for the line of time. */
  exampleInvoices: query
    .input(z.object({ profileId: id, search: z.string(), limit: z.int().min(1).max(50) }))
    .output(z.array(exampleInvoice))
    .errors(refusals('profile_not_found')),

  /** The facts of one invoice, to draw its line of time as often as a setting changes. */
  exampleFacts: query
    .input(z.object({ invoiceId: id }))
    .output(z.object({ invoice: facts<InvoiceFacts>(), customer: facts<CustomerFacts>() }))
    .errors(refusals('invoice_not_found')),

  /** The letter of a step with settings and words as they are being edited. */
  preview: query
    .input(
      z.object({
        profileId: id,
        settings: profileSettings,
        /** Place of the step, counted from 0; a notice. */
        position: z.int().min(0),
        language: textLanguage,
        subject: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('example'), principal: minor, issued: day, due: day }),
          z.object({ kind: z.literal('invoice'), invoiceId: id }),
        ]),
      }),
    )
    .output(
      z.object({
        model: facts<LetterModel>(),
        /** What the law wants said in such a letter and this one does not say. */
        missing: z.array(z.custom<NoticeContent>((value) => typeof value === 'string')),
      }),
    )
    .errors(
      refusals(
        'profile_not_found',
        'creditor_not_found',
        'invoice_not_found',
        'country_not_supported',
        'profile_without_letter',
        'letter_text_invalid',
      ),
    ),
};
