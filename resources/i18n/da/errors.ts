export const errors = {
  general: 'Noget gik galt ({{code}}). Prøv igen; sker det på ny, så send os loggen.',
  creditor_not_found: 'Klienten {{creditor}} findes ikke i dette bogholderi.',
  creditor_exists: '{{name}} findes allerede her med CVR-nummer {{organisationNumber}}.',
  creditor_invalid: 'Kontrollér feltet {{field}}: {{problem}}.',
  creditor_incomplete:
    '{{creditor}} mangler stadig {{fields}}. Udfyld det under Indstillinger, og prøv igen.',
  country_not_supported: '{{country}} understøttes ikke endnu. Understøttet: {{supported}}.',
  logo_unreadable: 'Billedet kunne ikke bruges som logo: {{problem}}. Vælg en PNG- eller JPEG-fil.',
  customer_not_found: 'Kunden findes ikke længere i bogholderiet.',
  customer_field_invalid: 'Kontrollér feltet {{field}}: {{problem}}.',
  profile_not_found: 'Rykkerprofilen findes ikke længere. Vælg en anden.',
  profile_of_other_kind: 'Profilen »{{profile}}« er beregnet til den anden slags kunde.',
  profile_invalid: 'Kontrollér feltet {{field}}: {{problem}}.',
  profile_name_taken: 'Der findes allerede en profil »{{name}}« for denne slags kunde. Vælg et andet navn.',
  profile_changed_meanwhile:
    'Nogen har gemt »{{profile}}«, mens du arbejdede med den. Åbn den igen for at se ændringerne, og lav så dine om.',
  profile_unlawful:
    'Loven tillader ikke »{{profile}}«, som den er. Gem den som kladde, og ret det, der er nævnt som ulovligt.',
  profile_without_letter: 'Dette trin i »{{profile}}« sender intet brev på det sprog.',
  profile_not_in_use: '»{{profile}}« er en kladde. Tag den i brug først.',
  profile_in_use:
    '»{{profile}}« følges af kunder eller er standard. Flyt kunderne, og vælg en anden standard først.',
  invoice_not_found: 'Fakturaen findes ikke længere i bogholderiet.',
  document_missing: 'Der er ingen kopi af faktura {{invoice}} her.',
  hold_not_found: 'Stoppet er allerede ophævet.',
  hold_invalid: 'Kontrollér feltet {{field}}: {{problem}}.',
  note_empty: 'Skriv noget i notatet først.',
  file_unknown: 'Filen er ikke længere ved hånden. Vælg den igen.',
  file_unreadable:
    '{{file}} kunne ikke læses: {{problem}}. Kontrollér, at den findes og ikke er åben et andet sted.',
  facts_not_json: '{{file}} er ikke JSON: se linje {{line}}.',
  facts_invalid: 'Linje {{line}} i {{file}}, {{place}}: {{problem}}.',
  intake_refused: '{{file}} kan ikke indlæses som en fakturaliste ({{code}}).',
  intake_not_found: 'Importen findes ikke længere i historikken.',
  intake_built_on:
    'Import nr. {{number}} kan ikke fortrydes: {{what}} ({{count}}, for eksempel {{example}}) bygger på den.',
  intake_doubtful: '{{file}} venter på, at du ser på den: {{doubts}}.',
  mapping_not_found: 'Den gemte kolonnetilknytning findes ikke længere.',
  mapping_invalid:
    'Kolonnerne kan ikke læses sådan: {{problem}} ({{columns}}). Vælg et felt for hver kolonne, der er brug for.',
  folder_missing: 'Mappen {{folder}} findes ikke. Kontrollér navnet, eller at drevet er tilsluttet.',
  folder_in_use:
    'Mappen {{folder}} hører allerede til {{creditor}}. Vælg en anden, så ingen klient får en andens filer.',
  folder_unreadable: 'Mappen {{folder}} kan ikke læses ({{problem}}). Kontrollér, at du har adgang.',
  contact_not_found: 'Kontaktpersonen findes ikke længere.',
  change_not_found: 'Ændringen findes ikke længere. En anden kan have afklaret den.',
  list_older:
    '{{file}} er fra {{listDate}}, ældre end den seneste liste ({{latest}}), og ville hente gamle saldi tilbage. Angiv dens dag med --date, eller tag den alligevel med --accept-older.',
  staging_unknown: 'Forhåndsvisningen er ikke længere ved hånden. Vælg filen igen.',
  charge_not_found: 'Kravet findes ikke længere i bogholderiet.',
  charge_ended: 'Kravet er ikke længere åbent. Åbn det igen først.',
  charge_amount_wrong: 'Kun {{open}} {{currency}} af kravet mangler at blive betalt.',
  charge_reason_missing: 'Skriv, hvorfor kravet eftergives.',
  charge_document_missing: 'Skriv det nummer, fakturaen har i økonomisystemet.',
  charge_day_wrong: '{{day}} kan ikke bruges. Vælg en dag til og med {{latest}}.',
  payment_changed:
    'Noget er ændret siden forhåndsvisningen: {{now}} {{currency}} ville blive bogført i stedet for {{expected}}. Se den nye visning.',
  run_not_found: 'Udsendelsen findes ikke længere.',
  run_wrong_state: 'Udsendelse {{run}} er {{state}}; dette kan kun gøres, mens den er {{wanted}}.',
  run_empty: 'Ingen af de valgte fakturaer hos {{creditor}} kan sendes nu. Årsagen står ved hver af dem.',
  run_other_day:
    'Udsendelse {{run}} blev forberedt til {{asOf}}, og i dag er det {{today}}. Kassér den, og forbered en ny.',
  run_open:
    'Udsendelse {{run}} af {{asOf}} er godkendt, men ikke bogført endnu. Bogfør den med --confirm og --sent-on, eller kassér den.',
  run_sent_on_wrong:
    'Brevene i denne udsendelse kan ikke være afleveret til posten {{sentOn}}. Vælg en dag fra {{earliest}} til {{latest}}.',
  run_deadline_too_short:
    'Udsendelse {{run}} har ligget for længe: afleveret til posten {{sentOn}} er alle frister i brevene kortere, end loven kræver. Kassér den, og forbered en ny.',
  letter_not_found: 'Udsendelse {{run}} har intet brev {{letter}}.',
  letter_contents_missing:
    'Et brev til {{customer}} mangler noget, som loven vil have sagt: {{contents}}. Se på klientens oplysninger og teksterne i rykkerprofilen.',
  letter_text_invalid:
    'En af klientens egne tekster kan ikke udfyldes ({{problem}}). Ret den i rykkerprofilen.',
  output_unwritable: 'Filen kunne ikke gemmes i {{path}}: {{problem}}. Vælg et andet sted.',
  disk_full: 'Disken er fuld ({{path}}). Intet er ændret. Frigør plads, og prøv igen.',
  ledger_in_use: 'Frist er allerede åbent med mappen {{folder}}. Brug det vindue, eller luk det først.',
  ledger_busy: 'Bogholderiet er optaget lige nu. Prøv igen om et øjeblik.',
  ledger_newer:
    'Bogholderiet er skrevet af en nyere Frist ({{found}}; denne kender {{known}}). Opdatér Frist først.',
  ledger_damaged:
    'Bogholderiet {{path}} er beskadiget. Arbejd ikke videre i det; gendan den seneste sikkerhedskopi.',
  folder_unwritable:
    'Frist må ikke skrive i {{folder}}: {{problem}}. Vælg en anden mappe, eller ret tilladelserne.',
  job_cancelled: 'Afbrudt. Intet er ændret.',
  law_missing: 'Lovens beløb og satser for {{country}} mangler eller har fejl: {{problem}}.',
  law_version_unknown:
    'Version {{version}} af loven for {{country}} har aldrig været i kraft på dette kontor.',
  law_field_missing: 'Udfyld feltet {{field}} først.',
  law_addition_refused: 'Det passer ikke ind i loven for {{country}}. {{problems}}',
  law_addition_without_effect:
    'Det ville ikke ændre noget i loven for {{country}}: tallet lyder nu anderledes. Se på det igen.',
  law_addition_unknown: 'Denne tilføjelse gælder ikke længere. Nogen kan allerede have trukket den tilbage.',
  law_file_refused: '{{file}} kan ikke tages ind som lovpakke, og loven står, som den var. {{problems}}',
  law_file_not_newer:
    '{{file}} blev udgivet {{published}} ({{version}}), og den gældende lov for {{country}} {{currentPublished}} ({{current}}). Vælg en nyere pakke.',
  law_file_version_known:
    'En anden lovpakke med version {{version}} er allerede kendt. Giv pakken i {{file}} sin egen version.',
  office_not_empty: 'Kontoret er ikke længere tomt, så dette kan ikke lade sig gøre mere.',
  port_taken: 'Port {{port}} bruges af et andet program. Vælg en anden med --port, eller udelad den.',
  pages_missing: 'Programmets sider er ikke bygget endnu ({{folder}}). Kør npm start en gang.',
  unexpected: 'Der skete noget uventet. Loggen har detaljerne under {{trace}}.',
  connection_lost: 'Forbindelsen til Frist er afbrudt. Kontrollér, at programmet kører.',
  upload_failed: 'Filen kunne ikke overføres til Frist. Prøv igen.',
  problem: {
    missing: 'det mangler',
    empty: 'det skal udfyldes',
    shape: 'det er ikke skrevet, som det skal være',
    too_long: 'det er for langt',
    too_large: 'det er for stort',
    twice: 'det findes to gange',
    too_numerous: 'der er for mange',
    range: 'det ligger uden for det tilladte',
    unreadable: 'den kan ikke læses',
    too_many: 'der ligger for mange filer i den',
    no_account: 'den findes ikke i kontoplanen',
    check_digit: 'et ciffer mangler eller er forkert',
    placeholder: 'et ord i klammer i det kan ikke udfyldes',
    unknown: 'det er ukendt',
    past: 'det ligger i fortiden',
    not_a_day: 'det er ikke en dato',
    not_an_image: 'det er ikke et PNG- eller JPEG-billede',
    not_found: 'den blev ikke fundet',
    no_access: 'ingen adgang',
    in_use: 'den er i brug',
    fixed: 'det kan ikke længere ændres',
    incomplete: 'der mangler noget i det',
    is_folder: 'det er en mappe',
  },
} as const;
