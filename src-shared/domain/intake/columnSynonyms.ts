import { addressSynonyms } from '#shared/domain/intake/addressSynonyms.ts';
import type { IntakeField } from '#shared/domain/intake/intakeFields.ts';

/**
 * The headers that mean a field, as they stand in lists in nb, sv, fi, da and en and in the exports that are known
 * (formats.md A.10: Tripletex, 24SevenOffice, Fiken, PowerOffice, Visma, Visena, Fortnox, e-conomic, Fivaldi, Tabuni).
 * Addresses by purpose stand in `addressSynonyms`.
 * Where several headers of one file mean the same field, the one that stands first here is taken. Case, accents,
 * blanks and signs do not matter (`normaliseHeader`).
 */
export const columnSynonyms: Readonly<Record<IntakeField, readonly string[]>> = {
  customerNumber:
    names(`Kundenummer|Kundenr|Kunde nr|Kundnummer|Kundnr|Debitornummer|Debitornr|Debitorkonto|Reskontronr
    |Asiakasnumero|Asiakasnro|Asiakastunnus|Customer number|Customer no|CustomerId|CustNo|Customer code|Client number
    |Kunde-ID|Kund-ID|Asiakas ID|Kundekode|Kundkod|Asiakaskoodi|Medlemsnummer|CompanyID`),
  customerName:
    names(`Kundenavn|Kundnamn|Asiakkaan nimi|Asiakasnimi|Asiakasnimi 1|Customer name|Debitornavn|Kundens navn
    |Kundens namn|Fakturamottaker|Laskutusnimi|Navn|Namn|Nimi|Nimi1|Name|Nm|recipient.name|CompanyName|Firmanavn
    |Foretaksnavn|Företagsnamn|Yrityksen nimi|Yritys|Kunde|Kund|Asiakas|Customer|Client|Debitor|Mottaker|Mottagare`),
  firstName: names(`Fornavn|Förnamn|Etunimi|Etunimet|First name|Given name`),
  lastName: names(`Etternavn|Efternamn|Efternavn|Sukunimi|Last name|Surname|Family name`),
  customerKind:
    names(`Kundetype|Kundtyp|Kundekategori|Asiakastyyppi|Asiakaslaji|Customer type|Customer kind|Debtor kind
    |Debtor type|Privat/bedrift|Person/firma|Privat/företag|Person/bedrift`),
  identityNumber:
    names(`Organisasjonsnummer|Organisasjonsnr|Orgnr|Org nr|Org nummer|Organisationsnummer|Organisationsnr
    |Organization number|Organization no|Organisation number|Organisation no|Org number|Org no|CustomerOrgNo
    |CompanyGovNo|Foretaksnummer|Y-tunnus|CVR|CVR-nr|CVR-nummer|Company number|Business ID|Registration number
    |corporateIdentificationNumber|Org-/personnummer|Org/personnr|Fødselsnummer|Fødselsnr|Personnummer|Personnr
    |Henkilötunnus|Hetu|CPR-nr|CPR-nummer|Identity number|VAT number|BsNo|LY-tunnus|SE-nummer`),
  street:
    names(`Adresse|Adress|Address|Osoite|Adresse 1|Adress 1|Address 1|Osoite 1|Adresselinje 1|Adressrad 1|Adresserad 1
    |Osoiterivi 1|Address line 1|Gateadresse|Gatuadress|Utdelningsadress|Katuosoite|Lähiosoite|Street|Street address
    |recipient.address|Ad1|Gate|Gata|Vej`),
  street2: names(`Adresse 2|Adress 2|Address 2|Osoite 2|Adresselinje 2|Adressrad 2|Adresserad 2|Osoiterivi 2
    |Address line 2|Ad2|c/o|Co-adresse|Co-adress|Street 2|Gateadresse 2`),
  street3: names(
    `Adresse 3|Adress 3|Address 3|Osoite 3|Adresselinje 3|Adressrad 3|Osoiterivi 3|Address line 3|Ad3`,
  ),
  postcode:
    names(`Postnr|Postnummer|Postinumero|Postnro|Postcode|Post code|Postal code|Postal zone|Zip|Zip code|recipient.zip
    |PNo`),
  city: names(`Poststed|Postort|Postitoimipaikka|Toimipaikka|Sted|Ort|Stad|By|Kaupunki|Paikkakunta|City|Town|Post area
    |PArea|recipient.city`),
  postPlace:
    names(`Postnr/sted|Postnr og sted|Postnr/poststed|Postnr og poststed|Postnummer og poststed|Postnummer/sted
    |Postnummer/poststed|Postnr og by|Postnr/by|Postnr/ort|Postnr och ort|Postnummer och ort|Postnummer och postort
    |Postnummer og by|Postnummer/by|Postinumero ja postitoimipaikka|Postinumero ja toimipaikka|Zip/city
    |Postcode and city`),
  country: names(
    `Land|Landkode|Landskod|Landekode|Country|Country code|Maa|Maakoodi|Maatunnus|recipient.country`,
  ),
  ...addressSynonyms,
  email:
    names(`E-post|E-postadresse|E-postadress|E-mail|Email|E-mail address|CUSTOMER EMAIL|CompanyEmail|Sähköposti
    |Sähköpostiosoite|Mail|Mailadresse|Mailadress`),
  invoiceEmail:
    names(`Faktura e-post|E-post faktura|E-post for faktura|E-post för faktura|E-postadresse faktura
    |E-postadress faktura|Fakturamail|Faktura-mail|Faktura e-mail|E-mail faktura|E-mail til faktura
    |InvoiceEmailAddress|CompanyInvoiceEmail|Invoice e-mail|Invoice e-mail address|E-mail for invoices|Billing e-mail
    |Laskutussähköposti|Laskutuksen sähköposti|Sähköposti laskutus|Laskutus e-mail`),
  phone: names(`Telefon|Telefonnummer|Telefonnr|Tlf|Tlf nr|Phone|Phone number|Telephone|CompanyPhone|Puhelin
    |Puhelinnumero|Puhelinnro`),
  mobile:
    names(`Mobil|Mobilnr|Mobilnummer|Mobiltelefon|Mobile|Mobile phone|Mobile number|CompanyMobile|Matkapuhelin
    |Matkapuhelinnumero`),
  contactName:
    names(`Kontaktperson|Kontaktpersonens navn|Kontaktpersonens namn|Kontaktnavn|Kontaktnamn|Kontakt
    |Yhteyshenkilö|Yhteyshenkilön nimi|Contact person|Contact name|Contact|Attention|Att`),
  contactRole:
    names(`Kontaktpersonens rolle|Kontaktpersonens roll|Kontaktrolle|Kontaktroll|Yhteyshenkilön rooli
    |Yhteyshenkilön tehtävä|Contact role|Contact person role|Contact title|Job title|Stilling|Befattning|Rolle|Roll
    |Rooli|Role|Tehtävänimike`),
  contactEmail:
    names(`Kontaktpersonens e-post|Kontaktpersonens e-mail|Kontaktperson e-post|Kontaktperson e-mail
    |Kontakt e-post|Kontakt e-mail|E-post kontaktperson|E-mail kontaktperson|Yhteyshenkilön sähköposti|Contact e-mail
    |Contact person e-mail|Contact e-mail address`),
  contactPhone: names(`Kontaktpersonens telefon|Kontaktperson telefon|Kontakt telefon|Telefon kontaktperson
    |Kontaktpersonens mobil|Kontakt mobil|Yhteyshenkilön puhelin|Contact phone|Contact person phone
    |Contact phone number`),
  language: names(`Språk|Språkkode|Språkkod|Sprog|Sprogkode|Kieli|Kielikoodi|Language|Language code`),
  invoiceNumber:
    names(`Fakturanummer|Fakturanr|Faktura nr|Faktura nummer|Fakturano|Faktnr|Invoice number|Invoice no
    |InvoiceId|invoice-number|bookedInvoiceNumber|Laskunumero|Laskun numero|Laskunro|Lasku nro|Laskun nro|Faktura
    |Invoice|Lasku|DocumentNumber|Document no|Dokumentnummer|Dokumentnr`),
  documentKind: names(`Dokumenttype|Dokumenttyp|Document type|Fakturatype|Fakturatyp|Invoice type|Laskutyyppi
    |Bilagstype|Bilagsart|Bilagstyp|Verifikationstyp|Tositelaji|Art|Type|Typ|Laji|Tyyppi`),
  issued:
    names(`Fakturadato|Fakturadatum|Faktureringsdato|Faktureringsdatum|Invoice date|Laskun päivä|Laskun päivämäärä
    |Laskun pvm|Laskupäivä|Laskupvm|Laskun päiväys|Utstedelsesdato|Utstedt|Udstedelsesdato|Udstedt|Issue date|Issued
    |Dokumentdato|Dokumentdatum|Document date|Bilagsdato|Verifikationsdatum|Päiväys|Dato|Datum|Date|Päivämäärä|Pvm`),
  due: names(`Forfallsdato|Forfall|Forfaller|Förfallodatum|Förfallodag|Förfaller|Förfall|Forfaldsdato|Forfaldsdag|Forfald
    |Eräpäivä|Eräpvm|Due date|DueDate|Due|Payment due date|Maturity date|Betalingsfrist|Betales innen|Sista betalningsdag
    |Sidste rettidige betalingsdag|Betalingsforfald`),
  paymentDays:
    names(`PaymentTime|Betalingsdager|Kredittdager|Kreditdagar|Betalningsdagar|Kreditdage|Payment days
    |Credit days|Maksuaika`),
  paymentTerms:
    names(`Betalingsbetingelser|Betalingsbetingelse|Betalingsvilkår|Betalningsvillkor|Maksuehto|Maksuehdot
    |Payment terms|Terms of payment|Payment term`),
  currency: names(`Valuta|Valutakode|Valutakod|Currency|Currency code|CurrencyId|Valuutta|Valuuttakoodi`),
  original:
    names(`Fakturabeløp|Fakturabelopp|Fakturabeløb|Fakturatotal|Fakturasum|Opprinnelig beløp|Ursprungligt belopp
    |Oprindeligt beløb|Alkuperäinen summa|Laskun summa|Laskun loppusumma|Laskusumma|Original amount|Invoice amount
    |Invoice total|TotalWithTax|Gross amount|Beløp inkl mva|Sum inkl mva|Totalt inkl mva|Belopp inkl moms
    |Beløb inkl moms|Totalbeløp|Totalbelopp|Totalbeløb|Kokonaissumma|Yhteensä|Total amount|Total|Totalt|Beløp i valuta
    |Belopp i valuta|Beløb i valuta|Beløp|Belopp|Beløb|Summa|Sum|Amount`),
  open: names(`Restbeløp i valuta|Restbelopp i valuta|Restbeløb i valuta|Restbeløp|Restbelopp|Restbeløb|Restsaldo
    |Åpent beløp|Åpen saldo|Öppet belopp|Åbent beløb|Åben saldo|Utestående beløp|Utestående belopp|Udestående beløb
    |Utestående|Udestående|Gjenstående beløp|Gjenstående|Resterende beløb|Resterende beløp|Resterende|Återstående belopp
    |Återstående|Återstår|Kvar att betala|Att betala|Å betale|At betale|Ubetalt beløp|Ubetalt|Obetalt belopp|Obetalt
    |Ubetalt beløb|Skyldig beløp|Skyldigt belopp|Skyldigt beløb|Open amount|Open balance|Outstanding amount|Outstanding
    |Outstanding balance|Remaining amount|Remaining|Remainder|Amount due|Unpaid|Balance|Saldo|Rest|Åpen|Öppen|Åben
    |Avoinna|Avoin summa|Avoin saldo|Avoin|Maksamatta|Jäljellä|Maksettavaa|Påminnelsebelopp|Rykker_Beløb`),
  unitPrice: names(`ORDER LINE - UNIT PRICE`),
  quantity: names(`ORDER LINE - COUNT`),
  vatCode: names(`ORDER LINE - VAT CODE`),
  paid: names(`Payment amount|Betalt beløp|Betalt|Betalat belopp|Betalat|Innbetalt|Inbetalt|Indbetalt|Paid amount|Paid|Amount paid
    |Maksettu summa|Maksettu`),
  paidOn: names(`Siste innbetaling|Siste betaling|Siste betalingsdato|Senaste betalning|Seneste betaling
    |Last payment date|Last payment|Betalingsdato|Betalningsdatum|Innbetalingsdato|Payment date|Maksupäivä
    |Viimeisin maksu`),
  reference:
    names(`KID|KID-nummer|KID-nr|KID/OCR|OCR|OCR-nummer|OCR-nr|Viitenumero|Viite|FIK|FIK-kode|Betalings-ID
    |Betalingsreferanse|Betalningsreferens|Betalingsreference|Payment reference|Payment ID|Referensnummer`),
  correctsNumber:
    names(`Krediterer faktura|Krediterer|Krediterar faktura|Krediterar|Kreditnota for|Kreditnota til
    |Hyvitettävä lasku|Credited invoice|Credits invoice|Corrects invoice|Opprinnelig faktura|Original invoice
    |Ursprunglig faktura|Oprindelig faktura`),
  profile:
    names(`Purreprofil|Purreregel|Purregruppe|Påminnelseregel|Påminnelseprofil|Kravprofil|Muistutussääntö
    |Muistutusprofiili|Karhuprofiili|Rykkerprofil|Rykkerregel|Rykkergruppe|Reminder profile|Dunning profile`),
  noReminders: names(`KARHUESTO|Karhukielto|Muistutuskielto|Muistutusesto|Maksumuistutuskielto|Ei muistutuksia
    |overdue-notice-exemption|Purrestopp|Purresperre|Purrefri|Ingen purring|Skal ikke purres|Påminnelsestopp
    |Påminnelsespärr|Inga påminnelser|Ingen påminnelse|Rykkerstop|Rykkerspærring|Ingen rykkere|Ingen rykker
    |No reminders|Reminder stop|Reminder block`),
  collectionBan: names(`Inkassosperre|Inkassostopp|Ingen inkasso|Inkassospärr|Inkassospärrad|Perintäkielto
    |Perintäesto|Inkassospærring|Inkassostop|Collection ban|Collection block|No collection`),
  interestFree:
    names(`KORONESTO|Korkoesto|Korkokielto|Koroton|Ei viivästyskorkoa|Rentefri|Rentestopp|Ingen rente
    |Ingen forsinkelsesrente|Räntefri|Räntestopp|Ingen ränta|Ingen dröjsmålsränta|Rentestop|Ingen morarente
    |Interest free|No interest|No late interest`),
};

/** What a list of open items must have: any one of the fields of each line. */
export const mandatoryColumns = [
  { column: 'invoice_number', oneOf: ['invoiceNumber'] },
  { column: 'due_date', oneOf: ['due', 'paymentDays', 'paymentTerms'] },
  { column: 'amount', oneOf: ['open', 'original', 'unitPrice'] },
  { column: 'customer', oneOf: ['customerNumber', 'customerName', 'lastName'] },
] as const satisfies readonly { column: string; oneOf: readonly IntakeField[] }[];

function names(text: string): readonly string[] {
  return text.split('|').map((name) => name.replaceAll(/\s+/gu, ' ').trim());
}
