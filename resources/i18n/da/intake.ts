export const intake = {
  title: 'Indlæs åbne fakturaer',
  drop: 'Slip en fil her, eller vælg en',
  dropHelp:
    'Åbne poster som CSV fra økonomisystemet, eller fakturaer og kreditnotaer som EHF- eller Peppol BIS-filer.',
  choose: 'Vælg fil',
  chooseOther: 'Vælg en anden fil',
  refused: 'Filen kan ikke indlæses',
  progress: {
    read: 'Læser filen …',
    compare: 'Sammenligner med debitorbogholderiet …',
    commit: 'Indlæser …',
  },
  format: {
    csv: 'Liste over åbne poster (CSV)',
    ubl_invoice: 'E-faktura (UBL)',
    ubl_credit_note: 'E-faktura, kreditnota (UBL)',
  },
  delimiter: { semicolon: 'semikolon', comma: 'komma', tab: 'tabulator', pipe: 'lodret streg' },
  complete: 'Denne liste er komplet',
  completeHelp: 'Så regnes åbne fakturaer, der mangler på den, som udlignede.',
  completeOn_one: '{{count}} åben faktura mangler på listen og bliver udlignet.',
  completeOn_other: '{{count}} åbne fakturaer mangler på listen og bliver udlignet.',
  nothingYet: 'Intet ændres, før du indlæser den.',
  commit: 'Indlæs',
  confirmUnchanged: 'Markér som læst i dag',
  taken: '{{file}} er indlæst',
  rejectedHint: 'Rækker, der ikke kunne læses, er udeladt. Ret dem i filen, og læs den ind igen.',
  views: 'Filens indhold',
  view: { rows: 'Fakturaer', errors: 'Kan ikke læses', columns: 'Fundne kolonner' },
  count: {
    added: 'nye',
    changed: 'ændrede',
    unchanged: 'uændrede',
    settled: 'udlignede',
    rejected: 'kan ikke læses',
  },
  action: { add: 'ny', change: 'ændres', unchanged: 'uændret' },
  column: {
    action: 'Hvad der sker',
    number: 'Fakturanr.',
    customer: 'Kunde',
    issued: 'Dato',
    due: 'Forfald',
    original: 'Oprindeligt',
    open: 'Saldo',
    ledgerOpen: 'Før',
    line: 'Linje',
    field: 'Felt',
    problem: 'Årsag, og hvad du kan gøre',
    header: 'Overskrift i filen',
    readAs: 'Læses som',
  },
  notUsed: 'bruges ikke',
  noRows: 'Ingen række i filen kan indlæses.',
  noErrors: 'Alle rækker kan læses.',
  firstRows: 'De første {{shown}} af {{total}}.',
  looksLike: {
    xls: 'en gammel Excel-projektmappe',
    xlsx: 'en Excel-projektmappe',
    docx: 'et Word-dokument',
    ods: 'et regneark',
    zip: 'et zip-arkiv',
    empty: 'et tomt zip-arkiv',
    gzip: 'en komprimeret fil',
    png: 'et billede',
    jpeg: 'et billede',
    gif: 'et billede',
    '7z': 'et komprimeret arkiv',
    rar: 'et komprimeret arkiv',
    sqlite: 'en database',
    rtf: 'formateret tekst',
    'utf-32': 'tekst i et sjældent tegnsæt (UTF-32)',
    zeros: 'kun nuller og ingen tekst',
    binary: 'ikke tekst',
    sie: 'en SIE-fil',
    ocr_giro: 'en OCR-girofil med indbetalinger',
    html: 'en webside',
    json: 'en JSON-fil',
  },
  refusal: {
    file_unreadable: 'Filen kunne ikke åbnes ({{problem}}). Luk den i andre programmer, og prøv igen.',
    file_empty: 'Filen er tom. Eksportér den en gang til fra økonomisystemet.',
    file_is_pdf: 'Dette er en PDF. Vælg CSV, når du eksporterer listen over åbne poster.',
    file_is_zip: 'Dette er {{content}}. Gem listen som CSV, og indlæs den.',
    file_binary: 'Dette er {{looksLike}}, ikke en liste. Eksportér åbne poster som CSV.',
    format_not_supported: 'Dette er {{looksLike}}, som ikke indeholder åbne poster. Eksportér dem som CSV.',
    encoding_invalid:
      'Filen blander tegnsæt ({{encoding}}) og kan ikke læses sikkert. Eksportér den på ny, som UTF-8 hvis du kan vælge.',
    xml_too_large: 'XML-filen er større, end en faktura kan være. Kontrollér, at det er den rigtige fil.',
    xml_doctype:
      'XML-filen har sin egen dokumenttype, hvad en e-faktura aldrig har. Af sikkerhedshensyn læses den ikke.',
    xml_too_long:
      'XML-filen indeholder mere, end hovedet på en faktura kan. Kontrollér, at det er den rigtige fil.',
    xml_too_deep:
      'XML-filen er dybere opbygget, end en faktura kan være. Kontrollér, at det er den rigtige fil.',
    xml_not_wellformed:
      'XML-filen stopper brat eller er forkert i linje {{line}}, kolonne {{column}}. Hent filen igen.',
    xml_not_supported: 'Denne XML er ikke en faktura eller kreditnota i Peppol BIS eller EHF ({{root}}).',
    ehf_reminder: 'Dette er en rykker i EHF, som ikke siger noget om den åbne faktura. Brug selve fakturaen.',
    ehf_payment_request:
      'Dette er en betalingsanmodning i EHF. Brug selve fakturaen eller listen over åbne poster.',
    column_missing:
      'Listen mangler en kolonne til {{columns}}. Fundet: {{headers}}. Godkendt er for eksempel: {{accepted}}.',
    column_twice:
      'Kolonnen {{columns}} står der to gange, så det er uklart, hvilken der gælder. Omdøb eller fjern en af dem.',
    file_truncated: 'Filen stopper brat i linje {{line}}. Eksportér den en gang til.',
    quote_not_closed: 'Et anførselstegn i linje {{line}} bliver aldrig lukket. Ret linjen, og prøv igen.',
    row_too_long:
      'Linje {{line}} er længere, end en linje på en liste kan være. Kontrollér, at det er den rigtige fil.',
  },
  rowError: {
    general: 'Rækken kan ikke læses ({{code}}).',
    invoice_number_missing: 'Fakturanummeret mangler. Udfyld det.',
    amount_missing: 'Hverken saldo eller beløb er angivet. Udfyld et af dem.',
    amount_unreadable: '»{{value}}« er ikke et beløb. Skriv det som 1.234,50.',
    amount_too_precise: '»{{value}}« har flere end to decimaler. Afrund det.',
    amount_too_large: '»{{value}}« er for stort til at være et beløb. Kontrollér rækken.',
    amount_ambiguous:
      '»{{value}}« kan læses på to måder. Skriv det uden tusindtalsskilletegn og med to decimaler.',
    amount_signs_differ:
      'Beløb ({{original}}) og saldo ({{open}}) har forskelligt fortegn. Kontrollér rækken.',
    open_exceeds_original: 'Saldoen ({{open}}) er større end fakturaen ({{original}}). Kontrollér rækken.',
    currency_unknown: '»{{value}}« er ikke en valuta. Brug en kode som DKK.',
    currency_not_supported: 'Fakturaer i {{value}} kan ikke følges op endnu.',
    currencies_differ: 'Fakturaen er i {{document}} og beløbet i {{amount}}. Bed om en rettet faktura.',
    date_unreadable: '»{{value}}« er ikke en dato. Skriv den som 31.12.2026.',
    date_month_first: '»{{value}}« har måneden først. Skriv datoen som 31.12.2026.',
    date_two_digit_year: '»{{value}}« har årstal med to cifre. Skriv alle fire.',
    date_out_of_range: '»{{value}}« ligger for langt væk til at være rigtig. Kontrollér årstallet.',
    date_ambiguous: '»{{value}}« kan være to forskellige dage. Skriv datoen som 31.12.2026.',
    due_date_missing: 'Forfaldsdatoen mangler. Udfyld den.',
    customer_missing: 'Hverken kundens navn eller nummer er angivet. Udfyld et af dem.',
    country_unknown: '»{{value}}« er ikke et kendt land. Brug navnet eller en kode som DK.',
    number_mangled:
      'Et regneark har lavet nummeret om til »{{value}}«. Formatér kolonnen som tekst, og eksportér igen.',
    text_too_long: 'Teksten er længere end {{limit}} tegn. Forkort den.',
    total_row: 'Dette ligner en sumlinje og er udeladt.',
    repeated_header: 'Overskrifterne står her en gang til; rækken er udeladt.',
    row_too_short:
      'Rækken har {{found}} felter i stedet for {{expected}}. Kontrollér skilletegn og linjeskift.',
    row_too_long:
      'Rækken har {{found}} felter i stedet for {{expected}}. Kontrollér skilletegn og anførselstegn.',
    duplicate_in_file: 'Faktura {{number}} står allerede i linje {{firstLine}}. Behold en af dem.',
  },
  warning: {
    general: 'Se nøje på denne fil ({{code}}).',
    nothing_recognised: 'Ingen række kan indlæses. Kontrollér, at det er den rigtige fil.',
    settlement_withheld:
      'Rækker uden fakturanummer kan ikke læses ({{rows}}), så intet udlignes, selv om listen er komplet. Ret dem først.',
    list_older:
      'Listen er fra {{listDate}}, ældre end den forrige ({{latest}}). Den ville hente gamle saldi tilbage.',
    taken_over_before: 'Denne fil blev indlæst før, {{at}}. Siden er der kommet en nyere liste.',
    none_known: 'Ingen af de {{open}} åbne fakturaer står på denne liste. Er det en anden klients liste?',
    supplier_mismatch:
      'Fakturaen er sendt af {{supplier}} ({{number}}), ikke af {{creditor}}. Er det den rigtige klient?',
    document_differs:
      'Faktura {{number}} afviger fra bogholderiet: forfald {{due}} (før {{ledgerDue}}), beløb {{original}} (før {{ledgerOriginal}}).',
    encoding_doubtful:
      'Nogle bogstaver ser forkerte ud, for eksempel »{{text}}« i linje {{line}}. Kontrollér eksportens tegnsæt.',
    kid_doubtful:
      'Betalingsreferencen på {{count}} fakturaer har forkert kontrolciffer, for eksempel {{reference}} på faktura {{number}}. Betalinger med den bliver ikke genkendt.',
    ocr_doubtful:
      'OCR-nummeret på {{count}} fakturaer har forkert kontrolciffer, for eksempel {{reference}} på faktura {{number}}. Betalinger med det bliver ikke genkendt.',
    viitenumero_doubtful:
      'Referencenummeret på {{count}} fakturaer har forkert kontrolciffer, for eksempel {{reference}} på faktura {{number}}. Bankerne afviser betalinger med det.',
    fik_doubtful:
      'Betalings-id’et (FIK) på {{count}} fakturaer har forkert kontrolciffer, for eksempel {{reference}} på faktura {{number}}. Bankerne afviser betalinger med det.',
    identity_number_doubtful:
      'CVR- eller CPR-nummeret for {{count}} kunder kan ikke være rigtigt, for eksempel for {{customer}}. Et inkassofirma ville sende kravet tilbage.',
    due_from_terms:
      'Fakturaen har ingen forfaldsdato; {{due}} følger af betalingsbetingelserne ({{days}} dage).',
  },
} as const;
