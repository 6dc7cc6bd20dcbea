export const intake = {
  title: 'Läs in öppna fakturor',
  drop: 'Släpp en fil här, eller välj en',
  dropHelp:
    'Öppna poster som CSV från bokföringssystemet, eller fakturor och kreditnotor som EHF- eller Peppol BIS-filer.',
  choose: 'Välj fil',
  chooseOther: 'Välj en annan fil',
  refused: 'Filen kan inte läsas in',
  progress: {
    read: 'Läser filen …',
    compare: 'Jämför med reskontran …',
    commit: 'Tar in …',
  },
  format: {
    csv: 'Lista över öppna poster (CSV)',
    ubl_invoice: 'E-faktura (UBL)',
    ubl_credit_note: 'E-faktura, kreditnota (UBL)',
  },
  delimiter: { semicolon: 'semikolon', comma: 'komma', tab: 'tabb', pipe: 'lodstreck' },
  complete: 'Den här listan är fullständig',
  completeHelp: 'Då räknas öppna fakturor som saknas i den som reglerade.',
  completeOn_one: '{{count}} öppen faktura saknas i listan och regleras.',
  completeOn_other: '{{count}} öppna fakturor saknas i listan och regleras.',
  nothingYet: 'Ingenting ändras förrän du tar in den.',
  commit: 'Ta in',
  confirmUnchanged: 'Markera som läst i dag',
  taken: '{{file}} är inläst',
  rejectedHint: 'Rader som inte kunde läsas har utelämnats. Rätta dem i filen och läs in den igen.',
  views: 'Filens innehåll',
  view: { rows: 'Fakturor', errors: 'Kan inte läsas', columns: 'Funna kolumner' },
  count: {
    added: 'nya',
    changed: 'ändrade',
    unchanged: 'oförändrade',
    settled: 'reglerade',
    rejected: 'kan inte läsas',
  },
  action: { add: 'ny', change: 'ändras', unchanged: 'oförändrad' },
  column: {
    action: 'Vad som händer',
    number: 'Fakturanr',
    customer: 'Kund',
    issued: 'Datum',
    due: 'Förfaller',
    original: 'Ursprungligt',
    open: 'Saldo',
    ledgerOpen: 'Förut',
    line: 'Rad',
    field: 'Fält',
    problem: 'Orsak och vad du kan göra',
    header: 'Rubrik i filen',
    readAs: 'Läses som',
  },
  notUsed: 'används inte',
  noRows: 'Ingen rad i filen kan tas in.',
  noErrors: 'Alla rader kan läsas.',
  firstRows: 'De första {{shown}} av {{total}}.',
  looksLike: {
    xls: 'en gammal Excel-arbetsbok',
    xlsx: 'en Excel-arbetsbok',
    docx: 'ett Word-dokument',
    ods: 'ett kalkylblad',
    zip: 'ett zip-arkiv',
    empty: 'ett tomt zip-arkiv',
    gzip: 'en komprimerad fil',
    png: 'en bild',
    jpeg: 'en bild',
    gif: 'en bild',
    '7z': 'ett komprimerat arkiv',
    rar: 'ett komprimerat arkiv',
    sqlite: 'en databas',
    rtf: 'formaterad text',
    'utf-32': 'text i en ovanlig kodning (UTF-32)',
    zeros: 'bara nollor och ingen text',
    binary: 'ingen text',
    sie: 'en SIE-fil',
    ocr_giro: 'en OCR-fil med inbetalningar',
    html: 'en webbsida',
    json: 'en JSON-fil',
  },
  refusal: {
    file_unreadable: 'Filen kunde inte öppnas ({{problem}}). Stäng den i andra program och försök igen.',
    file_empty: 'Filen är tom. Exportera den en gång till från bokföringssystemet.',
    file_is_pdf: 'Det här är en PDF. Välj CSV när du exporterar listan över öppna poster.',
    file_is_zip: 'Det här är {{content}}. Spara listan som CSV och läs in den.',
    file_binary: 'Det här är {{looksLike}}, ingen lista. Exportera öppna poster som CSV.',
    format_not_supported:
      'Det här är {{looksLike}}, som inte innehåller några öppna poster. Exportera dem som CSV.',
    encoding_invalid:
      'Filen blandar teckenkodningar ({{encoding}}) och kan inte läsas säkert. Exportera den på nytt, som UTF-8 om du kan välja.',
    xml_too_large: 'XML-filen är större än en faktura kan vara. Kontrollera att det är rätt fil.',
    xml_doctype:
      'XML-filen har en egen dokumenttyp, vilket en e-faktura aldrig har. Av säkerhetsskäl läses den inte.',
    xml_too_long: 'XML-filen innehåller mer än huvudet på en faktura kan. Kontrollera att det är rätt fil.',
    xml_too_deep: 'XML-filen är djupare uppbyggd än en faktura kan vara. Kontrollera att det är rätt fil.',
    xml_not_wellformed:
      'XML-filen bryts eller är felaktig på rad {{line}}, kolumn {{column}}. Hämta filen på nytt.',
    xml_not_supported: 'Denna XML är ingen faktura eller kreditnota i Peppol BIS eller EHF ({{root}}).',
    ehf_reminder:
      'Det här är en påminnelse i EHF, som inte säger något om den öppna fakturan. Använd själva fakturan.',
    ehf_payment_request:
      'Det här är en betalningsbegäran i EHF. Använd själva fakturan eller listan över öppna poster.',
    column_missing:
      'Listan saknar en kolumn för {{columns}}. Funna: {{headers}}. Godtagna är till exempel: {{accepted}}.',
    column_twice:
      'Kolumnen {{columns}} finns två gånger, så det är oklart vilken som gäller. Byt namn på en av dem eller ta bort den.',
    file_truncated: 'Filen bryts på rad {{line}}. Exportera den en gång till.',
    quote_not_closed: 'Ett citattecken på rad {{line}} avslutas aldrig. Rätta raden och försök igen.',
    row_too_long: 'Rad {{line}} är längre än en rad i en lista kan vara. Kontrollera att det är rätt fil.',
  },
  rowError: {
    general: 'Raden kan inte läsas ({{code}}).',
    invoice_number_missing: 'Fakturanumret saknas. Fyll i det.',
    amount_missing: 'Varken saldo eller belopp är angivet. Fyll i ett av dem.',
    amount_unreadable: '”{{value}}” är inget belopp. Skriv det som 1 234,50.',
    amount_too_precise: '”{{value}}” har fler än två decimaler. Avrunda det.',
    amount_too_large: '”{{value}}” är för stort för att vara ett belopp. Kontrollera raden.',
    amount_ambiguous:
      '”{{value}}” kan läsas på två sätt. Skriv det utan tusentalsavgränsare och med två decimaler.',
    amount_signs_differ: 'Belopp ({{original}}) och saldo ({{open}}) har olika tecken. Kontrollera raden.',
    open_exceeds_original: 'Saldot ({{open}}) är större än fakturan ({{original}}). Kontrollera raden.',
    currency_unknown: '”{{value}}” är ingen valuta. Använd en kod som SEK.',
    currency_not_supported: 'Fakturor i {{value}} kan inte bevakas ännu.',
    currencies_differ: 'Fakturan är i {{document}} och beloppet i {{amount}}. Be om en rättad faktura.',
    date_unreadable: '”{{value}}” är inget datum. Skriv det som 2026-12-31.',
    date_month_first: '”{{value}}” har månaden först. Skriv datumet som 2026-12-31.',
    date_two_digit_year: '”{{value}}” har årtal med två siffror. Skriv alla fyra.',
    date_out_of_range: '”{{value}}” ligger för långt bort för att stämma. Kontrollera årtalet.',
    date_ambiguous: '”{{value}}” kan vara två olika dagar. Skriv datumet som 2026-12-31.',
    due_date_missing: 'Förfallodagen saknas. Fyll i den.',
    customer_missing: 'Varken kundens namn eller nummer är angivet. Fyll i ett av dem.',
    country_unknown: '”{{value}}” är inget känt land. Använd namnet eller en kod som SE.',
    number_mangled:
      'Ett kalkylprogram har gjort om numret till ”{{value}}”. Formatera kolumnen som text och exportera igen.',
    text_too_long: 'Texten är längre än {{limit}} tecken. Korta den.',
    total_row: 'Det här ser ut som en summarad och har utelämnats.',
    repeated_header: 'Rubrikerna står här en gång till; raden har utelämnats.',
    row_too_short:
      'Raden har {{found}} fält i stället för {{expected}}. Kontrollera avgränsare och radbrytningar.',
    row_too_long:
      'Raden har {{found}} fält i stället för {{expected}}. Kontrollera avgränsare och citattecken.',
    duplicate_in_file: 'Faktura {{number}} står redan på rad {{firstLine}}. Behåll en av dem.',
  },
  warning: {
    general: 'Granska den här filen noga ({{code}}).',
    nothing_recognised: 'Ingen rad kan tas in. Kontrollera att det är rätt fil.',
    settlement_withheld:
      'Rader utan fakturanummer kan inte läsas ({{rows}}), så ingenting regleras trots att listan är fullständig. Rätta dem först.',
    list_older:
      'Listan är från {{listDate}}, äldre än den förra ({{latest}}). Den skulle ta tillbaka gamla saldon.',
    taken_over_before: 'Den här filen lästes in tidigare, {{at}}. Sedan dess har en nyare lista kommit.',
    none_known:
      'Ingen av de {{open}} öppna fakturorna finns i den här listan. Är det en annan klients lista?',
    supplier_mismatch:
      'Fakturan är skickad av {{supplier}} ({{number}}), inte av {{creditor}}. Är det rätt klient?',
    document_differs:
      'Faktura {{number}} avviker från reskontran: förfaller {{due}} (förut {{ledgerDue}}), belopp {{original}} (förut {{ledgerOriginal}}).',
    encoding_doubtful:
      'Några bokstäver ser fel ut, till exempel ”{{text}}” på rad {{line}}. Kontrollera exportens teckenkodning.',
    kid_doubtful:
      'Betalningsreferensen på {{count}} fakturor har fel kontrollsiffra, till exempel {{reference}} på faktura {{number}}. Betalningar med den känns inte igen.',
    ocr_doubtful:
      'OCR-numret på {{count}} fakturor har fel kontrollsiffra, till exempel {{reference}} på faktura {{number}}. Betalningar med det känns inte igen.',
    viitenumero_doubtful:
      'Referensnumret på {{count}} fakturor har fel kontrollsiffra, till exempel {{reference}} på faktura {{number}}. Bankerna avvisar betalningar med det.',
    fik_doubtful:
      'Betalnings-id:t (FIK) på {{count}} fakturor har fel kontrollsiffra, till exempel {{reference}} på faktura {{number}}. Bankerna avvisar betalningar med det.',
    identity_number_doubtful:
      'Organisations- eller personnumret för {{count}} kunder kan inte stämma, till exempel det för {{customer}}. Ett inkassoföretag skulle skicka tillbaka kravet.',
    due_from_terms: 'Fakturan saknar förfallodag; {{due}} följer av betalningsvillkoren ({{days}} dagar).',
  },
} as const;
