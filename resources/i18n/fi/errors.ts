export const errors = {
  general: 'Jokin meni vikaan ({{code}}). Yritä uudelleen; jos se toistuu, lähetä meille loki.',
  creditor_not_found: 'Asiakasyritystä {{creditor}} ei ole tässä reskontrassa.',
  creditor_exists: '{{name}} on jo täällä Y-tunnuksella {{organisationNumber}}.',
  creditor_invalid: 'Tarkista kenttä {{field}}: {{problem}}.',
  creditor_incomplete:
    'Asiakasyritykseltä {{creditor}} puuttuu vielä {{fields}}. Täydennä Asetuksissa ja yritä uudelleen.',
  country_not_supported: 'Maata {{country}} ei vielä tueta. Tuetut: {{supported}}.',
  logo_unreadable: 'Kuvaa ei voitu käyttää logona: {{problem}}. Valitse PNG- tai JPEG-tiedosto.',
  customer_not_found: 'Asiakas ei ole enää reskontrassa.',
  customer_field_invalid: 'Tarkista kenttä {{field}}: {{problem}}.',
  profile_not_found: 'Muistutussääntöä ei enää ole. Valitse toinen.',
  profile_of_other_kind: 'Sääntö ”{{profile}}” on tarkoitettu toisenlaisille asiakkaille.',
  profile_invalid: 'Tarkista kenttä {{field}}: {{problem}}.',
  profile_name_taken: 'Tällaisille asiakkaille on jo sääntö ”{{name}}”. Valitse toinen nimi.',
  profile_changed_meanwhile:
    'Joku on tallentanut säännön ”{{profile}}” työskennellessäsi sen parissa. Avaa se uudelleen nähdäksesi muutokset ja tee sitten omasi uudestaan.',
  profile_unlawful:
    'Laki ei salli sääntöä ”{{profile}}” tällaisenaan. Tallenna se luonnoksena ja korjaa lainvastaiset kohdat.',
  profile_without_letter: 'Tämä säännön ”{{profile}}” vaihe ei lähetä kirjettä sillä kielellä.',
  profile_not_in_use: '”{{profile}}” on luonnos. Ota se ensin käyttöön.',
  profile_in_use:
    'Sääntö ”{{profile}}” on asiakkaiden käytössä tai oletus. Siirrä asiakkaat ja valitse ensin toinen oletus.',
  invoice_not_found: 'Lasku ei ole enää reskontrassa.',
  document_missing: 'Laskusta {{invoice}} ei ole jäljennöstä täällä.',
  hold_not_found: 'Esto on jo poistettu.',
  hold_invalid: 'Tarkista kenttä {{field}}: {{problem}}.',
  note_empty: 'Kirjoita muistiinpanoon ensin jotain.',
  file_unknown: 'Tiedosto ei ole enää käsillä. Valitse se uudelleen.',
  file_unreadable:
    'Tiedostoa {{file}} ei voitu lukea: {{problem}}. Tarkista, että se on olemassa eikä ole auki muualla.',
  facts_not_json: '{{file}} ei ole JSON-tiedosto: katso riviä {{line}}.',
  facts_invalid: '{{file}}, rivi {{line}}, {{place}}: {{problem}}.',
  intake_refused: 'Tiedostoa {{file}} ei voi lukea laskuluettelona ({{code}}).',
  intake_not_found: 'Tuontia ei ole enää historiassa.',
  intake_built_on:
    'Tuontia nro {{number}} ei voi perua: sen varaan on rakennettu {{what}} ({{count}}, esimerkiksi {{example}}).',
  intake_doubtful: '{{file}} odottaa tarkistustasi: {{doubts}}.',
  mapping_not_found: 'Tallennettua sarakemäärittelyä ei ole enää.',
  mapping_invalid:
    'Sarakkeita ei voi lukea näin: {{problem}} ({{columns}}). Valitse kenttä jokaiselle tarvittavalle sarakkeelle.',
  folder_missing: 'Kansiota {{folder}} ei ole. Tarkista nimi tai että asema on yhdistetty.',
  folder_in_use:
    'Kansio {{folder}} kuuluu jo asiakasyritykselle {{creditor}}. Valitse toinen, jotta kukaan ei saa toisen tiedostoja.',
  folder_unreadable: 'Kansiota {{folder}} ei voi lukea ({{problem}}). Tarkista käyttöoikeutesi.',
  contact_not_found: 'Yhteyshenkilöä ei ole enää.',
  change_not_found: 'Muutosta ei ole enää. Joku muu on voinut ratkaista sen.',
  list_older:
    'Tiedoston {{file}} päivä on {{listDate}}, vanhempi kuin edellisen luettelon ({{latest}}), ja se palauttaisi vanhat saldot. Anna sen päivä valinnalla --date tai ota se silti valinnalla --accept-older.',
  staging_unknown: 'Esikatselu ei ole enää käsillä. Valitse tiedosto uudelleen.',
  charge_not_found: 'Vaadittua kulua ei ole enää reskontrassa.',
  charge_ended: 'Kulu ei ole enää avoin. Avaa se ensin uudelleen.',
  charge_amount_wrong: 'Kulusta on maksamatta enää {{open}} {{currency}}.',
  charge_reason_missing: 'Kirjoita, miksi kulusta luovutaan.',
  charge_document_missing: 'Kirjoita numero, joka laskulla on kirjanpito-ohjelmassa.',
  charge_day_wrong: 'Päivää {{day}} ei voi käyttää. Valitse päivä, joka on viimeistään {{latest}}.',
  payment_changed:
    'Jokin on muuttunut esikatselun jälkeen: {{now}} {{currency}} kirjattaisiin summan {{expected}} sijasta. Katso uusi esikatselu.',
  run_not_found: 'Lähetystä ei enää ole.',
  run_wrong_state: 'Lähetys {{run}} on {{state}}; tämän voi tehdä vain, kun se on {{wanted}}.',
  run_empty: 'Yhtään valituista laskuista ({{creditor}}) ei voi lähettää nyt. Syy on kunkin laskun kohdalla.',
  run_other_day:
    'Lähetys {{run}} valmisteltiin päivälle {{asOf}}, ja tänään on {{today}}. Hylkää se ja valmistele uusi.',
  run_open:
    'Lähetys {{run}} ({{asOf}}) on hyväksytty mutta kirjaamatta. Kirjaa se valinnoilla --confirm ja --sent-on tai hylkää se.',
  run_sent_on_wrong:
    'Tämän lähetyksen kirjeitä ei ole voitu postittaa {{sentOn}}. Valitse päivä väliltä {{earliest}}–{{latest}}.',
  run_deadline_too_short:
    'Lähetys {{run}} odotti liian kauan: {{sentOn}} postitettuna jokainen määräaika on lyhyempi kuin laki vaatii. Hylkää se ja valmistele uusi.',
  letter_not_found: 'Lähetyksessä {{run}} ei ole kirjettä {{letter}}.',
  letter_contents_missing:
    'Asiakkaan {{customer}} kirjeestä puuttuu lain vaatimia tietoja: {{contents}}. Tarkista asiakasyrityksen tiedot ja muistutussäännön tekstit.',
  letter_text_invalid:
    'Asiakasyrityksen omaa tekstiä ei voi täyttää ({{problem}}). Korjaa se muistutussäännössä.',
  output_unwritable: 'Tiedostoa ei voitu tallentaa kohteeseen {{path}}: {{problem}}. Valitse toinen paikka.',
  disk_full: 'Levy on täynnä ({{path}}). Mitään ei muutettu. Vapauta tilaa ja yritä uudelleen.',
  ledger_in_use: 'Frist on jo auki kansiolla {{folder}}. Käytä sitä ikkunaa tai sulje se ensin.',
  ledger_busy: 'Reskontra on juuri nyt varattu. Yritä hetken kuluttua uudelleen.',
  ledger_newer:
    'Reskontran on kirjoittanut uudempi Frist ({{found}}; tämä tuntee {{known}}). Päivitä ensin Frist.',
  ledger_damaged:
    'Reskontra {{path}} on vaurioitunut. Älä jatka sen käyttöä; palauta viimeisin varmuuskopio.',
  folder_unwritable:
    'Frist ei voi kirjoittaa kansioon {{folder}}: {{problem}}. Valitse toinen kansio tai muuta käyttöoikeuksia.',
  job_cancelled: 'Keskeytetty. Mitään ei muutettu.',
  law_missing: 'Maan {{country}} lain luvut puuttuvat tai ovat virheellisiä: {{problem}}.',
  law_version_unknown:
    'Maan {{country}} lain versio {{version}} ei ole koskaan ollut voimassa tässä toimistossa.',
  law_field_missing: 'Täytä ensin kenttä {{field}}.',
  law_addition_refused: 'Se ei sovi maan {{country}} lakiin. {{problems}}',
  law_addition_without_effect:
    'Se ei muuttaisi mitään maan {{country}} laissa: luku on jo toinen. Tarkista se uudelleen.',
  law_addition_unknown: 'Tämä lisäys ei ole enää voimassa. Joku on ehkä jo perunut sen.',
  law_file_refused: 'Tiedostoa {{file}} ei voi ottaa lakipaketiksi, ja laki pysyy ennallaan. {{problems}}',
  law_file_not_newer:
    '{{file}} on julkaistu {{published}} ({{version}}) ja voimassa oleva laki ({{country}}) {{currentPublished}} ({{current}}). Valitse uudempi paketti.',
  law_file_version_known:
    'Toinen lakipaketti, jonka versio on {{version}}, tunnetaan jo. Anna tiedoston {{file}} paketille oma versio.',
  office_not_empty: 'Toimisto ei ole enää tyhjä, joten tämä ei ole enää mahdollista.',
  port_taken:
    'Portti {{port}} on toisen ohjelman käytössä. Valitse toinen valinnalla --port tai jätä se pois.',
  pages_missing: 'Ohjelman sivuja ei ole vielä koottu ({{folder}}). Suorita kerran npm start.',
  unexpected: 'Tapahtui jotain odottamatonta. Lokissa on tiedot tunnuksella {{trace}}.',
  connection_lost: 'Yhteys Fristiin katkesi. Tarkista, että ohjelma on käynnissä.',
  upload_failed: 'Tiedostoa ei voitu siirtää Fristiin. Yritä uudelleen.',
  problem: {
    identifier_wrong_characters: 'siinä on merkkejä, jotka eivät kuulu tällaiseen numeroon',
    identifier_wrong_length: 'siinä ei ole oikeaa määrää merkkejä',
    identifier_wrong_check_digit: 'tarkistusmerkki ei täsmää: numero puuttuu tai on väärä',
    identifier_wrong_date: 'alkuosa ei ole syntymäaika',
    identifier_wrong_kind: 'se ei ole tämänlainen numero',
    person_only: 'vain henkilö voi olla kuollut',
    missing: 'se puuttuu',
    empty: 'se on täytettävä',
    shape: 'se ei ole oikeassa muodossa',
    too_long: 'se on liian pitkä',
    too_large: 'se on liian suuri',
    twice: 'se on kahdesti',
    too_numerous: 'niitä on liikaa',
    range: 'se on sallittujen rajojen ulkopuolella',
    unreadable: 'sitä ei voi lukea',
    overfull: 'siinä on liikaa tiedostoja',
    no_account: 'sitä ei ole tilikartassa',
    check_digit: 'numero puuttuu tai on väärä',
    placeholder: 'siinä olevaa sanaa aaltosulkeissa ei voi täyttää',
    unknown: 'sitä ei tunneta',
    past: 'se on menneisyydessä',
    not_a_day: 'se ei ole päivämäärä',
    not_an_image: 'se ei ole PNG- tai JPEG-kuva',
    not_found: 'sitä ei löytynyt',
    no_access: 'pääsy on estetty',
    in_use: 'se on käytössä',
    fixed: 'sitä ei voi enää muuttaa',
    incomplete: 'siitä puuttuu jotain',
    is_folder: 'se on kansio',
  },
} as const;
