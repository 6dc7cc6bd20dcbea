import { nextChange } from '#shared/domain/dunning/queueTab.ts';
import type { Proposal, Standing, Sums } from '#shared/domain/dunning/standing.ts';
import { toDecimalText } from '#shared/kernel/money.ts';

/** A standing as the command line gives it out: amounts as decimal texts, everything else as the rules made it. */
export function describeStanding(standing: Standing) {
  const { kind, step, calendarStep, readyOn, until, channel, sums, proposal } = standing;
  return {
    standing: kind,
    step,
    calendarStep,
    readyOn,
    until,
    nextChange: nextChange(standing),
    channel,
    sums: describeSums(sums),
    proposal: proposal === null ? null : describeProposal(proposal),
    blocksCustomer: standing.blocksCustomer,
    limitation: standing.limitation,
    reasons: standing.reasons,
  };
}

/** Sums as decimal texts. */
export function describeSums({ principal, interest, charges, total, disputed }: Sums) {
  return {
    principal: toDecimalText(principal),
    interest: toDecimalText(interest),
    charges: toDecimalText(charges),
    total: toDecimalText(total),
    disputed: toDecimalText(disputed),
  };
}

function describeProposal({ form, fee, compensation, claimInterest, deadline }: Proposal) {
  return {
    form,
    fee: toDecimalText(fee),
    compensation: toDecimalText(compensation),
    claimInterest,
    deadline,
  };
}
