export const reasons = {
  source: {
    profile: 'profil »{{profile}}«, trin {{step}}',
    setting: 'indstilling: {{setting}}',
    ledger: 'fra debitorbogholderiet',
  },
  /** What a person typed, as an addition to a sentence. */
  quoted: ': »{{text}}«.',
  notConfirmed: 'ikke bekræftet',
  notConfirmedHelp: 'Tallet er endnu ikke kontrolleret mod en officiel tekst.',
  settled: 'Faktura {{number}} er betalt. Intet er udestående.',
  credit_document: 'En kreditering på {{amount}} rykkes ikke. Den kan modregnes i andre fakturaer.',
  not_due: 'Fakturaen forfalder først {{due}}.',
  not_listed:
    'Forfaldt {{due}}, vises fra {{listedOn}}: {{postalDays}} postdage og {{listDays}} listedage går først.',
  waiting: '{{step}} kan sendes fra {{readyOn}}; ventetiden er {{days}} dage fra {{base}}.',
  wait_passed: '{{step}} kan sendes: der er gået mindst {{days}} dage siden {{base}}.',
  lawful_wait_one:
    'Loven tillader dette trin fra {{earliest}}, {{count}} dag efter forfald, forrige varsel eller dets frist.',
  lawful_wait_other:
    'Loven tillader dette trin fra {{earliest}}, {{count}} dage efter forfald, forrige varsel eller dets frist.',
  after_previous_deadline: 'Fristen i forrige varsel, {{deadline}}, skal være udløbet først.',
  moved_to_business_day: '{{from}} er ikke en bankdag, derfor gælder {{to}}.',
  deadline_running: '{{step}} blev sendt {{sent}}. Kunden har frist til {{deadline}}.',
  in_run: 'Fakturaen er med i udsendelse {{run}}, som er godkendt, men endnu ikke bekræftet.',
  do_not_remind_customer: 'Kunden er markeret til ikke at blive rykket{{reason}}',
  do_not_remind_invoice: 'Fakturaen er markeret til ikke at blive rykket{{reason}}',
  objection: 'Kunden har haft en indsigelse siden {{from}}{{reason}}',
  paused: 'Sat på pause til og med {{until}}{{reason}}',
  paused_open: 'Sat på pause, til nogen ophæver det{{reason}}',
  before_first_number: 'Faktura {{number}} kommer før {{first}}, den første der rykkes herfra.',
  foreign_customer:
    'Kunden er i udlandet ({{country}}), og udenlandske kunder holdes udenfor hos denne klient.',
  below_minimum: '{{open}} er mindre end {{minimum}}, det mindste beløb der rykkes for.',
  address_missing: 'Adressen mangler {{fields}}. Udfyld, så kan brevet sendes.',
  address_complete: 'Adressen er fuldstændig.',
  collection_ready: 'Inkassopåkravet blev sendt {{noticeSent}}, og fristen {{deadline}} er udløbet.',
  collection_ready_reminder:
    'Den seneste rykker blev sendt {{noticeSent}}, og fristen {{deadline}} er udløbet.',
  collection_ready_demand_letter: 'Kravbrevet blev sendt {{noticeSent}}, og fristen {{deadline}} er udløbet.',
  collection_notice_required:
    'Et inkassopåkrav skal være sendt og fristen udløbet, før kravet kan gå til inkasso.',
  reminder_required: 'En rykker skal være sendt og fristen udløbet, før kravet kan gå til inkasso.',
  hand_over_free: 'Loven kræver intet varsel før inkasso.',
  hand_over_early: 'Efter profilen kommer inkasso {{readyOn}}. Overdragelse nu kræver en begrundelse.',
  hand_over_early_open: 'Profilen er ikke nået til inkasso endnu. Overdragelse nu kræver en begrundelse.',
  last_notice_by_agency:
    'Loven overlader det sidste varsel før inkasso til et inkassofirma, derfor springes dette trin over.',
  demand_letter_instead: 'Fra {{from}} træder det gebyrbelagte kravbrev i stedet for inkassopåkravet.',
  fee_allowed:
    'Gebyret på {{fee}} er inden for lovens maksimum på {{maximum}}, som gælder fra {{validFrom}}.',
  fee_cut: 'Gebyret er sat ned fra {{wanted}} til {{fee}}, lovens maksimum fra {{validFrom}}.',
  fee_too_early_one: 'Intet gebyr endnu: det kan kræves fra {{earliest}}, {{count}} dag efter forfald.',
  fee_too_early_other: 'Intet gebyr endnu: det kan kræves fra {{earliest}}, {{count}} dage efter forfald.',
  fee_count_reached_one: 'Intet gebyr: loven tillader {{count}} gebyr pr. faktura, og det er krævet.',
  fee_count_reached_other: 'Intet gebyr: loven tillader {{count}} gebyrer pr. faktura, og de er krævet.',
  fee_deadline_not_missed_one:
    'Intet gebyr: forrige varsel gav ikke {{count}} dags frist, eller fristen {{deadline}} er ikke udløbet.',
  fee_deadline_not_missed_other:
    'Intet gebyr: forrige varsel gav ikke {{count}} dages frist, eller fristen {{deadline}} er ikke udløbet.',
  fee_in_same_letter: 'Intet gebyr her: samme brev kræver allerede et for faktura {{number}}.',
  fee_other_currency: 'Intet gebyr: lovens maksimum er ikke angivet i {{currency}}.',
  fee_none: 'Dette trin er uden gebyr.',
  fee_figure_missing: 'Intet gebyr: lovens maksimum for {{date}} kendes ikke.',
  fee_kind_without_fee: 'Intet gebyr: loven kender intet gebyr for et brev af denne slags.',
  fee_invoice_late_one:
    'Intet gebyr: fakturaen af {{issued}} var ude i mindre end {{count}} dag før {{due}}.',
  fee_invoice_late_other:
    'Intet gebyr: fakturaen af {{issued}} var ude i mindre end {{count}} dage før {{due}}.',
  fee_too_soon_after_last_one:
    'Intet gebyr før {{earliest}}: der skal gå {{count}} dag efter det forrige brev, af {{last}}.',
  fee_too_soon_after_last_other:
    'Intet gebyr før {{earliest}}: der skal gå {{count}} dage efter det forrige brev, af {{last}}.',
  fee_after_deadline: 'Intet nyt gebyr før {{earliest}}: fristen {{deadline}} skal være overskredet først.',
  fee_not_agreed:
    'Intet gebyr: loven kræver, at det er aftalt på forhånd, og salgsvilkårene nævner det ikke.',
  fee_total_reached: 'Alle gebyrer af denne slags må tilsammen ikke overstige {{total}}.',
  fee_arrears_count_reached_one:
    'Intet gebyr: loven tillader {{count}} gebyr, så længe en kunde er i restance uden afbrydelse.',
  fee_arrears_count_reached_other:
    'Intet gebyr: loven tillader {{count}} gebyrer, så længe en kunde er i restance uden afbrydelse.',
  fee_in_compensation:
    'Kompensationsbeløbet på {{compensation}} dækker gebyrer. Kun det, der overstiger det, kan kræves.',
  compensation_claimed: 'Kompensationsbeløb på {{compensation}} kræves, satsen fra {{validFrom}}.',
  compensation_less_fees:
    'Af kompensationsbeløbet på {{lumpSum}} kræves {{compensation}}: tidligere gebyrer modregnes.',
  compensation_claimed_before:
    'Kompensationsbeløb på {{compensation}} er krævet før; det skyldes kun én gang.',
  compensation_too_early: 'Intet kompensationsbeløb før {{from}}, hvor renten begynder.',
  compensation_other_currency: 'Intet kompensationsbeløb: satsen er ikke angivet i {{currency}}.',
  compensation_only_companies: 'Intet kompensationsbeløb: kun virksomheder skylder det.',
  compensation_figure_missing: 'Intet kompensationsbeløb: satsen for {{date}} kendes ikke.',
  interest_accrued_one: 'Morarente {{interest}} for {{count}} dag fra {{from}} ({{rates}}).',
  interest_accrued_other: 'Morarente {{interest}} for {{count}} dage fra {{from}} ({{rates}}).',
  interest_figure_missing: 'Ingen rente for dagene før {{before}}: satsen kendes ikke.',
  interest_rate_outdated:
    'Den nyeste kendte rentesats er fra {{from}}; en ny ventes fra {{expected}}. Opdater reglerne.',
  interest_not_claimed: 'Dette trin er uden morarente.',
  interest_agreed_rate: 'Den aftalte rentesats på {{rate}} bruges.',
  interest_agreed_rate_cut:
    'Den aftalte rentesats på {{rate}} sættes ned til lovens sats på dage, hvor den er højere.',
  interest_starts_later_one:
    'Renten løber fra {{from}}: forfaldsdagen var ikke aftalt, derfor først {{count}} dag efter fakturaen af {{issued}}.',
  interest_starts_later_other:
    'Renten løber fra {{from}}: forfaldsdagen var ikke aftalt, derfor først {{count}} dage efter fakturaen af {{issued}}.',
  deadline_too_short_one:
    'Postet {{sentOn}} er fristen {{deadline}} kortere end {{count}} dag fra afsendelsen.',
  deadline_too_short_other:
    'Postet {{sentOn}} er fristen {{deadline}} kortere end {{count}} dage fra afsendelsen.',
  changed_since_approval: 'Fakturaen, kunden eller afsenderen er ændret, efter at brevet blev godkendt.',
  deadline_set_one: 'Ny frist bliver {{deadline}}, {{count}} dag efter afsendelsen.',
  deadline_set_other: 'Ny frist bliver {{deadline}}, {{count}} dage efter afsendelsen.',
  deadline_bank_days_one:
    'Fristen {{deadline}} giver {{count}} bankdag, efter at brevet må antages at være nået frem ({{receiptDays}} dage).',
  deadline_bank_days_other:
    'Fristen {{deadline}} giver {{count}} bankdage, efter at brevet må antages at være nået frem ({{receiptDays}} dage).',
  deadline_of_letter: 'Brevet har én frist for alle sine fakturaer: {{deadline}}.',
  deadline_original: 'Trinnet sætter ingen ny frist. Forfaldsdagen {{due}} bliver stående.',
  open_credit: 'Kunden har {{amount}} til gode. Overvej at modregne først.',
  charges_open: 'Fakturaen er betalt, men {{amount}} i gebyrer og andre tillæg er udestående.',
  covered_by_credit: 'Et tilgodehavende på {{amount}} dækker alt, hvad kunden skylder.',
  direct_debit: 'Kunden betaler via Betalingsservice, så banken trækker beløbet.',
  customer_deceased:
    'Kunden er afgået ved døden, registreret fra {{since}}: intet sendes, og intet overdrages.',
  customer_bankrupt: 'Kunden er under konkurs, registreret fra {{since}}: intet sendes, og intet overdrages.',
  customer_debt_settlement:
    'Kunden har gældssanering, registreret fra {{since}}: intet sendes, og intet overdrages.',
  interest_free: 'Der kræves ikke morarenter af denne kunde.',
  channel_not_sendable: {
    email: 'Kunden vil have sine breve på e-mail. Det kan ikke lade sig gøre endnu, så brevet går på papir.',
    einvoice: 'Kunden vil have e-faktura. Rykkere kan ikke sendes sådan endnu, så brevet går på papir.',
  },
  collection_ban: 'Kunden er markeret til ikke at blive overdraget til inkasso.',
  customer_blocked: 'Kunden får ingen nye fakturaer efter {{step}}, før denne er betalt.',
  before_first_date: 'Fakturaen af {{issued}} er ældre end {{first}}, den første dag der rykkes herfra.',
  objection_part:
    '{{disputed}} af fakturaen er omtvistet og holdes tilbage. De øvrige {{undisputed}} går videre{{reason}}',
  time_barred_one: 'Forældet siden {{since}}: der er gået {{count}} år siden {{start}}. Intet må sendes.',
  time_barred_other: 'Forældet siden {{since}}: der er gået {{count}} år siden {{start}}. Intet må sendes.',
  limitation_near_one: 'Kravet forældes efter {{last}}, {{count}} år efter {{start}}.',
  limitation_near_other: 'Kravet forældes efter {{last}}, {{count}} år efter {{start}}.',
  limitation_interrupted:
    'Varslet af {{sent}} fik forældelsesfristen til at løbe på ny. Gem bevis for, at det blev sendt.',
} as const;
