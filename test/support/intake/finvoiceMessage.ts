/** What a test varies of a Finvoice message. */
export interface FinvoiceFields {
  readonly number?: string;
  readonly type?: string;
  readonly origin?: string;
  readonly total?: string;
  readonly vat?: string;
  readonly due?: string | null;
  readonly buyer?: string;
  readonly original?: string;
  readonly reference?: string;
  /** Further elements of InvoiceDetails. */
  readonly details?: string;
  /** Elements between InvoiceDetails and the rows. */
  readonly between?: string;
  readonly rows?: string;
  /** Elements before BuyerPartyDetails and after it. */
  readonly recipient?: string;
  readonly contact?: string;
  /** Elements behind the payment instruction. */
  readonly end?: string;
}

/** A Finvoice message of our own making, with the elements that matter here and without declaration. */
export function finvoiceMessage(fields: FinvoiceFields = {}): string {
  const total = fields.total ?? '124,00';
  const due = fields.due === undefined ? '20260715' : fields.due;
  const amount = (name: string, text: string): string =>
    `<${name} AmountCurrencyIdentifier="EUR">${text}</${name}>`;
  return `<Finvoice Version="3.0">
  <SellerPartyDetails><SellerPartyIdentifier>1234567-1</SellerPartyIdentifier>
    <SellerOrganisationName>Kuusi ja Koivu Oy</SellerOrganisationName></SellerPartyDetails>
  ${fields.recipient ?? ''}
  <BuyerPartyDetails>
    <BuyerPartyIdentifier>7654321-2</BuyerPartyIdentifier>
    <BuyerOrganisationName>${fields.buyer ?? 'Šimo &amp; Žak Oy'}</BuyerOrganisationName>
    <BuyerPostalAddressDetails><BuyerStreetName>Mäntytie 4</BuyerStreetName><BuyerTownName>Jyväskylä</BuyerTownName>
      <BuyerPostCodeIdentifier>40100</BuyerPostCodeIdentifier><CountryCode>FI</CountryCode></BuyerPostalAddressDetails>
  </BuyerPartyDetails>
  ${fields.contact ?? ''}
  <InvoiceDetails>
    <InvoiceTypeCode>${fields.type ?? 'INV01'}</InvoiceTypeCode>
    <OriginCode>${fields.origin ?? 'Original'}</OriginCode>
    <InvoiceNumber>${fields.number ?? '701'}</InvoiceNumber>
    <InvoiceDate Format="CCYYMMDD">20260701</InvoiceDate>
    ${fields.original === undefined ? '' : `<OriginalInvoiceNumber>${fields.original}</OriginalInvoiceNumber>`}
    <SellersBuyerIdentifier>1007</SellersBuyerIdentifier>
    ${amount('InvoiceTotalVatAmount', fields.vat ?? '24,00')}
    ${amount('InvoiceTotalVatIncludedAmount', total)}
    ${fields.details ?? ''}
    <PaymentTermsDetails><PaymentTermsFreeText>14 päivää netto</PaymentTermsFreeText>
      ${due === null ? '' : `<InvoiceDueDate Format="CCYYMMDD">${due}</InvoiceDueDate>`}</PaymentTermsDetails>
  </InvoiceDetails>
  ${fields.between ?? ''}
  ${fields.rows ?? `<InvoiceRow><ArticleName>Lautaa</ArticleName>${amount('RowVatExcludedAmount', '100,00')}</InvoiceRow>`}
  <EpiDetails><EpiPaymentInstructionDetails>
    <EpiRemittanceInfoIdentifier IdentificationSchemeName="SPY">${fields.reference ?? '70108'}</EpiRemittanceInfoIdentifier>
    ${amount('EpiInstructedAmount', total)}
  </EpiPaymentInstructionDetails></EpiDetails>
  ${fields.end ?? ''}
</Finvoice>`;
}

/** The SOAP envelope that operators put in front of a message. */
export const soapEnvelope = `<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"
  xmlns:eb="http://www.oasis-open.org/committees/ebxml-msg/schema/msg-header-2_0.xsd">
  <SOAP-ENV:Header><eb:MessageHeader><eb:To><eb:PartyId>FI0799201901261467</eb:PartyId></eb:To></eb:MessageHeader></SOAP-ENV:Header>
  <SOAP-ENV:Body><eb:Manifest/></SOAP-ENV:Body>
</SOAP-ENV:Envelope>`;
