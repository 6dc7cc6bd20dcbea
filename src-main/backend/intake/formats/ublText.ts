/** The two documents of UBL that are read. */
export type UblRoot = 'Invoice' | 'CreditNote';

/** The text of one element with the path of local names below the root: `LegalMonetaryTotal/PayableAmount`. */
export interface UblText {
  readonly path: string;
  readonly text: string;
  /** Attributes by local name. */
  readonly attributes: Readonly<Record<string, string>>;
}
