import type { Step } from '#shared/domain/dunning/profile.ts';
import { figureOn } from '#shared/domain/law/figureOn.ts';
import type { DebtorKind, NoticeForm } from '#shared/domain/law/lawPack.ts';
import type { PreparedLaw } from '#shared/domain/law/prepareLaw.ts';
import { toEpochDay, type IsoDate } from '#shared/kernel/isoDate.ts';

/**
 * The steps that a profile begins with when it is no copy: one notice and the hand-over. The notice is the one that the
 * law wants before a hand-over, with the shortest wait and deadline that it allows, and without a fee.
 */
export function blankSteps(law: PreparedLaw, debtorKind: DebtorKind, asOf: IsoDate): Step[] {
  const rules = law[debtorKind];
  const day = toEpochDay(asOf);
  const last = figureOn(rules.lastNotice, day)?.figure.value ?? 'collection_notice';
  const form: NoticeForm = last === 'agency_only' ? 'reminder' : last;
  const earliest = figureOn(rules.noticeEarliestDays[form], day)?.figure.value ?? 0;
  const shortest = figureOn(rules.noticeMinimumDeadlineDays[form], day)?.figure.value ?? 0;
  return [
    {
      kind: form === 'reminder' ? 'reminder' : 'collection_notice',
      waitDays: Math.max(earliest, usualDays),
      waitFrom: 'deadline',
      deadline: 'own',
      deadlineDays: Math.max(shortest, usualDays),
      fee: 'none',
      claimInterest: false,
      claimCompensation: false,
      blocksCustomer: false,
      channels: ['paper'],
      minimumAmount: 0,
    },
    {
      kind: 'hand_over',
      waitDays: 7,
      waitFrom: 'deadline',
      deadline: 'own',
      deadlineDays: 0,
      fee: 'none',
      claimInterest: true,
      claimCompensation: false,
      blocksCustomer: false,
      channels: [],
      minimumAmount: 0,
    },
  ];
}

/** Two weeks are what offices give where the law leaves it to them. */
const usualDays = 14;
