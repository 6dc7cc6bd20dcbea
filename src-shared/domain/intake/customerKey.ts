/**
 * What tells one customer of a creditor from another: the customer number, else the identity number, else name and
 * postcode together. The letter in front keeps the three kinds apart.
 */
export function customerKey(customer: {
  readonly number: string | null;
  readonly identityNumber: string | null;
  readonly name: string | null;
  readonly postcode: string | null;
}): string {
  if (customer.number !== null) return `n:${customer.number}`;
  if (customer.identityNumber !== null) return `i:${customer.identityNumber}`;
  const name = (customer.name ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return `a:${name}|${(customer.postcode ?? '').replaceAll(/\s/gu, '')}`;
}
