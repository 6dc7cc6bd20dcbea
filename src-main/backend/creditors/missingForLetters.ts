/** What a letter cannot do without: names of the fields that are still empty. */
export function missingForLetters(creditor: {
  readonly bank_account: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
}): string[] {
  const missing: string[] = [];
  if (creditor.bank_account === '') missing.push('bankAccount');
  if (creditor.postcode === '' || creditor.city === '') missing.push('address');
  return missing;
}
