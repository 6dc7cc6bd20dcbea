/** A line of a voucher. Amounts are decimal texts; below nought is credit. */
export interface SaftLineFields {
  readonly account?: string;
  readonly customer?: string;
  readonly supplier?: string;
  readonly amount: string;
  readonly currency?: { readonly code: string; readonly amount: string };
  readonly source?: string;
  readonly reference?: string;
  readonly cid?: string;
  readonly due?: string;
  readonly cross?: string;
  readonly record?: string;
}

export interface SaftVoucherFields {
  readonly id: string;
  readonly date: string;
  readonly journal?: string;
  readonly lines: readonly SaftLineFields[];
}

export interface SaftCustomerFields {
  readonly id: string;
  readonly name?: string;
  readonly number?: string;
  /** Inner XML of addresses and contacts. */
  readonly party?: string;
  /** Opening and closing by account; more than one only in 1.30. */
  readonly balances?: readonly {
    readonly account?: string;
    readonly opening: string;
    readonly closing: string;
  }[];
  /** Inner XML of PartyInfo. */
  readonly info?: string;
}

export interface SaftFields {
  readonly version?: '1.0' | '1.10' | '1.20' | '1.30' | '2.00';
  readonly prefix?: string;
  readonly currency?: string;
  readonly created?: string;
  /** Inner XML of SelectionCriteria. */
  readonly selection?: string;
  readonly customers?: readonly SaftCustomerFields[] | null;
  readonly vouchers?: readonly SaftVoucherFields[] | null;
}

const namespace = 'urn:StandardAuditFile-Taxation-Financial:NO';

/** A SAF-T Financial file of our own making, of the shape of its version. */
export function saftFile(fields: SaftFields = {}): string {
  const version = fields.version ?? '1.30';
  const selection =
    fields.selection ??
    '<SelectionStartDate>2026-01-01</SelectionStartDate><SelectionEndDate>2026-09-30</SelectionEndDate>';
  const customers =
    fields.customers === null
      ? ''
      : `<Customers>${(fields.customers ?? []).map((one) => customer(one, version)).join('')}</Customers>`;
  const body = `<Header>
  <AuditFileVersion>${version}</AuditFileVersion><AuditFileCountry>NO</AuditFileCountry>
  <AuditFileDateCreated>${fields.created ?? '2026-10-01'}</AuditFileDateCreated>
  <SoftwareCompanyName>Own &amp; Sons</SoftwareCompanyName>
  <Company><RegistrationNumber>912345676</RegistrationNumber><Name>Nordfjord Handel AS</Name>
    <TaxRegistration><TaxRegistrationNumber>912345676MVA</TaxRegistrationNumber></TaxRegistration></Company>
  <DefaultCurrencyCode>${fields.currency ?? 'NOK'}</DefaultCurrencyCode>
  <SelectionCriteria>${selection}</SelectionCriteria>
</Header>
<MasterFiles>
  <GeneralLedgerAccounts>
    <Account><AccountID>1500</AccountID><AccountDescription>Kundefordringer</AccountDescription></Account>
    <Account><AccountID>3000</AccountID><AccountDescription>Salg, høy sats</AccountDescription></Account>
  </GeneralLedgerAccounts>
  ${customers}
  <Suppliers><Supplier><Name>Leverandør AS</Name><SupplierID>50001</SupplierID></Supplier></Suppliers>
</MasterFiles>
${fields.vouchers === null ? '' : `<GeneralLedgerEntries>${journals(fields.vouchers ?? [])}</GeneralLedgerEntries>`}`;
  const { prefix } = fields;
  if (prefix === undefined)
    return `<?xml version="1.0" encoding="UTF-8"?>\n<AuditFile xmlns="${namespace}">${body}</AuditFile>`;
  const prefixed = body.replaceAll(/<(\/?)(?=[A-Z])/gu, `<$1${prefix}:`);
  return `\ufeff<?xml version="1.0"?>\n<${prefix}:AuditFile xmlns:${prefix}="${namespace}">${prefixed}</${prefix}:AuditFile>`;
}

function customer(fields: SaftCustomerFields, version: string): string {
  const balances = (fields.balances ?? []).map(({ account, opening, closing }) => {
    const id = element('AccountID', account ?? '1500');
    const inner = `${id}${balance('Opening', opening)}${balance('Closing', closing)}`;
    return version === '1.30' ? `<BalanceAccount>${inner}</BalanceAccount>` : inner;
  });
  return `<Customer>${element('RegistrationNumber', fields.number)}${element('Name', fields.name ?? 'Kari Ødegård')}
    ${fields.party ?? ''}${element('CustomerID', fields.id)}${balances.join('')}
    ${fields.info === undefined ? '' : `<PartyInfo>${fields.info}</PartyInfo>`}</Customer>`;
}

function balance(side: 'Opening' | 'Closing', amount: string): string {
  const credit = amount.startsWith('-');
  return element(`${side}${credit ? 'Credit' : 'Debit'}Balance`, credit ? amount.slice(1) : amount);
}

function journals(vouchers: readonly SaftVoucherFields[]): string {
  const names = [...new Set(vouchers.map(({ journal }) => journal ?? 'GL'))];
  return names
    .map((name) => {
      const own = vouchers.filter(({ journal }) => (journal ?? 'GL') === name);
      return `<Journal><JournalID>${name}</JournalID><Description>x</Description><Type>GL</Type>${own.map(voucher).join('\n')}</Journal>`;
    })
    .join('\n');
}

function voucher({ id, date, lines }: SaftVoucherFields): string {
  return `<Transaction><TransactionID>${id}</TransactionID><TransactionDate>${date}</TransactionDate>
    <Description>Bilag</Description>${lines.map(line).join('\n')}</Transaction>`;
}

function line(fields: SaftLineFields, index: number): string {
  const side = fields.amount.startsWith('-') ? 'CreditAmount' : 'DebitAmount';
  const plain = (amount: string): string => amount.replace('-', '');
  const own =
    fields.currency === undefined
      ? ''
      : `${element('CurrencyCode', fields.currency.code)}${element('CurrencyAmount', plain(fields.currency.amount))}`;
  return `<Line>${element('RecordID', fields.record ?? String(index + 1))}
    ${element('AccountID', fields.account ?? (fields.customer === undefined ? '3000' : '1500'))}
    <Analysis><AnalysisType>A</AnalysisType><AnalysisID>1</AnalysisID>
      <AnalysisAmount><Amount>77</Amount></AnalysisAmount></Analysis>
    ${element('SourceDocumentID', fields.source)}${element('CustomerID', fields.customer)}
    ${element('SupplierID', fields.supplier)}<Description>x</Description>
    <${side}>${element('Amount', plain(fields.amount))}${own}</${side}>
    <TaxInformation><TaxType>MVA</TaxType><TaxAmount><Amount>25</Amount></TaxAmount></TaxInformation>
    ${element('ReferenceNumber', fields.reference)}${element('CID', fields.cid)}${element('DueDate', fields.due)}
    ${element('CrossReference', fields.cross)}</Line>`;
}

function element(name: string, text: string | undefined): string {
  return text === undefined ? '' : `<${name}>${text.replaceAll('&', '&amp;')}</${name}>`;
}
