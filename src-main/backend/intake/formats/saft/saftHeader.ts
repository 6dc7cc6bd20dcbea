import { refuseFile } from '#backend/intake/formats/refuseFile.ts';
import { saftText } from '#backend/intake/formats/saft/saftValues.ts';
import { lastOfMonth } from '#shared/domain/intake/dueFromTerms.ts';
import { type IsoDate, isIsoDate, isoDateOf } from '#shared/kernel/isoDate.ts';

/** What a SAF-T file says of itself. */
export interface SaftHeader {
  /** Numbers and name of the company whose accounts these are. */
  readonly companyNumbers: readonly string[];
  readonly companyName: string | null;
  /** As it stands in the file; null where it says nothing. */
  readonly currency: string | null;
  /** The first and the last day that the file tells of. */
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
}

/** Collects the header. `head` is the start of the file, which may name its schema. */
export function collectSaftHeader(head: string): {
  close(local: string, text: string, depth: number, path: readonly string[]): void;
  header(): SaftHeader;
} {
  const texts = new Map<string, string>();
  const numbers: string[] = [];
  return {
    close(local, text, depth, path) {
      const value = saftText(text);
      if (value === null) return;
      if (depth === 3 && local === 'AuditFileVersion') refuseOtherVersions(value, head);
      const place = path.slice(3, depth + 1).join('/');
      if (place === 'Company/RegistrationNumber' || local === 'TaxRegistrationNumber') {
        if (path[3] === 'Company') numbers.push(value);
      } else if (!texts.has(place)) {
        texts.set(place, value);
      }
    },
    header() {
      const created = dayOf(texts.get('AuditFileDateCreated'));
      const from = dayOf(texts.get('SelectionCriteria/SelectionStartDate')) ?? periodStart(texts);
      const end = dayOf(texts.get('SelectionCriteria/SelectionEndDate')) ?? periodEnd(texts);
      return {
        companyNumbers: [...new Set(numbers)],
        companyName: texts.get('Company/Name') ?? null,
        currency: texts.get('DefaultCurrencyCode') ?? null,
        from,
        to: earlierEnd(end, created, from),
      };
    },
  };
}

/**
 * 2.0 has other elements, and its drafts still change (planned for 2027). A version that is no number is believed to be
 * the one of the schema that the file names.
 */
function refuseOtherVersions(version: string, head: string): void {
  const numbered = /^(\d+)(?:\.\d+)*$/u.exec(version)?.[1];
  const ofSchema = /_v_(\d+)\.\d+\.xsd/u.exec(head)?.[1];
  const major = Number(numbered ?? ofSchema ?? 1);
  if (major > 1) throw refuseFile('saft_version', { version: version.slice(0, 40) });
}

/** A file of a year that still runs tells no more than was there on the day when it was made. */
function earlierEnd(end: IsoDate | null, created: IsoDate | null, from: IsoDate | null): IsoDate | null {
  if (end === null || created === null || created >= end) return end ?? created;
  return from !== null && created < from ? end : created;
}

function periodStart(texts: ReadonlyMap<string, string>): IsoDate | null {
  return monthOf(texts.get('SelectionCriteria/PeriodStart'), texts.get('SelectionCriteria/PeriodStartYear'));
}

function periodEnd(texts: ReadonlyMap<string, string>): IsoDate | null {
  const first = monthOf(
    texts.get('SelectionCriteria/PeriodEnd'),
    texts.get('SelectionCriteria/PeriodEndYear'),
  );
  return first === null ? null : lastOfMonth(first);
}

/** The first day of a period. Periods before and after the months of a year belong to its ends. */
function monthOf(period: string | undefined, year: string | undefined): IsoDate | null {
  if (!/^\d{1,2}$/u.test(period ?? '') || !/^\d{4}$/u.test(year ?? '')) return null;
  const month = Math.min(12, Math.max(1, Number(period)));
  return isoDateOf(Number(year), month, 1) ?? null;
}

function dayOf(text: string | undefined): IsoDate | null {
  const day = text?.slice(0, 10) ?? '';
  return isIsoDate(day) ? day : null;
}
