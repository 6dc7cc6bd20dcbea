import type { ChargeEvent } from '#shared/contract/payments.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';

/** One event of the charges of an invoice as a sentence; an unknown one by its code. */
export function chargeEventText(
  { t, format }: Texts,
  { kind, params }: Pick<ChargeEvent, 'kind' | 'params'>,
  currency: string,
): string {
  const money = (name: string): string => format.money(numberIn(params, name), currency);
  const charge = t(`payments.kind.${chargeKindIn(params)}`);
  switch (kind) {
    case 'notice_sent': {
      const fee = numberIn(params, 'fee');
      return fee === 0
        ? t('payments.event.noticeWithoutFee')
        : t('payments.event.notice_sent', { fee: money('fee') });
    }
    case 'balance_changed':
      return t('payments.event.balance', { from: money('from'), to: money('to') });
    case 'settled_by_list':
      return t('payments.event.settled_by_list');
    case 'credited':
      return t('payments.event.credited', { document: textIn(params, 'document') });
    case 'charge_paid':
    case 'charge_payment_reversed':
    case 'charge_waived':
      return t(`payments.event.${kind}`, { kind: charge, amount: money('amount') });
    case 'charge_kept':
    case 'charge_reopened':
      return t(`payments.event.${kind}`, { kind: charge });
    case 'charge_invoiced':
      return t('payments.event.charge_invoiced', {
        kind: charge,
        amount: money('amount'),
        document: textIn(params, 'document'),
      });
    case 'interest_charged':
    case 'interest_withdrawn':
      return t(`payments.event.${kind}`, { amount: money('amount') });
    case 'interest_changed':
      return t('payments.event.interest_changed', { from: money('from'), to: money('to') });
    default:
      return kind;
  }
}

/** Who decided it, and why; empty where it followed from a list. */
export function chargeEventDetail({ t }: Texts, { params }: ChargeEvent): string {
  const by = textIn(params, 'by');
  const reason = textIn(params, 'reason');
  return [
    ...(by === '' ? [] : [t('payments.panel.by', { name: by })]),
    ...(reason === '' ? [] : [t('payments.event.reason', { reason })]),
  ].join(' · ');
}

function chargeKindIn(params: ChargeEvent['params']): 'fee' | 'compensation' | 'interest' {
  const kind = params['chargeKind'];
  return kind === 'interest' || kind === 'compensation' ? kind : 'fee';
}

function numberIn(params: ChargeEvent['params'], name: string): number {
  const value = params[name];
  return typeof value === 'number' ? value : 0;
}

function textIn(params: ChargeEvent['params'], name: string): string {
  const value = params[name];
  return typeof value === 'string' ? value : '';
}
