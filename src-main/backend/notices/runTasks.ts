import type { LawPack } from '#shared/domain/law/lawPack.ts';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';

/** What every task on a run is given: the ledger's path, the law and the moment. */
export interface RunTaskInput {
  readonly ledgerPath: string;
  readonly law: LawPack;
  readonly today: IsoDate;
  /** ISO 8601 in UTC. */
  readonly now: string;
}

/** Prepares a run over some invoices, or over all that are due. */
export interface DraftInput extends RunTaskInput {
  readonly creditorId: number;
  readonly invoiceIds: readonly number[] | 'all_due';
}

export interface DraftResult {
  readonly runId: number;
  readonly included: number;
  readonly leftOut: number;
}

/** Approves a draft. */
export interface ApproveInput extends RunTaskInput {
  readonly runId: number;
}

export interface ApproveResult {
  readonly letters: number;
  readonly withdrawn: number;
}

/** Asks for the letters of a run. */
export interface ListLettersInput {
  readonly ledgerPath: string;
  readonly runId: number;
}

/** Notes that a run was drawn: the pages of each letter by its number. */
export interface DispatchInput extends RunTaskInput {
  readonly runId: number;
  readonly pages: readonly (readonly [number: number, pages: number])[];
}

/** Books a run as sent. */
export interface ConfirmInput extends RunTaskInput {
  readonly runId: number;
  /** The day on which the letters were posted, from the run's own day to today. */
  readonly sentOn: IsoDate;
}

export interface ConfirmResult {
  readonly sent: number;
  readonly withdrawn: readonly WithdrawnNotice[];
}

/** A notice whose letter must be taken out of the stack. */
export interface WithdrawnNotice {
  readonly letter: number;
  readonly customer: string;
  readonly number: string;
  readonly reasons: readonly Reason[];
}

/** What a task is told by while it works. */
export interface RunTools {
  /** Says how far it is; ends the task with `job_cancelled` once it was asked to stop. */
  readonly step: (done: number, total: number) => void;
}
