export const errors = {
  general: 'Noe gikk galt ({{code}}). Prøv igjen; skjer det på nytt, send oss loggen.',
  creditor_not_found: 'Klienten {{creditor}} finnes ikke i denne reskontroen.',
  creditor_exists: '{{name}} ligger her allerede med organisasjonsnummer {{organisationNumber}}.',
  creditor_invalid: 'Se over feltet {{field}}: {{problem}}.',
  creditor_incomplete: '{{creditor}} mangler fortsatt {{fields}}. Fyll ut under Innstillinger og prøv igjen.',
  country_not_supported: '{{country}} støttes ikke ennå. Støttet i dag: {{supported}}.',
  logo_unreadable: 'Bildet kan ikke brukes som logo: {{problem}}. Velg en PNG- eller JPEG-fil.',
  customer_not_found: 'Kunden finnes ikke lenger i reskontroen.',
  customer_field_invalid: 'Se over feltet {{field}}: {{problem}}.',
  profile_not_found: 'Purreprofilen finnes ikke lenger. Velg en annen.',
  profile_of_other_kind: 'Profilen «{{profile}}» er laget for den andre kundetypen.',
  profile_invalid: 'Kontroller feltet {{field}}: {{problem}}.',
  profile_name_taken: 'Det finnes allerede en profil «{{name}}» for denne kundetypen. Velg et annet navn.',
  profile_changed_meanwhile:
    'Noen har lagret «{{profile}}» mens du arbeidet med den. Åpne den på nytt for å se endringene, og gjør dine om igjen.',
  profile_unlawful:
    'Loven tillater ikke «{{profile}}» slik den er. Lagre den som utkast, og rett det som er nevnt som ulovlig.',
  profile_without_letter: 'Dette trinnet i «{{profile}}» sender ikke noe brev på det språket.',
  profile_not_in_use: '«{{profile}}» er et utkast. Ta den i bruk først.',
  profile_in_use:
    '«{{profile}}» følges av kunder eller er standard. Flytt kundene og velg en annen standard først.',
  invoice_not_found: 'Fakturaen finnes ikke lenger i reskontroen.',
  document_missing: 'Det finnes ingen kopi av faktura {{invoice}} her.',
  hold_not_found: 'Stoppen er allerede opphevet.',
  hold_invalid: 'Se over feltet {{field}}: {{problem}}.',
  note_empty: 'Skriv noe i notatet først.',
  file_unknown: 'Filen er ikke lenger tilgjengelig. Velg den på nytt.',
  file_unreadable:
    '{{file}} kan ikke leses: {{problem}}. Sjekk at den finnes og ikke er åpen i et annet program.',
  facts_not_json: '{{file}} er ikke JSON: se på linje {{line}}.',
  facts_invalid: 'Linje {{line}} i {{file}}, {{place}}: {{problem}}.',
  intake_refused: '{{file}} kan ikke leses inn som en fakturaliste ({{code}}).',
  intake_not_found: 'Importen finnes ikke lenger i historikken.',
  intake_built_on:
    'Import nr. {{number}} kan ikke angres: {{what}} ({{count}}, for eksempel {{example}}) bygger på den.',
  intake_doubtful: '{{file}} venter på at du ser på den: {{doubts}}.',
  mapping_not_found: 'Den lagrede kolonnetilordningen finnes ikke lenger.',
  mapping_invalid:
    'Kolonnene kan ikke leses slik: {{problem}} ({{columns}}). Velg et felt for hver kolonne som trengs.',
  folder_missing: 'Mappen {{folder}} finnes ikke. Kontroller navnet, eller at disken er tilkoblet.',
  folder_in_use:
    'Mappen {{folder}} hører allerede til {{creditor}}. Velg en annen, så ingen klient får filene til en annen.',
  folder_unreadable: 'Mappen {{folder}} kan ikke leses ({{problem}}). Kontroller at du har tilgang.',
  contact_not_found: 'Kontaktpersonen finnes ikke lenger.',
  change_not_found: 'Endringen finnes ikke lenger. En annen kan ha avklart den.',
  list_older:
    '{{file}} er fra {{listDate}}, eldre enn den forrige listen ({{latest}}), og ville hente gamle saldoer tilbake. Oppgi listens dato med --date, eller ta den inn likevel med --accept-older.',
  staging_unknown: 'Forhåndsvisningen er ikke lenger tilgjengelig. Velg filen på nytt.',
  charge_not_found: 'Kravet finnes ikke lenger i reskontroen.',
  charge_ended: 'Kravet er ikke åpent lenger. Åpne det igjen først.',
  charge_amount_wrong: 'Bare {{open}} {{currency}} av kravet står igjen å betale.',
  charge_reason_missing: 'Skriv hvorfor kravet frafalles.',
  charge_document_missing: 'Skriv nummeret fakturaen har i regnskapssystemet.',
  charge_day_wrong: '{{day}} kan ikke brukes. Velg en dag til og med {{latest}}.',
  payment_changed:
    'Noe er endret siden forhåndsvisningen: {{now}} {{currency}} ville blitt ført i stedet for {{expected}}. Se på den nye visningen.',
  run_not_found: 'Utsendelsen finnes ikke lenger.',
  run_wrong_state: 'Utsendelse {{run}} er {{state}}; dette kan bare gjøres mens den er {{wanted}}.',
  run_empty: 'Ingen av de valgte fakturaene hos {{creditor}} kan sendes nå. Grunnen står ved hver av dem.',
  run_other_day:
    'Utsendelse {{run}} ble laget for {{asOf}}, og i dag er det {{today}}. Forkast den og lag en ny.',
  run_open:
    'Utsendelse {{run}} fra {{asOf}} er godkjent, men ikke ført ennå. Før den med --confirm og --sent-on, eller forkast den.',
  run_sent_on_wrong:
    'Brevene i denne utsendelsen kan ikke være postlagt {{sentOn}}. Velg en dag fra {{earliest}} til {{latest}}.',
  run_deadline_too_short:
    'Utsendelse {{run}} har ligget for lenge: postlagt {{sentOn}} er alle fristene i brevene kortere enn loven krever. Forkast den og lag en ny.',
  letter_not_found: 'Utsendelse {{run}} har ikke noe brev {{letter}}.',
  letter_contents_missing:
    'Et brev til {{customer}} mangler noe som loven vil ha sagt: {{contents}}. Se på klientens opplysninger og tekstene i purreprofilen.',
  letter_text_invalid:
    'En av klientens egne tekster kan ikke fylles ut ({{problem}}). Rett den i purreprofilen.',
  output_unwritable: 'Filen kunne ikke lagres i {{path}}: {{problem}}. Velg et annet sted.',
  disk_full: 'Disken er full ({{path}}). Ingenting er endret. Frigjør plass og prøv igjen.',
  ledger_in_use: 'Frist er allerede åpent med mappen {{folder}}. Bruk det vinduet, eller lukk det først.',
  ledger_busy: 'Reskontroen er opptatt akkurat nå. Prøv igjen om et øyeblikk.',
  ledger_newer:
    'Reskontroen er skrevet av en nyere Frist ({{found}}; denne kjenner {{known}}). Oppdater Frist først.',
  ledger_damaged:
    'Reskontroen {{path}} er skadet. Ikke arbeid videre i den; legg tilbake siste sikkerhetskopi.',
  folder_unwritable:
    'Frist får ikke skrive i {{folder}}: {{problem}}. Velg en annen mappe eller endre tilgangen.',
  job_cancelled: 'Avbrutt. Ingenting er endret.',
  law_missing: 'Lovens satser for {{country}} mangler eller har feil: {{problem}}.',
  law_version_unknown:
    'Versjon {{version}} av loven for {{country}} har aldri vært i kraft på dette kontoret.',
  law_field_missing: 'Fyll ut feltet {{field}} først.',
  law_addition_refused: 'Dette passer ikke inn i loven for {{country}}. {{problems}}',
  law_addition_without_effect:
    'Dette ville ikke endre noe i loven for {{country}}: satsen lyder annerledes nå. Se på den på nytt.',
  law_addition_unknown: 'Dette tillegget gjelder ikke lenger. Kanskje noen allerede har trukket det tilbake.',
  law_file_refused: '{{file}} kan ikke tas inn som lovpakke, og loven står som før. {{problems}}',
  law_file_not_newer:
    '{{file}} ble utgitt {{published}} ({{version}}), og loven for {{country}} som gjelder nå, {{currentPublished}} ({{current}}). Velg en nyere pakke.',
  law_file_version_known:
    'En annen lovpakke med versjon {{version}} er allerede kjent. Gi pakken i {{file}} sin egen versjon.',
  office_not_empty: 'Kontoret er ikke lenger tomt, så dette går ikke lenger.',
  port_taken: 'Port {{port}} er opptatt av et annet program. Velg en annen med --port, eller utelat den.',
  pages_missing: 'Programmets sider er ikke bygget ennå ({{folder}}). Kjør npm start en gang.',
  unexpected: 'Noe uventet skjedde. Loggen har detaljene under {{trace}}.',
  connection_lost: 'Forbindelsen til Frist er brutt. Sjekk at programmet kjører.',
  upload_failed: 'Filen kunne ikke overføres til Frist. Prøv igjen.',
  problem: {
    missing: 'det mangler',
    empty: 'det må fylles ut',
    shape: 'det er ikke skrevet slik det skal',
    too_long: 'det er for langt',
    too_large: 'det er for stort',
    twice: 'det finnes to ganger',
    too_numerous: 'det er for mange',
    placeholder: 'et ord i klammer i det kan ikke fylles ut',
    range: 'det er utenfor det som er tillatt',
    unreadable: 'den kan ikke leses',
    too_many: 'det ligger for mange filer i den',
    no_account: 'den finnes ikke i kontoplanen',
    check_digit: 'et siffer mangler eller er feil',
    unknown: 'det er ukjent',
    past: 'det ligger tilbake i tid',
    not_a_day: 'det er ikke en dato',
    not_an_image: 'det er ikke et PNG- eller JPEG-bilde',
    not_found: 'den finnes ikke',
    no_access: 'ingen tilgang',
    in_use: 'den er i bruk',
    fixed: 'det kan ikke endres lenger',
    incomplete: 'noe mangler i det',
    is_folder: 'det er en mappe',
  },
} as const;
