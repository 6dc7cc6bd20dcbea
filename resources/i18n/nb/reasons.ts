export const reasons = {
  source: {
    profile: 'profil «{{profile}}», trinn {{step}}',
    setting: 'innstilling: {{setting}}',
    ledger: 'fra reskontroen',
  },
  notConfirmed: 'ikke bekreftet',
  notConfirmedHelp: 'Tallet er ennå ikke kontrollert mot en offisiell tekst.',
  settled: 'Faktura {{number}} er gjort opp. Ingenting er utestående.',
  credit_document: 'En kreditering på {{amount}} purres ikke. Den kan motregnes mot andre fakturaer.',
  not_due: 'Fakturaen forfaller først {{due}}.',
  not_listed:
    'Forfalt {{due}}, vises fra {{listedOn}}: {{postalDays}} postdager og {{listDays}} listedager går først.',
  waiting: '{{step}} kan sendes fra {{readyOn}}, {{days}} dager etter {{base}}.',
  wait_passed: '{{step}} kan sendes: det er gått mer enn {{days}} dager siden {{base}}.',
  lawful_wait_one:
    'Loven tillater dette steget fra {{earliest}}, {{count}} dag etter forfall eller forrige frist.',
  lawful_wait_other:
    'Loven tillater dette steget fra {{earliest}}, {{count}} dager etter forfall eller forrige frist.',
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
} as const;
