/** An OIOUBL 2.1 invoice of our own making, with means of payment, further head elements and lines as a test likes. */
export function danishInvoice(
  fields: { readonly means?: string; readonly head?: string; readonly customer?: string } = {},
): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>OIOUBL-2.1</cbc:CustomizationID>
  <cbc:ID>8001</cbc:ID>
  <cbc:IssueDate>2026-07-01</cbc:IssueDate>
  <cbc:DocumentCurrencyCode>DKK</cbc:DocumentCurrencyCode>
  ${fields.head ?? ''}
  <cac:AccountingCustomerParty>
    <cbc:SupplierAssignedAccountID>4711</cbc:SupplierAssignedAccountID>
    <cac:Party>
      <cbc:EndpointID schemeID="GLN">5798009811578</cbc:EndpointID>
      <cac:PartyIdentification><cbc:ID schemeID="DK:CVR">DK16356706</cbc:ID></cac:PartyIdentification>
      <cac:PartyName><cbc:Name>Fjord Byg ApS</cbc:Name></cac:PartyName>
      ${fields.customer ?? ''}
      <cac:PostalAddress><cbc:StreetName>Havnegade</cbc:StreetName><cbc:BuildingNumber>3</cbc:BuildingNumber>
        <cbc:Postbox>12</cbc:Postbox><cbc:CityName>Aarhus</cbc:CityName><cbc:PostalZone>8000</cbc:PostalZone>
        <cac:Country><cbc:IdentificationCode>DK</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
    </cac:Party>
  </cac:AccountingCustomerParty>
  ${fields.means ?? '<cac:PaymentMeans><cbc:PaymentDueDate>2026-07-15</cbc:PaymentDueDate></cac:PaymentMeans>'}
  <cac:TaxTotal><cbc:TaxAmount currencyID="DKK">200.00</cbc:TaxAmount></cac:TaxTotal>
  <cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount currencyID="DKK">200.00</cbc:TaxExclusiveAmount>
    <cbc:PayableAmount currencyID="DKK">1000.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
</Invoice>
`;
}
