import type { DifferenceGroup, IntakeCounts, ListMappingData } from '#shared/contract/intake.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Clock } from '#backend/border/clock.ts';
import type { Threads } from '#backend/jobs/index.ts';
import type { LawBook } from '#backend/law/index.ts';
import type { Ledger } from '#backend/ledger/index.ts';
import type { ParcelSource } from '#backend/intake/parcel/findFiles.ts';

/** What the intake works with. */
export interface IntakeMeans {
  readonly ledger: Ledger;
  readonly threads: Threads;
  readonly clock: Clock;
  readonly laws: LawBook;
  /** Where staging files lie. */
  readonly passing: string;
  /** Where pictures of invoices are kept. */
  readonly documents: string;
}

/** Files to be read for a creditor. */
export interface StageOrder {
  readonly creditorId: number;
  /** Files, folders and zips. */
  readonly sources: readonly ParcelSource[];
  /** Whether lists hold every open item, so that what is gone from them is settled; the source decides when null. */
  readonly complete: boolean | null;
  /** The day whose balances the lists tell; what a file says of itself, or today, when null. */
  readonly listDate: IsoDate | null;
  /** What a person has said about the columns of the only list among them. */
  readonly mapping?: ListMappingData;
}

/** A list of a parcel, as far as those who map it have to know it. */
export interface ParcelFile extends ParcelSource {
  readonly creditorId: number;
}

/** A list that is read anew under a mapping, which is kept under a name where one is given. */
export interface MapOrder {
  readonly parcel: string;
  readonly file: string;
  readonly mapping: ListMappingData;
  readonly saveAs: string | null;
}

/** How one part of a parcel is to be compared. */
export interface CompareOrder {
  readonly parcel: string;
  readonly part: string;
  readonly complete: boolean;
  readonly listDate: IsoDate | null;
}

/** Which window of a part's difference is wanted. */
export interface DifferenceWindow {
  readonly parcel: string;
  readonly part: string;
  readonly group: DifferenceGroup;
  readonly offset: number;
  readonly limit: number;
}

/** What was taken over of a parcel, and what ended it early. */
export interface ParcelResult {
  readonly taken: (IntakeCounts & {
    readonly part: string;
    readonly intakeId: number | null;
    readonly number: number | null;
  })[];
  readonly failed: {
    readonly part: string;
    readonly code: string;
    readonly params: Record<string, unknown>;
  } | null;
}
