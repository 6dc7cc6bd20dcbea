import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { addDays, isoDate } from '#shared/kernel/isoDate.ts';
import { toDecimalText } from '#shared/kernel/money.ts';

const customers = 20_000;
const firstDay = isoDate('2024-01-01');
/** How many invoices with their payments make a megabyte, about. */
const invoicesPerMegabyte = 310;

/**
 * Writes a SAF-T Financial file 1.30 of about so many bytes, with vouchers as systems write them: an invoice of three lines,
 * and for nine of ten its payment, two thirds of which name the invoice. The same size gives the same file.
 */
export async function writeSaft(path: string, bytes: number): Promise<void> {
  const file = createWriteStream(path);
  const write = async (text: string): Promise<void> => {
    if (!file.write(text)) await once(file, 'drain');
  };
  await write(head);
  const invoices = Math.round((bytes / 1e6) * invoicesPerMegabyte);
  const closing = closingBalances(invoices);
  for (let at = 0; at < customers; at++) await write(customer(at, closing[at] ?? 0));
  await write(
    '</n1:Customers></n1:MasterFiles><n1:GeneralLedgerEntries><n1:Journal><n1:JournalID>GL</n1:JournalID><n1:Description>Hovedbok</n1:Description><n1:Type>GL</n1:Type>\n',
  );
  for (let number = 1; number <= invoices; number++) {
    const day = addDays(firstDay, Math.floor((number * 1000) / (invoices + 1)));
    await write(invoice(number, day) + (isPaid(number) ? payment(number, day) : ''));
  }
  file.end('</n1:Journal></n1:GeneralLedgerEntries></n1:AuditFile>\n');
  await finished(file);
}

const head = `<?xml version="1.0" encoding="UTF-8"?>
<n1:AuditFile xmlns:n1="urn:StandardAuditFile-Taxation-Financial:NO"><n1:Header>
<n1:AuditFileVersion>1.30</n1:AuditFileVersion><n1:AuditFileDateCreated>2026-10-01</n1:AuditFileDateCreated>
<n1:Company><n1:RegistrationNumber>912345676</n1:RegistrationNumber><n1:Name>Nordfjord AS</n1:Name></n1:Company>
<n1:DefaultCurrencyCode>NOK</n1:DefaultCurrencyCode>
<n1:SelectionCriteria><n1:SelectionStartDate>2024-01-01</n1:SelectionStartDate><n1:SelectionEndDate>2026-09-30</n1:SelectionEndDate></n1:SelectionCriteria>
</n1:Header><n1:MasterFiles><n1:Customers>
`;

/** What each customer owes in the end, in minor units. */
function closingBalances(invoices: number): Float64Array {
  const balances = new Float64Array(customers);
  for (let number = 1; number <= invoices; number++) {
    if (isPaid(number)) continue;
    const at = customerOf(number);
    balances[at] = (balances[at] ?? 0) + amountOf(number);
  }
  return balances;
}

function isPaid(number: number): boolean {
  return number % 10 !== 0;
}

function customerOf(number: number): number {
  return (number * 7919) % customers;
}

/** Minor units. */
function amountOf(number: number): number {
  return (100 + (number % 5000)) * 100 + 50;
}

function customer(at: number, closing: number): string {
  return `<n1:Customer>
  <n1:RegistrationNumber>${900_000_000 + at}</n1:RegistrationNumber>
  <n1:Name>Kunde nummer ${at} AS</n1:Name>
  <n1:Address><n1:StreetName>Storgata</n1:StreetName><n1:Number>${at % 99}</n1:Number><n1:City>Oslo</n1:City><n1:PostalCode>0150</n1:PostalCode><n1:Country>NO</n1:Country><n1:AddressType>PostalAddress</n1:AddressType></n1:Address>
  <n1:Contact><n1:ContactPerson><n1:FirstName>Kari</n1:FirstName><n1:LastName>Lie ${at}</n1:LastName></n1:ContactPerson><n1:Email>k${at}@example.no</n1:Email></n1:Contact>
  <n1:CustomerID>${10_000 + at}</n1:CustomerID>
  <n1:BalanceAccount><n1:AccountID>1500</n1:AccountID><n1:OpeningDebitBalance>0</n1:OpeningDebitBalance><n1:ClosingDebitBalance>${toDecimalText(closing)}</n1:ClosingDebitBalance></n1:BalanceAccount>
  <n1:PartyInfo><n1:PaymentTerms><n1:Days>14</n1:Days></n1:PaymentTerms><n1:Type>Company</n1:Type></n1:PartyInfo>
</n1:Customer>
`;
}

function invoice(number: number, day: string): string {
  const amount = toDecimalText(amountOf(number));
  const reference = `        <n1:ReferenceNumber>${500_000 + number}</n1:ReferenceNumber>
        <n1:CID>${1_000_000 + number}</n1:CID>
        <n1:DueDate>${day}</n1:DueDate>\n`;
  const lines = [
    line(number, 1, 1500, amount, 'Debit', reference),
    line(number, 2, 3000, amount, 'Credit', tax),
    line(number, 3, 2700, '0.00', 'Credit', tax),
  ];
  return voucher(String(number), day, lines);
}

function payment(number: number, day: string): string {
  const amount = toDecimalText(amountOf(number));
  const reference =
    number % 3 === 0 ? '' : `        <n1:ReferenceNumber>${500_000 + number}</n1:ReferenceNumber>\n`;
  const lines = [
    line(number, 1, 1920, amount, 'Debit', ''),
    line(number, 2, 1500, amount, 'Credit', reference),
  ];
  return voucher(`P${number}`, day, lines);
}

function voucher(id: string, day: string, lines: readonly string[]): string {
  return `    <n1:Transaction>
      <n1:TransactionID>${id}</n1:TransactionID>
      <n1:Period>1</n1:Period>
      <n1:PeriodYear>${day.slice(0, 4)}</n1:PeriodYear>
      <n1:TransactionDate>${day}</n1:TransactionDate>
      <n1:Description>Bilag ${id}</n1:Description>
      <n1:SystemEntryDate>${day}</n1:SystemEntryDate>
      <n1:GLPostingDate>${day}</n1:GLPostingDate>
${lines.join('')}    </n1:Transaction>\n`;
}

function line(
  number: number,
  record: number,
  account: number,
  amount: string,
  side: 'Debit' | 'Credit',
  more: string,
): string {
  const whose =
    account === 1500 ? `        <n1:CustomerID>${10_000 + customerOf(number)}</n1:CustomerID>\n` : '';
  return `      <n1:Line>
        <n1:RecordID>${record}</n1:RecordID>
        <n1:AccountID>${account}</n1:AccountID>
        <n1:SourceDocumentID>${number}</n1:SourceDocumentID>
${whose}        <n1:Description>Salg av varer etter ordre ${number}</n1:Description>
        <n1:${side}Amount>
          <n1:Amount>${amount}</n1:Amount>
        </n1:${side}Amount>
${more}      </n1:Line>\n`;
}

const tax = `        <n1:TaxInformation>
          <n1:TaxType>MVA</n1:TaxType>
          <n1:TaxCode>3</n1:TaxCode>
          <n1:TaxPercentage>25</n1:TaxPercentage>
          <n1:TaxBase>1000.00</n1:TaxBase>
          <n1:CreditTaxAmount><n1:Amount>250.00</n1:Amount></n1:CreditTaxAmount>
        </n1:TaxInformation>\n`;
