import type { IntakePreview, SourceState } from '#shared/contract/intake.ts';
import type { IntakeWarningCode } from '#shared/domain/intake/intakeCodes.ts';

/**
 * Why a part is not taken over without a person. `warnings` stands for any warning that is not harmless; `many_settled`
 * for a list by which most of the open invoices would be paid at once, as half a list would tell; `same_day` for several
 * whole lists of one day, which would each settle what only the others name.
 */
export type Doubt =
  | 'rejected'
  | 'conflicts'
  | 'gone'
  | 'balances'
  | 'many_settled'
  | 'same_day'
  | 'warnings'
  | 'unmapped';

/**
 * What is doubtful about taking a part over; empty where nothing is. `open` is how many invoices of the creditor are open,
 * `absent` what its source says of invoices that a list does not name.
 */
export function doubtsOf(
  { kind, counts, balances, warnings }: IntakePreview,
  open: number,
  absent: SourceState['absent'],
): readonly Doubt[] {
  const doubts: Doubt[] = [];
  if (counts.rejected > 0) doubts.push('rejected');
  if (counts.conflicts > 0) doubts.push('conflicts');
  if (kind === 'open_items' && absent === 'ask' && counts.gone > 0) doubts.push('gone');
  if (balances.agree < balances.total) doubts.push('balances');
  if (counts.settled >= fewSettled && counts.settled * 2 > open) doubts.push('many_settled');
  if (warnings.some(({ code }) => !harmless.has(code))) doubts.push('warnings');
  return doubts;
}

/** Whether a part is one of several lists of one day. */
export function isOneOfTheDay(part: IntakePreview, parts: readonly IntakePreview[]): boolean {
  const rivals = ({ kind, listDate }: IntakePreview): boolean =>
    kind === 'open_items' && listDate === part.listDate;
  return rivals(part) && parts.filter(rivals).length > 1;
}

/** Where only so few invoices are settled by a list, that may well be all of them. */
const fewSettled = 5;

/** Warnings of what is taken over as it stands and can be mended at any time later. All others wait for a person. */
const harmless: ReadonlySet<string> = new Set<IntakeWarningCode>([
  // They are taken one after the other in the order of their days, each compared anew.
  'several_lists',
  'lines_joined',
  'due_from_terms',
  'picture_broken',
  'picture_too_large',
  'kid_doubtful',
  'ocr_doubtful',
  'viitenumero_doubtful',
  'fik_doubtful',
  'identity_number_doubtful',
]);
