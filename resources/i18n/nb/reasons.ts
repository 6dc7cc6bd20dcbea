export const reasons = {
  source: {
    profile: 'profil «{{profile}}», trinn {{step}}',
    setting: 'innstilling: {{setting}}',
    ledger: 'fra reskontroen',
  },
  /** What a person typed, as an addition to a sentence. */
  quoted: ': «{{text}}».',
  notConfirmed: 'ikke bekreftet',
  notConfirmedHelp: 'Tallet er ennå ikke kontrollert mot en offisiell tekst.',
  settled: 'Faktura {{number}} er gjort opp. Ingenting er utestående.',
  credit_document: 'En kreditering på {{amount}} purres ikke. Den kan motregnes mot andre fakturaer.',
  not_due: 'Fakturaen forfaller først {{due}}.',
  not_listed:
    'Forfalt {{due}}, vises fra {{listedOn}}: {{postalDays}} postdager og {{listDays}} listedager går først.',
  waiting: '{{step}} kan sendes fra {{readyOn}}; ventetiden er {{days}} dager fra {{base}}.',
  wait_passed: '{{step}} kan sendes: det er gått minst {{days}} dager siden {{base}}.',
  lawful_wait_one:
    'Loven tillater dette steget fra {{earliest}}, {{count}} dag etter forfall, forrige varsel eller dets frist.',
  lawful_wait_other:
    'Loven tillater dette steget fra {{earliest}}, {{count}} dager etter forfall, forrige varsel eller dets frist.',
  after_previous_deadline: 'Fristen på forrige varsel, {{deadline}}, må være ute først.',
  moved_to_business_day: '{{from}} er ikke en virkedag, derfor gjelder {{to}}.',
  deadline_running: '{{step}} ble sendt {{sent}}. Kunden har frist til {{deadline}}.',
  in_run: 'Fakturaen er med i utsendelse {{run}}, som er godkjent, men ikke bekreftet ennå.',
  do_not_remind_customer: 'Kunden er merket med at det ikke skal purres{{reason}}',
  do_not_remind_invoice: 'Fakturaen er merket med at den ikke skal purres{{reason}}',
  objection: 'Kunden har hatt en innsigelse siden {{from}}{{reason}}',
  paused: 'Satt på vent til og med {{until}}{{reason}}',
  paused_open: 'Satt på vent til noen opphever det{{reason}}',
  before_first_number: 'Faktura {{number}} kommer før {{first}}, den første som purres herfra.',
  foreign_customer:
    'Kunden holder til i utlandet ({{country}}), og utenlandske kunder holdes utenfor hos denne klienten.',
  below_minimum: '{{open}} er under {{minimum}}, som er det minste beløpet det purres på.',
  address_missing: 'Adressen mangler {{fields}}. Fyll inn, så kan brevet sendes.',
  address_complete: 'Adressen er fullstendig.',
  collection_ready: 'Inkassovarsel ble sendt {{noticeSent}}, og fristen {{deadline}} er ute.',
  collection_notice_required: 'Inkassovarsel må være sendt og fristen ute før kravet kan gå til inkasso.',
  fee_allowed:
    'Gebyret på {{fee}} er innenfor lovens maksimum på {{maximum}}, som gjelder fra {{validFrom}}.',
  fee_cut: 'Gebyret er satt ned fra {{wanted}} til {{fee}}, lovens maksimum fra {{validFrom}}.',
  fee_too_early_one: 'Ikke gebyr ennå: det kan kreves fra {{earliest}}, {{count}} dag etter forfall.',
  fee_too_early_other: 'Ikke gebyr ennå: det kan kreves fra {{earliest}}, {{count}} dager etter forfall.',
  fee_count_reached_one: 'Ikke gebyr: loven tillater {{count}} gebyr per faktura, og det er krevd.',
  fee_count_reached_other: 'Ikke gebyr: loven tillater {{count}} gebyrer per faktura, og de er krevd.',
  fee_deadline_not_missed_one:
    'Ikke gebyr: forrige varsel ga ikke {{count}} dags frist, eller fristen {{deadline}} er ikke ute.',
  fee_deadline_not_missed_other:
    'Ikke gebyr: forrige varsel ga ikke {{count}} dagers frist, eller fristen {{deadline}} er ikke ute.',
  fee_in_same_letter: 'Ikke gebyr her: samme brev krever allerede gebyr for faktura {{number}}.',
  fee_other_currency: 'Ikke gebyr: lovens maksimum er ikke gitt i {{currency}}.',
  fee_none: 'Dette steget er uten gebyr.',
  fee_figure_missing: 'Ikke gebyr: lovens maksimum for {{date}} er ikke kjent.',
  interest_accrued_one: 'Forsinkelsesrente {{interest}} for {{count}} dag fra {{from}} ({{rates}}).',
  interest_accrued_other: 'Forsinkelsesrente {{interest}} for {{count}} dager fra {{from}} ({{rates}}).',
  interest_figure_missing: 'Ikke rente for dagene før {{before}}: satsen er ikke kjent.',
  interest_rate_outdated:
    'Den nyeste kjente rentesatsen er fra {{from}}; en ny ventes fra {{expected}}. Oppdater regelverket.',
  interest_not_claimed: 'Dette steget er uten forsinkelsesrente.',
  deadline_too_short_one:
    'Postlagt {{sentOn}} er fristen {{deadline}} kortere enn {{count}} dag fra utsendelse.',
  deadline_too_short_other:
    'Postlagt {{sentOn}} er fristen {{deadline}} kortere enn {{count}} dager fra utsendelse.',
  changed_since_approval: 'Fakturaen, kunden eller avsenderen er endret etter at brevet ble godkjent.',
  deadline_set_one: 'Ny frist blir {{deadline}}, {{count}} dag etter utsendelse.',
  deadline_set_other: 'Ny frist blir {{deadline}}, {{count}} dager etter utsendelse.',
  open_credit: 'Kunden har {{amount}} til gode. Vurder å motregne først.',
  hand_over_early_open: 'Profilen er ikke kommet til inkasso ennå. Overføring nå krever en begrunnelse.',
  hand_over_early: 'Etter profilen kommer inkasso {{readyOn}}. Overføring nå krever en begrunnelse.',
  charges_open: 'Fakturaen er betalt, men {{amount}} i gebyrer og andre tillegg står åpent.',
  covered_by_credit: 'Et tilgodehavende på {{amount}} dekker alt kunden skylder.',
  direct_debit: 'Kunden betaler med avtalegiro, så banken trekker beløpet.',
  customer_deceased: 'Kunden er død, registrert fra {{since}}: ingenting sendes, og ingenting overføres.',
  customer_bankrupt: 'Kunden er konkurs, registrert fra {{since}}: ingenting sendes, og ingenting overføres.',
  customer_debt_settlement:
    'Kunden har gjeldsordning, registrert fra {{since}}: ingenting sendes, og ingenting overføres.',
  interest_free: 'Det kreves ikke forsinkelsesrente av denne kunden.',
  channel_not_sendable: {
    email: 'Kunden vil ha brevene på e-post. Det er ikke mulig ennå, så brevet går på papir.',
    einvoice: 'Kunden vil ha e-faktura. Purringer kan ikke sendes slik ennå, så brevet går på papir.',
  },
  collection_ban: 'Kunden er merket med at den ikke skal overføres til inkasso.',
  customer_blocked: 'Kunden får ingen nye fakturaer etter {{step}} før denne er betalt.',
  before_first_date: 'Fakturaen fra {{issued}} er eldre enn {{first}}, den første dagen det purres fra her.',
  objection_part:
    '{{disputed}} av fakturaen er omtvistet og holdes tilbake. De øvrige {{undisputed}} går videre{{reason}}',
  time_barred_one:
    'Foreldet siden {{since}}: det er gått {{count}} år siden {{start}}. Ingenting kan sendes.',
  time_barred_other:
    'Foreldet siden {{since}}: det er gått {{count}} år siden {{start}}. Ingenting kan sendes.',
  limitation_near_one: 'Kravet er foreldet etter {{last}}, {{count}} år etter {{start}}.',
  limitation_near_other: 'Kravet er foreldet etter {{last}}, {{count}} år etter {{start}}.',
  limitation_interrupted:
    'Varselet av {{sent}} fikk foreldelsesfristen til å løpe på nytt. Ta vare på bevis for at det ble sendt.',
  last_notice_by_agency:
    'Loven overlater det siste varselet før inkasso til et inkassoforetak, derfor hoppes dette steget over.',
  demand_letter_instead: 'Fra {{from}} trer det gebyrbelagte kravbrevet i stedet for inkassovarselet.',
  reminder_required: 'En purring må være sendt og fristen ute før kravet kan gå til inkasso.',
  hand_over_free: 'Loven krever ikke noe varsel før inkasso.',
  collection_ready_reminder: 'Siste purring ble sendt {{noticeSent}}, og fristen {{deadline}} er ute.',
  collection_ready_demand_letter: 'Kravbrevet ble sendt {{noticeSent}}, og fristen {{deadline}} er ute.',
  fee_kind_without_fee: 'Ikke gebyr: loven kjenner ikke noe gebyr for et brev av dette slaget.',
  fee_invoice_late_one: 'Ikke gebyr: fakturaen av {{issued}} var ute i mindre enn {{count}} dag før {{due}}.',
  fee_invoice_late_other:
    'Ikke gebyr: fakturaen av {{issued}} var ute i mindre enn {{count}} dager før {{due}}.',
  fee_too_soon_after_last_one:
    'Ikke gebyr før {{earliest}}: det må gå {{count}} dag etter det forrige brevet, av {{last}}.',
  fee_too_soon_after_last_other:
    'Ikke gebyr før {{earliest}}: det må gå {{count}} dager etter det forrige brevet, av {{last}}.',
  fee_after_deadline: 'Ikke nytt gebyr før {{earliest}}: fristen {{deadline}} må være oversittet først.',
  fee_not_agreed: 'Ikke gebyr: loven krever at det er avtalt på forhånd, og salgsvilkårene nevner det ikke.',
  fee_total_reached: 'Alle gebyrer av dette slaget kan til sammen ikke overstige {{total}}.',
  fee_arrears_count_reached_one:
    'Ikke gebyr: loven tillater {{count}} gebyr så lenge en kunde er sammenhengende i restanse.',
  fee_arrears_count_reached_other:
    'Ikke gebyr: loven tillater {{count}} gebyrer så lenge en kunde er sammenhengende i restanse.',
  fee_in_compensation:
    'Kompensasjonen på {{compensation}} dekker gebyrer. Bare det som overstiger den, kan kreves.',
  compensation_claimed:
    'Standardkompensasjon på {{compensation}} for inndrivelseskostnader kreves, satsen fra {{validFrom}}.',
  compensation_less_fees:
    'Av standardkompensasjonen på {{lumpSum}} kreves {{compensation}}: tidligere gebyrer går til fradrag.',
  compensation_claimed_before:
    'Standardkompensasjon på {{compensation}} er krevd før; den skyldes bare én gang.',
  compensation_too_early: 'Ikke standardkompensasjon før {{from}}, når renten begynner å løpe.',
  compensation_other_currency: 'Ikke standardkompensasjon: satsen er ikke gitt i {{currency}}.',
  compensation_only_companies: 'Ikke standardkompensasjon: bare bedrifter skylder den.',
  compensation_figure_missing: 'Ikke standardkompensasjon: satsen for {{date}} er ikke kjent.',
  interest_agreed_rate: 'Den avtalte rentesatsen på {{rate}} brukes.',
  interest_agreed_rate_cut:
    'Den avtalte rentesatsen på {{rate}} settes ned til lovens sats på dager da den er høyere.',
  interest_starts_later_one:
    'Renten løper fra {{from}}: forfallsdagen var ikke avtalt, derfor først {{count}} dag etter fakturaen av {{issued}}.',
  interest_starts_later_other:
    'Renten løper fra {{from}}: forfallsdagen var ikke avtalt, derfor først {{count}} dager etter fakturaen av {{issued}}.',
  deadline_bank_days_one:
    'Fristen {{deadline}} gir {{count}} bankdag etter at brevet må antas å være kommet fram ({{receiptDays}} dager).',
  deadline_bank_days_other:
    'Fristen {{deadline}} gir {{count}} bankdager etter at brevet må antas å være kommet fram ({{receiptDays}} dager).',
  deadline_of_letter: 'Brevet har én frist for alle fakturaene: {{deadline}}.',
  deadline_original: 'Steget setter ingen ny frist. Forfallsdagen {{due}} blir stående.',
} as const;
