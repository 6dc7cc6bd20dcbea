import { nodesAt, textAt, type XmlNode } from '#backend/intake/formats/xmlRecords.ts';
import { readReference } from '#shared/domain/intake/readText.ts';

/**
 * The reference that an invoice in UBL 2 is to be paid with, of the first means of payment that has one: KID, OCR,
 * viitenumero or RF as it stands, a Danish one as the line that is typed into the bank (`+71<000000000123455+81234567<`).
 * Null where there is none, as in the Danish kinds 01 and 73, which carry no reference.
 */
export function ublReference(root: XmlNode): string | null {
  for (const means of nodesAt(root, 'PaymentMeans')) {
    const id = textAt(means, 'PaymentID');
    if (id === null) continue;
    const danish = danishSlip(means, id);
    if (danish === undefined) return readReference(id);
    if (danish !== null) return danish;
  }
  return null;
}

/**
 * FIK (code 93) and giro (code 50) of Denmark: Peppol puts the kind and the reference into one field (`71#…`, rules
 * DK-R-008 to 010), OIOUBL the kind into `PaymentID` and the reference into `InstructionID` (formats.md A.6). Undefined
 * where the means of payment is none of these, null where its kind has no reference.
 */
function danishSlip(means: XmlNode, id: string): string | null | undefined {
  const code = textAt(means, 'PaymentMeansCode');
  const match = /^(01|04|15|71|73|75)(?:#\s*([\d ]*))?$/u.exec(id);
  if (match === null || (code !== '93' && code !== '50')) return undefined;
  const kind = match[1] ?? '';
  const digits = (match[2] ?? textAt(means, 'InstructionID') ?? '').replaceAll(' ', '');
  if (kind === '01' || kind === '73' || !/^\d+$/u.test(digits)) return null;
  const creditor = textAt(means, 'CreditAccount/AccountID', 'PayeeFinancialAccount/ID') ?? '';
  const known = code === '93' && /^8\d{7}$/u.test(creditor);
  return `+${kind}<${digits}${known ? `+${creditor}<` : ''}`;
}
