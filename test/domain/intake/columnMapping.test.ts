import { describe, expect, test } from 'vitest';
import { acceptedHeaders, mapColumns } from '#shared/domain/intake/columnMapping.ts';
import { columnSynonyms } from '#shared/domain/intake/columnSynonyms.ts';
import { normaliseHeader } from '#shared/domain/intake/normaliseHeader.ts';

/** Each header with the field it means; those without are left out. */
function meanings(headers: string): Record<string, string> {
  const { headers: names, fields } = mapColumns(headers.split(';'));
  return Object.fromEntries(names.flatMap((name, index) => (fields[index] ? [[name, fields[index]]] : [])));
}

describe('headers of open-items lists', () => {
  test('Norwegian', () => {
    expect(
      meanings(
        'Kundenr.;Kundenavn;Adresse;Postnr;Poststed;E-post;Fakturanr;Fakturadato;Forfallsdato;Beløp;Restbeløp;KID',
      ),
    ).toEqual({
      'Kundenr.': 'customerNumber',
      Kundenavn: 'customerName',
      Adresse: 'street',
      Postnr: 'postcode',
      Poststed: 'city',
      'E-post': 'email',
      Fakturanr: 'invoiceNumber',
      Fakturadato: 'issued',
      Forfallsdato: 'due',
      Beløp: 'original',
      Restbeløp: 'open',
      KID: 'reference',
    });
  });

  test('Swedish', () => {
    expect(
      meanings('Kundnr;Namn;Adress;Postnr;Ort;Fakturanummer;Fakturadatum;Förfallodatum;Belopp;Restsaldo;OCR'),
    ).toEqual({
      Kundnr: 'customerNumber',
      Namn: 'customerName',
      Adress: 'street',
      Postnr: 'postcode',
      Ort: 'city',
      Fakturanummer: 'invoiceNumber',
      Fakturadatum: 'issued',
      Förfallodatum: 'due',
      Belopp: 'original',
      Restsaldo: 'open',
      OCR: 'reference',
    });
  });

  test('Finnish', () => {
    expect(
      meanings(
        'Asiakasnumero;Asiakas;Y-tunnus;Osoite;Postinumero;Postitoimipaikka;Laskunumero;Laskun pvm;Eräpäivä;Summa;Avoinna;Viite',
      ),
    ).toEqual({
      Asiakasnumero: 'customerNumber',
      Asiakas: 'customerName',
      'Y-tunnus': 'identityNumber',
      Osoite: 'street',
      Postinumero: 'postcode',
      Postitoimipaikka: 'city',
      Laskunumero: 'invoiceNumber',
      'Laskun pvm': 'issued',
      Eräpäivä: 'due',
      Summa: 'original',
      Avoinna: 'open',
      Viite: 'reference',
    });
  });

  test('Danish', () => {
    expect(
      meanings('Kunde_Nr;Navn;Adresse;Postnr;By;Faktura_Dato;Faktura_Nr;Forfaldsdato;Rykker_Beløb;CVR'),
    ).toEqual({
      Kunde_Nr: 'customerNumber',
      Navn: 'customerName',
      Adresse: 'street',
      Postnr: 'postcode',
      By: 'city',
      Faktura_Dato: 'issued',
      Faktura_Nr: 'invoiceNumber',
      Forfaldsdato: 'due',
      Rykker_Beløb: 'open',
      CVR: 'identityNumber',
    });
  });

  test('English, without regard to case, blanks and signs', () => {
    expect(
      meanings('INVOICE NO;invoice-date;Due_Date;Customer No;customer name;Total;BALANCE (NOK);Currency'),
    ).toEqual({
      'INVOICE NO': 'invoiceNumber',
      'invoice-date': 'issued',
      Due_Date: 'due',
      'Customer No': 'customerNumber',
      'customer name': 'customerName',
      Total: 'original',
      'BALANCE (NOK)': 'open',
      Currency: 'currency',
    });
  });

  test('24SevenOffice gives days to pay where others give a due date', () => {
    const mapping = mapColumns(
      'OrderId,InvoiceId,CustomerId,CustomerName,CustomerOrgNo,TotalWithTax,CurrencyId,InvoiceDate,PaymentTime,KID'.split(
        ',',
      ),
    );
    expect(mapping.missing).toEqual([]);
    expect(mapping.positions.paymentDays).toBe(8);
  });

  test('Visma, e-conomic, Fortnox', () => {
    expect(
      mapColumns('Bilagsdato;Art;Tekst;Restbeløp i valuta;Beløp;Forfallsdato;Fakturanr;Kundenr'.split(';'))
        .missing,
    ).toEqual([]);
    expect(
      mapColumns('bookedInvoiceNumber,date,dueDate,currency,grossAmount,remainder,recipient.name'.split(','))
        .missing,
    ).toEqual([]);
    expect(
      mapColumns('DocumentNumber,CustomerNumber,CustomerName,InvoiceDate,DueDate,Total,Balance'.split(','))
        .missing,
    ).toEqual([]);
  });

  test('the more telling of two headers wins, wherever it stands', () => {
    const { positions } = mapColumns([
      'Dato',
      'Fakturadato',
      'Företagsnamn',
      'Namn',
      'Restbeløp',
      'Restbeløp i valuta',
    ]);
    expect(positions).toEqual({ issued: 1, customerName: 3, open: 5 });
  });

  test('says what is missing and which headers would do', () => {
    const { missing } = mapColumns(['Kundenavn', 'Beløp', 'Kommentar']);
    expect(missing).toEqual(['invoice_number', 'due_date']);
    expect(acceptedHeaders('due_date')).toContain('Forfallsdato');
    expect(acceptedHeaders('amount')).toEqual(expect.arrayContaining(['Saldo', 'Beløp']));
    expect(mapColumns(['PaymentTime', 'Fakturanr', 'Saldo', 'Kunde']).missing).toEqual(['due_date']);
  });

  test('a decisive header that stands twice is reported', () => {
    expect(mapColumns(['Fakturanr', 'Forfall', 'Saldo', 'Kunde', 'Saldo']).twice).toEqual(['Saldo']);
    expect(mapColumns(['Fakturanr', 'Forfall', 'Saldo', 'Kunde', 'Telefon', 'Telefon']).twice).toEqual([]);
  });

  test('no header means two fields, so that no column can be taken for the wrong one', () => {
    const owners = new Map<string, string[]>();
    for (const [field, synonyms] of Object.entries(columnSynonyms)) {
      for (const name of new Set(synonyms.map(normaliseHeader)))
        owners.set(name, [...(owners.get(name) ?? []), field]);
    }
    expect([...owners].filter(([name, fields]) => fields.length > 1 || name === '')).toEqual([]);
  });
});
