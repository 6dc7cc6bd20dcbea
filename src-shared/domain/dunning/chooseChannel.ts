import type { CustomerFacts } from '#shared/domain/dunning/facts.ts';
import type { Channel, Step, WantedChannel } from '#shared/domain/dunning/profile.ts';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import type { Situation } from '#shared/domain/dunning/situation.ts';
import { ledgerSource } from '#shared/domain/dunning/situation.ts';

/** The channels on which a letter can leave the house today. */
const sendable: readonly WantedChannel[] = ['paper'] satisfies readonly Channel[];

/**
 * How a step goes out: the customer's own wish is tried first, then the channels of the step in their order, and only
 * those count that letters can be sent on. Null for a step without channels, as the hand-over.
 */
export function chooseChannel(step: Step, customer: Pick<CustomerFacts, 'wantedChannel'>): Channel | null {
  if (step.channels.length === 0) return null;
  const wanted = customer.wantedChannel === null ? [] : [customer.wantedChannel];
  return [...wanted, ...step.channels].find(isSendable) ?? null;
}

/** That the customer wants its letters otherwise than they can be sent. */
export function addChannelReason({ customer, next }: Situation, reasons: Reason[]): void {
  const wanted = customer.wantedChannel;
  if (next.step === null || wanted === null || isSendable(wanted)) return;
  const channel = chooseChannel(next.step, customer);
  if (channel === null) return;
  reasons.push({ code: 'channel_not_sendable', params: { wanted, channel }, source: ledgerSource });
}

function isSendable(channel: WantedChannel): channel is Channel {
  return sendable.includes(channel);
}
