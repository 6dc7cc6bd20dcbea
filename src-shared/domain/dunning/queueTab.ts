import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { addDays } from '#shared/kernel/isoDate.ts';
import type { QueueTab, Standing } from '#shared/domain/dunning/standing.ts';

/**
 * The queue that a standing is shown in; null where it is in none (settled, only charges open, not due, not yet listed).
 * `noticesSent` is how many notices of the invoice were sent.
 */
export function tabOf(standing: Pick<Standing, 'kind'>, noticesSent: number): QueueTab | null {
  switch (standing.kind) {
    case 'ready':
    case 'missing_address':
    case 'in_run':
      return 'ready';
    case 'waiting':
      return noticesSent === 0 ? 'ready' : 'running';
    case 'deadline_running':
      return 'running';
    case 'withheld':
    case 'time_barred':
      return 'withheld';
    case 'objection':
    case 'paused':
      return 'objection';
    case 'consider_collection':
      return 'collect';
    case 'settled':
    case 'charges_open':
    case 'not_due':
    case 'not_listed':
      return null;
  }
}

/** Whether a person may take the step now: the rows that a run can be made of. */
export function isActionable(standing: Pick<Standing, 'kind'>): boolean {
  return standing.kind === 'ready';
}

/**
 * The first day on which the standing changes by the calendar alone; null where only a person or new data
 * changes it. Interest grows every day and does not count; nor does it that every claim is time-barred one day
 * (`Standing.limitation`), unless that day comes first.
 */
export function nextChange(standing: Standing): IsoDate | null {
  const change = changeByCalendar(standing);
  if (change === null || standing.limitation === null || change <= standing.limitation) return change;
  return addDays(standing.limitation, 1);
}

function changeByCalendar(standing: Standing): IsoDate | null {
  switch (standing.kind) {
    case 'not_due':
      return standing.until;
    case 'not_listed':
      return listedOn(standing);
    case 'waiting':
      return standing.readyOn;
    case 'deadline_running':
    case 'withheld':
    case 'objection':
    case 'paused':
      return standing.until === null ? null : addDays(standing.until, 1);
    case 'settled':
    case 'charges_open':
    case 'time_barred':
    case 'ready':
    case 'missing_address':
    case 'in_run':
    case 'consider_collection':
      return null;
  }
}

function listedOn(standing: Standing): IsoDate | null {
  for (const reason of standing.reasons) if (reason.code === 'not_listed') return reason.params.listedOn;
  return null;
}
