export const reasons = {
  source: {
    profile: 'sääntö ”{{profile}}”, vaihe {{step}}',
    setting: 'asetus: {{setting}}',
    ledger: 'myyntireskontrasta',
  },
  /** What a person typed, as an addition to a sentence. */
  quoted: ': ”{{text}}”.',
  notConfirmed: 'vahvistamatta',
  notConfirmedHelp: 'Lukua ei ole vielä tarkistettu virallisesta tekstistä.',
  settled: 'Lasku {{number}} on maksettu. Mitään ei ole avoinna.',
  credit_document: 'Hyvityksestä {{amount}} ei muistuteta. Se voidaan kuitata muita laskuja vastaan.',
  not_due: 'Lasku erääntyy vasta {{due}}.',
  not_listed:
    'Erääntyi {{due}}, näytetään alkaen {{listedOn}}: sitä ennen {{postalDays}} postipäivää ja {{listDays}} listapäivää.',
  waiting: '{{step}} voidaan lähettää alkaen {{readyOn}}; odotusaika on {{days}} päivää päivästä {{base}}.',
  wait_passed: '{{step}} voidaan lähettää: päivästä {{base}} on kulunut vähintään {{days}} päivää.',
  lawful_wait_one:
    'Laki sallii tämän vaiheen alkaen {{earliest}}, {{count}} päivä eräpäivästä, edellisestä kirjeestä tai sen määräajasta.',
  lawful_wait_other:
    'Laki sallii tämän vaiheen alkaen {{earliest}}, {{count}} päivää eräpäivästä, edellisestä kirjeestä tai sen määräajasta.',
  after_previous_deadline: 'Edellisen kirjeen määräajan {{deadline}} on ensin kuluttava umpeen.',
  moved_to_business_day: '{{from}} ei ole pankkipäivä, joten päivä siirtyy: {{to}}.',
  deadline_running: '{{step}} lähetettiin {{sent}}. Asiakkaalla on maksuaikaa {{deadline}} asti.',
  in_run: 'Lasku on mukana lähetyksessä {{run}}, joka on hyväksytty mutta ei vielä vahvistettu.',
  do_not_remind_customer: 'Asiakas on merkitty niin, ettei sille muistuteta{{reason}}',
  do_not_remind_invoice: 'Lasku on merkitty niin, ettei siitä muistuteta{{reason}}',
  objection: 'Asiakas on kiistänyt laskun {{from}} alkaen{{reason}}',
  paused: 'Keskeytetty {{until}} asti{{reason}}',
  paused_open: 'Keskeytetty, kunnes joku poistaa eston{{reason}}',
  before_first_number: 'Lasku {{number}} on ennen laskua {{first}}, josta muistuttaminen täältä alkaa.',
  foreign_customer:
    'Asiakas on ulkomailla ({{country}}), ja tältä asiakasyritykseltä ulkomaiset jätetään pois.',
  below_minimum: '{{open}} on vähemmän kuin {{minimum}}, pienin summa, josta muistutetaan.',
  address_missing: 'Osoitteesta puuttuu: {{fields}}. Täydennä, niin kirje voidaan lähettää.',
  address_complete: 'Osoite on täydellinen.',
  collection_ready:
    'Maksuvaatimus lähetettiin {{noticeSent}}, ja sen määräaika {{deadline}} on kulunut umpeen.',
  collection_ready_reminder:
    'Viimeisin maksumuistutus lähetettiin {{noticeSent}}, ja sen määräaika {{deadline}} on kulunut umpeen.',
  collection_ready_demand_letter:
    'Vaatimuskirje lähetettiin {{noticeSent}}, ja sen määräaika {{deadline}} on kulunut umpeen.',
  collection_notice_required:
    'Maksuvaatimus on lähetettävä ja sen määräajan kuluttava umpeen ennen perintää.',
  reminder_required: 'Maksumuistutus on lähetettävä ja sen määräajan kuluttava umpeen ennen perintää.',
  hand_over_free: 'Laki ei vaadi kirjettä ennen perintää.',
  hand_over_early: 'Säännön mukaan perintä alkaa {{readyOn}}. Siirto nyt vaatii perustelun.',
  hand_over_early_open: 'Sääntö ei ole vielä edennyt perintään. Siirto nyt vaatii perustelun.',
  last_notice_by_agency:
    'Laki jättää viimeisen vaatimuksen ennen perintää perintätoimistolle, joten tämä vaihe ohitetaan.',
  demand_letter_instead: 'Alkaen {{from}} maksullinen vaatimuskirje tulee maksuvaatimuksen tilalle.',
  fee_allowed: 'Kulu {{fee}} on enintään lain sallima {{maximum}}, joka on voimassa {{validFrom}} alkaen.',
  fee_cut: 'Kulua on alennettu: {{wanted}}, nyt {{fee}}, joka on lain enimmäismäärä {{validFrom}} alkaen.',
  fee_too_early_one: 'Ei vielä kulua: sen voi periä alkaen {{earliest}}, {{count}} päivä eräpäivästä.',
  fee_too_early_other: 'Ei vielä kulua: sen voi periä alkaen {{earliest}}, {{count}} päivää eräpäivästä.',
  fee_count_reached_one: 'Ei kulua: laki sallii {{count}} kulun laskua kohti, ja se on jo vaadittu.',
  fee_count_reached_other: 'Ei kulua: laki sallii {{count}} kulua laskua kohti, ja ne on jo vaadittu.',
  fee_deadline_not_missed_one:
    'Ei kulua: edellinen kirje ei antanut {{count}} päivän maksuaikaa, tai sen määräaika {{deadline}} ei ole kulunut.',
  fee_deadline_not_missed_other:
    'Ei kulua: edellinen kirje ei antanut {{count}} päivän maksuaikaa, tai sen määräaika {{deadline}} ei ole kulunut.',
  fee_in_same_letter: 'Ei kulua tässä: samassa kirjeessä vaaditaan jo kulu laskusta {{number}}.',
  fee_other_currency: 'Ei kulua: lain enimmäismäärää ei ole annettu valuutassa {{currency}}.',
  fee_none: 'Tässä vaiheessa ei peritä kulua.',
  fee_figure_missing: 'Ei kulua: lain enimmäismäärä päivälle {{date}} ei ole tiedossa.',
  fee_kind_without_fee: 'Ei kulua: laki ei tunne kulua tällaisesta kirjeestä.',
  fee_invoice_late_one:
    'Ei kulua: lasku, päivätty {{issued}}, oli asiakkaalla alle {{count}} päivän ennen eräpäivää {{due}}.',
  fee_invoice_late_other:
    'Ei kulua: lasku, päivätty {{issued}}, oli asiakkaalla alle {{count}} päivää ennen eräpäivää {{due}}.',
  fee_too_soon_after_last_one:
    'Ei kulua ennen {{earliest}}: edellisestä kirjeestä, {{last}}, on kuluttava {{count}} päivä.',
  fee_too_soon_after_last_other:
    'Ei kulua ennen {{earliest}}: edellisestä kirjeestä, {{last}}, on kuluttava {{count}} päivää.',
  fee_after_deadline: 'Ei uutta kulua ennen {{earliest}}: määräajan {{deadline}} on ensin kuluttava umpeen.',
  fee_not_agreed: 'Ei kulua: lain mukaan siitä on sovittava etukäteen, eikä sitä mainita myyntiehdoissa.',
  fee_total_reached: 'Kaikki tällaiset kulut yhteensä saavat olla enintään {{total}}.',
  fee_arrears_count_reached_one:
    'Ei kulua: laki sallii {{count}} kulun niin kauan kuin asiakas on yhtäjaksoisesti viivästyksessä.',
  fee_arrears_count_reached_other:
    'Ei kulua: laki sallii {{count}} kulua niin kauan kuin asiakas on yhtäjaksoisesti viivästyksessä.',
  fee_in_compensation: 'Vakiokorvaus {{compensation}} kattaa kuluja. Vain sen ylittävän osan voi periä.',
  compensation_claimed: 'Vaaditaan vakiokorvaus {{compensation}}, joka on voimassa {{validFrom}} alkaen.',
  compensation_less_fees:
    'Vakiokorvauksesta {{lumpSum}} vaaditaan {{compensation}}: aiemmat kulut vähennetään siitä.',
  compensation_claimed_before: 'Vakiokorvaus {{compensation}} on jo vaadittu; se maksetaan vain kerran.',
  compensation_too_early: 'Ei vakiokorvausta ennen {{from}}, jolloin korko alkaa juosta.',
  compensation_other_currency: 'Ei vakiokorvausta: sen määrää ei ole annettu valuutassa {{currency}}.',
  compensation_only_companies: 'Ei vakiokorvausta: vain yritykset ovat siitä velkaa.',
  compensation_figure_missing: 'Ei vakiokorvausta: sen määrä päivälle {{date}} ei ole tiedossa.',
  interest_accrued_one: 'Viivästyskorko {{interest}}, {{count}} päivä alkaen {{from}} ({{rates}}).',
  interest_accrued_other: 'Viivästyskorko {{interest}}, {{count}} päivää alkaen {{from}} ({{rates}}).',
  interest_figure_missing: 'Ei korkoa ennen {{before}}: korkokanta ei ole tiedossa.',
  interest_rate_outdated:
    'Uusin tunnettu korkokanta on päivältä {{from}}; uutta odotetaan {{expected}} alkaen. Päivitä säännöt.',
  interest_not_claimed: 'Tässä vaiheessa ei vaadita viivästyskorkoa.',
  interest_agreed_rate: 'Käytetään sovittua korkokantaa {{rate}}.',
  interest_agreed_rate_cut:
    'Sovittu korkokanta {{rate}} alennetaan lain mukaiseen niinä päivinä, joina se on korkeampi.',
  interest_starts_later_one:
    'Korko juoksee alkaen {{from}}: eräpäivästä ei ollut sovittu, joten vasta kun laskun päiväyksestä {{issued}} on kulunut {{count}} päivä.',
  interest_starts_later_other:
    'Korko juoksee alkaen {{from}}: eräpäivästä ei ollut sovittu, joten vasta kun laskun päiväyksestä {{issued}} on kulunut {{count}} päivää.',
  deadline_too_short_one:
    'Postitettuna {{sentOn}} määräaika {{deadline}} on lyhyempi kuin {{count}} päivä lähettämisestä.',
  deadline_too_short_other:
    'Postitettuna {{sentOn}} määräaika {{deadline}} on lyhyempi kuin {{count}} päivää lähettämisestä.',
  changed_since_approval: 'Laskua, asiakasta tai lähettäjää on muutettu kirjeen hyväksymisen jälkeen.',
  deadline_set_one: 'Uusi määräpäivä on {{deadline}}, {{count}} päivä lähettämisestä.',
  deadline_set_other: 'Uusi määräpäivä on {{deadline}}, {{count}} päivää lähettämisestä.',
  deadline_bank_days_one:
    'Määräpäivä {{deadline}} jättää {{count}} pankkipäivän siitä, kun kirjeen oletetaan saapuneen ({{receiptDays}} päivää).',
  deadline_bank_days_other:
    'Määräpäivä {{deadline}} jättää {{count}} pankkipäivää siitä, kun kirjeen oletetaan saapuneen ({{receiptDays}} päivää).',
  deadline_of_letter: 'Kirjeessä on yksi määräpäivä kaikille sen laskuille: {{deadline}}.',
  deadline_original: 'Vaihe ei aseta uutta määräpäivää. Eräpäivä {{due}} pysyy.',
  open_credit: 'Asiakkaalla on hyvitystä {{amount}}. Harkitse ensin kuittausta.',
  charges_open: 'Lasku on maksettu, mutta kuluja ja muita lisiä on avoinna {{amount}}.',
  covered_by_credit: 'Hyvitys {{amount}} kattaa kaiken, mitä asiakas on velkaa.',
  direct_debit: 'Asiakkaalla on suoramaksu, joten pankki veloittaa summan.',
  customer_deceased:
    'Asiakas on kuollut, merkitty {{since}} alkaen: mitään ei lähetetä eikä siirretä perintään.',
  customer_bankrupt:
    'Asiakas on konkurssissa, merkitty {{since}} alkaen: mitään ei lähetetä eikä siirretä perintään.',
  customer_debt_settlement:
    'Asiakkaalla on velkajärjestely, merkitty {{since}} alkaen: mitään ei lähetetä eikä siirretä perintään.',
  interest_free: 'Tältä asiakkaalta ei vaadita viivästyskorkoa.',
  channel_not_sendable: {
    email: 'Asiakas haluaa kirjeet sähköpostilla. Se ei ole vielä mahdollista, joten kirje lähtee paperilla.',
    einvoice:
      'Asiakas haluaa verkkolaskun. Muistutuksia ei voi vielä lähettää niin, joten kirje lähtee paperilla.',
  },
  collection_ban: 'Asiakas on merkitty niin, ettei sen laskuja siirretä perintään.',
  customer_blocked: 'Asiakas ei saa uusia laskuja vaiheen {{step}} jälkeen, ennen kuin tämä on maksettu.',
  before_first_date:
    'Lasku, päivätty {{issued}}, on vanhempi kuin {{first}}, josta muistuttaminen täältä alkaa.',
  objection_part:
    'Laskusta on kiistetty {{disputed}}, jota ei peritä. Loput {{undisputed}} etenevät{{reason}}',
  time_barred_one:
    'Vanhentunut {{since}}: päivästä {{start}} on kulunut {{count}} vuosi. Mitään ei saa lähettää.',
  time_barred_other:
    'Vanhentunut {{since}}: päivästä {{start}} on kulunut {{count}} vuotta. Mitään ei saa lähettää.',
  limitation_near_one: 'Saatava vanhentuu päivän {{last}} jälkeen, {{count}} vuosi päivästä {{start}}.',
  limitation_near_other: 'Saatava vanhentuu päivän {{last}} jälkeen, {{count}} vuotta päivästä {{start}}.',
  limitation_interrupted:
    'Kirje {{sent}} katkaisi vanhentumisen, ja aika alkoi alusta. Säilytä näyttö lähettämisestä.',
} as const;
