/** What a test varies of an e-invoice. */
export interface EInvoiceFields {
  readonly root?: 'Invoice' | 'CreditNote';
  readonly number?: string;
  readonly issued?: string;
  readonly due?: string | null;
  readonly terms?: string;
  readonly payable?: string;
  readonly prepaid?: string;
  readonly currency?: string;
  readonly customer?: string;
  readonly country?: string;
  readonly corrects?: string;
  readonly customization?: string;
  /** Stands before the root element. */
  readonly prolog?: string;
}

const billing = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0';

/** A Peppol BIS Billing 3 invoice or credit note of our own making, with the elements that matter here. */
export function eInvoice(fields: EInvoiceFields = {}): string {
  const root = fields.root ?? 'Invoice';
  const currency = fields.currency ?? 'NOK';
  const due = fields.due === undefined ? '2026-07-15' : fields.due;
  const element = (name: string, text: string | null | undefined): string =>
    text === null || text === undefined || text === '' ? '' : `<cbc:${name}>${escape(text)}</cbc:${name}>`;
  const amount = (name: string, text: string | undefined): string =>
    text === undefined || text === '' ? '' : `<cbc:${name} currencyID="${currency}">${text}</cbc:${name}>`;
  const corrects =
    fields.corrects === undefined
      ? ''
      : `<cac:BillingReference><cac:InvoiceDocumentReference>${element('ID', fields.corrects)}</cac:InvoiceDocumentReference></cac:BillingReference>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
${fields.prolog ?? ''}<${root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${root}-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  ${element('CustomizationID', fields.customization ?? billing)}
  <cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>
  ${element('ID', fields.number ?? '5001')}
  ${element('IssueDate', fields.issued ?? '2026-07-01')}
  ${root === 'Invoice' ? element('DueDate', due) : ''}
  <cbc:${root}TypeCode>${root === 'Invoice' ? '380' : '381'}</cbc:${root}TypeCode>
  ${element('DocumentCurrencyCode', currency)}
  ${corrects}
  <cac:AccountingSupplierParty><cac:Party>
    <cbc:EndpointID schemeID="0192">912345676</cbc:EndpointID>
    <cac:PartyLegalEntity><cbc:RegistrationName>Nordfjord Handel AS</cbc:RegistrationName>
      <cbc:CompanyID schemeID="0192">912345676</cbc:CompanyID></cac:PartyLegalEntity>
  </cac:Party></cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty><cac:Party>
    <cbc:EndpointID schemeID="0192">987654325</cbc:EndpointID>
    <cac:PartyIdentification><cbc:ID schemeID="0088">7300010000001</cbc:ID></cac:PartyIdentification>
    <cac:PostalAddress><cbc:StreetName>Fjellveien 3</cbc:StreetName>
      <cbc:AdditionalStreetName>Postboks 7</cbc:AdditionalStreetName>
      <cbc:CityName>Oslo</cbc:CityName><cbc:PostalZone>0150</cbc:PostalZone>
      <cac:Country>${element('IdentificationCode', fields.country ?? 'NO')}</cac:Country></cac:PostalAddress>
    <cac:PartyLegalEntity>${element('RegistrationName', fields.customer ?? 'Fjell & Fjord AS')}
      <cbc:CompanyID schemeID="0192">987654325</cbc:CompanyID></cac:PartyLegalEntity>
    <cac:Contact><cbc:ElectronicMail>faktura@fjell.example</cbc:ElectronicMail></cac:Contact>
  </cac:Party></cac:AccountingCustomerParty>
  <cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cbc:PaymentID>0050013</cbc:PaymentID></cac:PaymentMeans>
  ${fields.terms === undefined ? '' : `<cac:PaymentTerms>${element('Note', fields.terms)}</cac:PaymentTerms>`}
  <cac:LegalMonetaryTotal>
    ${amount('PrepaidAmount', fields.prepaid)}
    ${amount('PayableAmount', fields.payable ?? '1250.00')}
  </cac:LegalMonetaryTotal>
</${root}>
`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
