/** A Svefaktura 1.0 of our own making; mixed prefixes, as the official ones have. Without XML declaration. */
export function svefaktura(
  fields: {
    readonly number?: string;
    readonly type?: string;
    readonly total?: string;
    readonly lines?: readonly string[];
    readonly vat?: string;
    readonly corrects?: string;
    readonly accounts?: string;
  } = {},
): string {
  const account =
    fields.accounts ??
    `<cac:PayeeFinancialAccount><cac:ID>3338929</cac:ID><cac:PaymentInstructionID>5422548</cac:PaymentInstructionID></cac:PayeeFinancialAccount>`;
  const lines = (fields.lines ?? ['Rödfärg']).map(
    (name) =>
      `<cac:InvoiceLine><cac:ID>1</cac:ID><cac:Item><cbc:Description>${name}</cbc:Description></cac:Item></cac:InvoiceLine>`,
  );
  return `<Invoice xmlns="urn:sfti:documents:BasicInvoice:1:0" xmlns:cac="urn:sfti:CommonAggregateComponents:1:0"
  xmlns:cbc="urn:oasis:names:tc:ubl:CommonBasicComponents:1:0">
  <ID>${fields.number ?? '9001'}</ID><cbc:IssueDate>2026-07-01</cbc:IssueDate>
  <InvoiceTypeCode>${fields.type ?? '380'}</InvoiceTypeCode><InvoiceCurrencyCode>SEK</InvoiceCurrencyCode>
  ${fields.corrects === undefined ? '' : `<InitialInvoiceDocumentReference><cac:ID>${fields.corrects}</cac:ID></InitialInvoiceDocumentReference>`}
  <cac:BuyerParty><cac:Party>
    <cac:PartyIdentification><cac:ID>5566778899</cac:ID></cac:PartyIdentification>
    <cac:PartyIdentification><cac:ID>K-17</cac:ID></cac:PartyIdentification>
    <cac:PartyName><cbc:Name>Åsens Bygg</cbc:Name></cac:PartyName>
    <cac:Address><cbc:StreetName>Storgatan 1</cbc:StreetName><cbc:Postbox>45</cbc:Postbox>
      <cbc:CityName>Umeå</cbc:CityName><cbc:PostalZone>90325</cbc:PostalZone>
      <cac:Country><cac:IdentificationCode>SE</cac:IdentificationCode></cac:Country></cac:Address>
    <cac:Contact><cbc:Name>Pelle</cbc:Name><cbc:ElectronicMail>pelle@asen.example</cbc:ElectronicMail></cac:Contact>
  </cac:Party></cac:BuyerParty>
  <cac:PaymentMeans><cbc:DuePaymentDate>2026-07-31</cbc:DuePaymentDate>${account}</cac:PaymentMeans>
  <cac:TaxTotal><cbc:TotalTaxAmount amountCurrencyID="SEK">${fields.vat ?? '250'}</cbc:TotalTaxAmount></cac:TaxTotal>
  <cac:LegalTotal><cbc:TaxInclusiveTotalAmount amountCurrencyID="SEK">${fields.total ?? '1250.5'}</cbc:TaxInclusiveTotalAmount></cac:LegalTotal>
  ${lines.join('')}
</Invoice>`;
}

/** The envelope of an invoice's attachments. */
export function objectEnvelope(
  number: string,
  base64: string,
  mimeCode = 'application/pdf',
  within = '',
): string {
  return `<ObjectEnvelope xmlns="urn:sfti:documents:ObjectEnvelope:1:0">
  <DocumentReference><DocumentID>${number}</DocumentID><IssuerID>5565624223</IssuerID></DocumentReference>${within}
  <EncodedObject><ObjectID>1</ObjectID>
    <EncodedData format="BASE64" mimeCode="${mimeCode}" filename="faktura.pdf">${base64}</EncodedData></EncodedObject>
</ObjectEnvelope>`;
}
