/** What a document claims besides goods and services: the fee of a reminder, or late interest. */
export type ChargeDocument = 'reminder' | 'interest';

/** Names of lines that claim a fee for a reminder or a notice, in the languages of the Nordic countries. */
const fee = new RegExp(
  [
    'p[åa]minnelseavgift|kravavgift|inkassoavgift|f[öo]rseningsavgift|f[öo]rseningsers[äa]ttning',
    'reminder (?:fee|charge)|late payment (?:fee|charge)|dunning (?:fee|charge)',
    'purregebyr|purringsgebyr|inkassogebyr|inkassovarselgebyr',
    'rykkergebyr|rykkerskrivelsesgebyr|kompensationsgebyr',
    'muistutusmaksu|maksumuistutus|huomautusmaksu|maksukehotusmaksu|perint[äa]maksu|vakiokorvaus',
  ].join('|'),
  'iu',
);
/** Names of lines that claim late interest; interest of any other kind is somebody's business. */
const interest = new RegExp(
  [
    'dr[öo]jsm[åa]lsr[äa]nt',
    '(?:late|overdue|default|penalty) (?:payment )?interest|interest on (?:late|overdue)',
    'forsinkelsesrente|forsinkelsesrenter|morarente',
    'viiv[äa]styskor',
  ].join('|'),
  'iu',
);

/**
 * Looks at the lines of an e-invoice. Reminders and interest invoices are sent as invoices of the ordinary type (formats.md
 * A.4: Swedish Påminnelsefaktura and Räntefaktura are type 380), and would claim a charge as principal, with charges
 * upon it. Only where every line is named as such a charge is it one: an invoice for goods with a fee among its lines is
 * an invoice. Whether it bears VAT, which neither a fee nor late interest does, is for the reader to look at.
 */
export function watchCharges(): {
  /** The name or description of the line that is being read. */
  name(text: string): void;
  /** The line is over. */
  endLine(): void;
  verdict(): ChargeDocument | null;
  reset(): void;
} {
  let lines = 0;
  let fees = 0;
  let interests = 0;
  let kind: ChargeDocument | null = null;
  return {
    name(text) {
      // Once a document has a line of another kind, nothing can make it a reminder any more.
      if (fees + interests < lines) return;
      if (fee.test(text)) kind ??= 'reminder';
      else if (interest.test(text)) kind ??= 'interest';
    },
    endLine() {
      lines += 1;
      if (kind === 'reminder') fees += 1;
      if (kind === 'interest') interests += 1;
      kind = null;
    },
    verdict() {
      if (lines === 0 || fees + interests < lines) return null;
      return fees > 0 ? 'reminder' : 'interest';
    },
    reset() {
      lines = 0;
      fees = 0;
      interests = 0;
      kind = null;
    },
  };
}
