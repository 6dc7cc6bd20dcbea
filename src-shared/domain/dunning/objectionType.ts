/**
 * What a customer objects to, as the office tells it apart: it decides who must answer, not what the law stops. The
 * code is the key of its name.
 */
export const objectionTypes = [
  'wrong_amount',
  'not_ordered',
  'not_delivered',
  'faulty',
  'already_paid',
  'wrong_debtor',
  'agreed_otherwise',
  'other',
] as const;

export type ObjectionType = (typeof objectionTypes)[number];
