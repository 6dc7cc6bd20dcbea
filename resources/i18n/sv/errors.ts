export const errors = {
  general: 'Något gick fel ({{code}}). Försök igen; händer det på nytt, skicka oss loggen.',
  creditor_not_found: 'Klienten {{creditor}} finns inte i den här reskontran.',
  creditor_exists: '{{name}} finns redan här med organisationsnummer {{organisationNumber}}.',
  creditor_invalid: 'Kontrollera fältet {{field}}: {{problem}}.',
  creditor_incomplete:
    '{{creditor}} saknar fortfarande {{fields}}. Fyll i det under Inställningar och försök igen.',
  country_not_supported: '{{country}} stöds inte ännu. Stöds: {{supported}}.',
  logo_unreadable: 'Bilden kunde inte användas som logotyp: {{problem}}. Välj en PNG- eller JPEG-fil.',
  customer_not_found: 'Kunden finns inte längre i reskontran.',
  customer_field_invalid: 'Kontrollera fältet {{field}}: {{problem}}.',
  profile_not_found: 'Påminnelseprofilen finns inte längre. Välj en annan.',
  profile_of_other_kind: 'Profilen ”{{profile}}” är avsedd för den andra sortens kund.',
  profile_invalid: 'Kontrollera fältet {{field}}: {{problem}}.',
  profile_name_taken: 'Det finns redan en profil ”{{name}}” för denna sorts kund. Välj ett annat namn.',
  profile_changed_meanwhile:
    'Någon har sparat ”{{profile}}” medan du arbetade med den. Öppna den igen för att se ändringarna och gör sedan om dina.',
  profile_unlawful:
    'Lagen tillåter inte ”{{profile}}” som den är. Spara den som utkast och rätta det som anges som olagligt.',
  profile_without_letter: 'Det här steget i ”{{profile}}” skickar inget brev på det språket.',
  profile_not_in_use: '”{{profile}}” är ett utkast. Ta den i bruk först.',
  profile_in_use:
    '”{{profile}}” följs av kunder eller är standard. Flytta kunderna och välj en annan standard först.',
  invoice_not_found: 'Fakturan finns inte längre i reskontran.',
  document_missing: 'Det finns ingen kopia av faktura {{invoice}} här.',
  hold_not_found: 'Stoppet är redan hävt.',
  hold_invalid: 'Kontrollera fältet {{field}}: {{problem}}.',
  note_empty: 'Skriv något i anteckningen först.',
  file_unknown: 'Filen är inte längre tillgänglig. Välj den igen.',
  file_unreadable:
    '{{file}} kunde inte läsas: {{problem}}. Kontrollera att den finns och inte är öppen någon annanstans.',
  facts_not_json: '{{file}} är inte JSON: se rad {{line}}.',
  facts_invalid: 'Rad {{line}} i {{file}}, {{place}}: {{problem}}.',
  intake_refused: '{{file}} kan inte läsas in som fakturalista ({{code}}).',
  intake_not_found: 'Importen finns inte längre i historiken.',
  intake_built_on:
    'Import nr {{number}} kan inte ångras: {{what}} ({{count}}, till exempel {{example}}) bygger på den.',
  intake_doubtful: '{{file}} väntar på att du ser på den: {{doubts}}.',
  mapping_not_found: 'Den sparade kolumntolkningen finns inte längre.',
  mapping_invalid:
    'Kolumnerna kan inte läsas så: {{problem}} ({{columns}}). Välj ett fält för varje kolumn som behövs.',
  folder_missing: 'Mappen {{folder}} finns inte. Kontrollera namnet, eller att enheten är ansluten.',
  folder_in_use:
    'Mappen {{folder}} hör redan till {{creditor}}. Välj en annan, så att ingen klient får en annans filer.',
  folder_unreadable: 'Mappen {{folder}} kan inte läsas ({{problem}}). Kontrollera att du har åtkomst.',
  contact_not_found: 'Kontaktpersonen finns inte längre.',
  change_not_found: 'Ändringen finns inte längre. Någon annan kan ha hanterat den.',
  list_older:
    '{{file}} är från {{listDate}}, äldre än den senaste listan ({{latest}}), och skulle ta tillbaka gamla saldon. Ange dess dag med --date, eller ta in den ändå med --accept-older.',
  staging_unknown: 'Förhandsvisningen är inte längre tillgänglig. Välj filen igen.',
  charge_not_found: 'Kravet finns inte längre i reskontran.',
  charge_ended: 'Kravet är inte längre öppet. Öppna det igen först.',
  charge_amount_wrong: 'Bara {{open}} {{currency}} av kravet återstår att betala.',
  charge_reason_missing: 'Skriv varför kravet efterges.',
  charge_document_missing: 'Skriv numret som fakturan har i bokföringssystemet.',
  charge_day_wrong: '{{day}} kan inte användas. Välj en dag till och med {{latest}}.',
  payment_changed:
    'Något har ändrats sedan förhandsvisningen: {{now}} {{currency}} skulle bokföras i stället för {{expected}}. Se den nya visningen.',
  run_not_found: 'Utskicket finns inte längre.',
  run_wrong_state: 'Utskick {{run}} är {{state}}; detta kan bara göras medan det är {{wanted}}.',
  run_empty: 'Ingen av de valda fakturorna hos {{creditor}} kan skickas nu. Orsaken står vid var och en.',
  run_other_day:
    'Utskick {{run}} förbereddes för {{asOf}}, och i dag är det {{today}}. Kassera det och förbered ett nytt.',
  run_open:
    'Utskick {{run}} av {{asOf}} är godkänt men inte bokfört. Bokför det med --confirm och --sent-on, eller kassera det.',
  run_sent_on_wrong:
    'Breven i detta utskick kan inte ha postats {{sentOn}}. Välj en dag från {{earliest}} till {{latest}}.',
  run_deadline_too_short:
    'Utskick {{run}} har legat för länge: postade {{sentOn}} har alla brev kortare frist än lagen kräver. Kassera det och förbered ett nytt.',
  letter_not_found: 'Utskick {{run}} har inget brev {{letter}}.',
  letter_contents_missing:
    'Ett brev till {{customer}} saknar det som lagen vill ha sagt: {{contents}}. Se över klientens uppgifter och texterna i påminnelseregeln.',
  letter_text_invalid:
    'En av klientens egna texter kan inte fyllas i ({{problem}}). Rätta den i påminnelseregeln.',
  output_unwritable: 'Filen kunde inte sparas i {{path}}: {{problem}}. Välj en annan plats.',
  disk_full: 'Disken är full ({{path}}). Ingenting har ändrats. Frigör utrymme och försök igen.',
  ledger_in_use: 'Frist är redan öppet med mappen {{folder}}. Använd det fönstret, eller stäng det först.',
  ledger_busy: 'Reskontran är upptagen just nu. Försök igen om ett ögonblick.',
  ledger_newer:
    'Reskontran är skriven av en nyare Frist ({{found}}; denna känner {{known}}). Uppdatera Frist först.',
  ledger_damaged:
    'Reskontran {{path}} är skadad. Arbeta inte vidare i den; återställ den senaste säkerhetskopian.',
  folder_unwritable:
    'Frist får inte skriva i {{folder}}: {{problem}}. Välj en annan mapp eller ändra behörigheten.',
  job_cancelled: 'Avbrutet. Ingenting har ändrats.',
  law_missing: 'Lagens belopp och satser för {{country}} saknas eller är felaktiga: {{problem}}.',
  law_version_unknown: 'Version {{version}} av lagen i {{country}} har aldrig gällt på den här byrån.',
  law_field_missing: 'Fyll i fältet {{field}} först.',
  law_addition_refused: 'Det passar inte in i lagen för {{country}}. {{problems}}',
  law_addition_without_effect:
    'Det skulle inte ändra något i lagen för {{country}}: uppgiften lyder numera annorlunda. Titta på den igen.',
  law_addition_unknown: 'Detta tillägg gäller inte längre. Någon kan redan ha dragit tillbaka det.',
  law_file_refused: '{{file}} kan inte tas in som lagpaket, och lagen står kvar som den var. {{problems}}',
  law_file_not_newer:
    '{{file}} gavs ut {{published}} ({{version}}), och den gällande lagen för {{country}} {{currentPublished}} ({{current}}). Välj ett nyare paket.',
  law_file_version_known:
    'Ett annat lagpaket med version {{version}} är redan känt. Ge paketet i {{file}} en egen version.',
  office_not_empty: 'Byrån är inte längre tom, så detta går inte längre.',
  port_taken: 'Port {{port}} används av ett annat program. Välj en annan med --port, eller utelämna den.',
  pages_missing: 'Programmets sidor är inte byggda ännu ({{folder}}). Kör npm start en gång.',
  unexpected: 'Något oväntat hände. Detaljerna finns i loggen under {{trace}}.',
  connection_lost: 'Förbindelsen till Frist bröts. Kontrollera att programmet körs.',
  upload_failed: 'Filen kunde inte lämnas över till Frist. Försök igen.',
  problem: {
    missing: 'det saknas',
    empty: 'det måste fyllas i',
    shape: 'det är inte skrivet som det ska',
    too_long: 'det är för långt',
    too_large: 'det är för stort',
    twice: 'det finns två gånger',
    too_numerous: 'det är för många',
    range: 'det ligger utanför det tillåtna',
    unreadable: 'den kan inte läsas',
    too_many: 'det ligger för många filer i den',
    no_account: 'det finns inte i kontoplanen',
    check_digit: 'en siffra saknas eller är fel',
    placeholder: 'ett ord inom klammer i det kan inte fyllas i',
    unknown: 'det är okänt',
    past: 'det ligger i det förflutna',
    not_a_day: 'det är inget datum',
    not_an_image: 'det är ingen PNG- eller JPEG-bild',
    not_found: 'den hittades inte',
    no_access: 'åtkomst nekas',
    in_use: 'den används',
    fixed: 'det kan inte längre ändras',
    incomplete: 'något saknas i det',
    is_folder: 'det är en mapp',
  },
} as const;
