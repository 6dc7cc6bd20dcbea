const noBreakSpace = '\u00A0';

/** A Norwegian account number as people read it, `1234 56 78903`; anything else, such as an IBAN, as it is. */
export function formatBankAccount(account: string): string {
  const parts = /^(\d{4})(\d{2})(\d{5})$/.exec(account.replace(/[\s.]/g, ''));
  return parts === null ? account : parts.slice(1).join(noBreakSpace);
}
