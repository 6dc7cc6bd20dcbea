export const reasons = {
  source: {
    profile: 'profil ”{{profile}}”, steg {{step}}',
    setting: 'inställning: {{setting}}',
    ledger: 'från reskontran',
  },
  /** What a person typed, as an addition to a sentence. */
  quoted: ': ”{{text}}”.',
  notConfirmed: 'inte bekräftad',
  notConfirmedHelp: 'Siffran har ännu inte kontrollerats mot en officiell text.',
  settled: 'Faktura {{number}} är reglerad. Inget är obetalt.',
  credit_document: 'En kreditering på {{amount}} påminns inte. Den kan kvittas mot andra fakturor.',
  not_due: 'Fakturan förfaller först {{due}}.',
  not_listed:
    'Förföll {{due}}, visas från {{listedOn}}: {{postalDays}} postdagar och {{listDays}} listdagar kommer först.',
  waiting: '{{step}} kan skickas från {{readyOn}}; väntetiden är {{days}} dagar från {{base}}.',
  wait_passed: '{{step}} kan skickas: minst {{days}} dagar har gått sedan {{base}}.',
  lawful_wait_one:
    'Lagen tillåter steget från {{earliest}}, {{count}} dag efter förfallodagen, förra kravet eller dess frist.',
  lawful_wait_other:
    'Lagen tillåter steget från {{earliest}}, {{count}} dagar efter förfallodagen, förra kravet eller dess frist.',
  after_previous_deadline: 'Fristen i förra kravet, {{deadline}}, måste ha gått ut först.',
  moved_to_business_day: '{{from}} är ingen bankdag, därför gäller {{to}}.',
  deadline_running: '{{step}} skickades {{sent}}. Kunden har till {{deadline}} på sig att betala.',
  in_run: 'Fakturan ingår i utskick {{run}}, som är godkänt men ännu inte bekräftat.',
  do_not_remind_customer: 'Kunden är markerad så att den inte ska påminnas{{reason}}',
  do_not_remind_invoice: 'Fakturan är markerad så att den inte ska påminnas{{reason}}',
  objection: 'Kunden bestrider fakturan sedan {{from}}{{reason}}',
  paused: 'Vilande till och med {{until}}{{reason}}',
  paused_open: 'Vilande tills någon häver det{{reason}}',
  before_first_number: 'Faktura {{number}} kommer före {{first}}, den första som påminns härifrån.',
  foreign_customer:
    'Kunden finns utomlands ({{country}}), och utländska kunder lämnas utanför hos den här klienten.',
  below_minimum: '{{open}} är mindre än {{minimum}}, det minsta belopp som påminns.',
  address_missing: 'Adressen saknar {{fields}}. Fyll i, så kan brevet skickas.',
  address_complete: 'Adressen är fullständig.',
  collection_ready: 'Inkassokravet skickades {{noticeSent}} och dess frist {{deadline}} har gått ut.',
  collection_ready_reminder:
    'Den senaste påminnelsen skickades {{noticeSent}} och dess frist {{deadline}} har gått ut.',
  collection_ready_demand_letter:
    'Kravbrevet skickades {{noticeSent}} och dess frist {{deadline}} har gått ut.',
  collection_notice_required: 'Ett inkassokrav måste ha skickats och dess frist gått ut före inkasso.',
  reminder_required: 'En påminnelse måste ha skickats och dess frist gått ut före inkasso.',
  hand_over_free: 'Lagen kräver inget krav före inkasso.',
  hand_over_early: 'Enligt profilen kommer inkasso {{readyOn}}. Att överlämna nu kräver en motivering.',
  hand_over_early_open: 'Profilen har inte kommit till inkasso än. Att överlämna nu kräver en motivering.',
  last_notice_by_agency:
    'Lagen överlåter det sista kravet före inkasso åt ett inkassobolag, så steget hoppas över.',
  demand_letter_instead: 'Från {{from}} träder kravbrevet med avgift i inkassokravets ställe.',
  fee_allowed: 'Avgiften på {{fee}} ryms inom lagens högsta på {{maximum}}, som gäller från {{validFrom}}.',
  fee_cut: 'Avgiften har sänkts från {{wanted}} till {{fee}}, lagens högsta från {{validFrom}}.',
  fee_too_early_one: 'Ingen avgift än: den får tas ut från {{earliest}}, {{count}} dag efter förfallodagen.',
  fee_too_early_other:
    'Ingen avgift än: den får tas ut från {{earliest}}, {{count}} dagar efter förfallodagen.',
  fee_count_reached_one: 'Ingen avgift: lagen tillåter {{count}} avgift per faktura, och den har tagits ut.',
  fee_count_reached_other:
    'Ingen avgift: lagen tillåter {{count}} avgifter per faktura, och de har tagits ut.',
  fee_deadline_not_missed_one:
    'Ingen avgift: förra kravet gav inte {{count}} dag att betala, eller dess frist {{deadline}} har inte gått ut.',
  fee_deadline_not_missed_other:
    'Ingen avgift: förra kravet gav inte {{count}} dagar att betala, eller dess frist {{deadline}} har inte gått ut.',
  fee_in_same_letter: 'Ingen avgift här: samma brev tar redan ut en för faktura {{number}}.',
  fee_other_currency: 'Ingen avgift: lagens högsta anges inte i {{currency}}.',
  fee_none: 'Steget tar inte ut någon avgift.',
  fee_figure_missing: 'Ingen avgift: lagens högsta för {{date}} är inte känd.',
  fee_kind_without_fee: 'Ingen avgift: lagen känner ingen avgift för ett brev av detta slag.',
  fee_invoice_late_one: 'Ingen avgift: fakturan av {{issued}} var ute mindre än {{count}} dag före {{due}}.',
  fee_invoice_late_other:
    'Ingen avgift: fakturan av {{issued}} var ute mindre än {{count}} dagar före {{due}}.',
  fee_too_soon_after_last_one:
    'Ingen avgift före {{earliest}}: det måste gå {{count}} dag efter det förra brevet, av {{last}}.',
  fee_too_soon_after_last_other:
    'Ingen avgift före {{earliest}}: det måste gå {{count}} dagar efter det förra brevet, av {{last}}.',
  fee_after_deadline: 'Ingen ny avgift före {{earliest}}: fristen {{deadline}} måste ha missats först.',
  fee_not_agreed:
    'Ingen avgift: lagen kräver att den är avtalad i förväg, och försäljningsvillkoren nämner den inte.',
  fee_total_reached: 'Alla avgifter av detta slag får tillsammans inte överstiga {{total}}.',
  fee_arrears_count_reached_one:
    'Ingen avgift: lagen tillåter {{count}} avgift så länge en kund är i dröjsmål utan avbrott.',
  fee_arrears_count_reached_other:
    'Ingen avgift: lagen tillåter {{count}} avgifter så länge en kund är i dröjsmål utan avbrott.',
  fee_in_compensation:
    'Förseningsersättningen på {{compensation}} täcker avgifter. Bara det som överstiger den får tas ut.',
  compensation_claimed:
    'Förseningsersättning på {{compensation}} tas ut, beloppet som gäller från {{validFrom}}.',
  compensation_less_fees:
    'Av förseningsersättningen på {{lumpSum}} tas {{compensation}} ut: tidigare avgifter räknas av.',
  compensation_claimed_before:
    'Förseningsersättning på {{compensation}} har tagits ut förut; den betalas bara en gång.',
  compensation_too_early: 'Ingen förseningsersättning före {{from}}, då räntan börjar.',
  compensation_other_currency: 'Ingen förseningsersättning: beloppet anges inte i {{currency}}.',
  compensation_only_companies: 'Ingen förseningsersättning: bara företag är skyldiga den.',
  compensation_figure_missing: 'Ingen förseningsersättning: beloppet för {{date}} är inte känt.',
  interest_accrued_one: 'Dröjsmålsränta på {{interest}} för {{count}} dag från {{from}} ({{rates}}).',
  interest_accrued_other: 'Dröjsmålsränta på {{interest}} för {{count}} dagar från {{from}} ({{rates}}).',
  interest_figure_missing: 'Ingen ränta för dagarna före {{before}}: räntesatsen är inte känd.',
  interest_rate_outdated:
    'Den nyaste kända räntesatsen är från {{from}}; en ny väntas från {{expected}}. Uppdatera reglerna.',
  interest_not_claimed: 'Steget tar inte ut dröjsmålsränta.',
  interest_agreed_rate: 'Den avtalade räntesatsen på {{rate}} används.',
  interest_agreed_rate_cut:
    'Den avtalade räntesatsen på {{rate}} sänks till lagens räntesats de dagar då den är högre.',
  interest_starts_later_one:
    'Räntan börjar {{from}}: förfallodagen var inte avtalad, därför först {{count}} dag efter fakturan av {{issued}}.',
  interest_starts_later_other:
    'Räntan börjar {{from}}: förfallodagen var inte avtalad, därför först {{count}} dagar efter fakturan av {{issued}}.',
  deadline_too_short_one:
    'Postat {{sentOn}} är fristen {{deadline}} kortare än {{count}} dag från avsändandet.',
  deadline_too_short_other:
    'Postat {{sentOn}} är fristen {{deadline}} kortare än {{count}} dagar från avsändandet.',
  changed_since_approval: 'Fakturan, kunden eller avsändaren har ändrats efter att brevet godkändes.',
  deadline_set_one: 'Ny frist blir {{deadline}}, {{count}} dag efter avsändandet.',
  deadline_set_other: 'Ny frist blir {{deadline}}, {{count}} dagar efter avsändandet.',
  deadline_bank_days_one:
    'Fristen {{deadline}} ger {{count}} bankdag efter att brevet kan antas ha kommit fram ({{receiptDays}} dagar).',
  deadline_bank_days_other:
    'Fristen {{deadline}} ger {{count}} bankdagar efter att brevet kan antas ha kommit fram ({{receiptDays}} dagar).',
  deadline_of_letter: 'Brevet har en frist för alla sina fakturor: {{deadline}}.',
  deadline_original: 'Steget sätter ingen ny frist. Förfallodagen {{due}} står kvar.',
  open_credit: 'Kunden har {{amount}} till godo. Överväg att kvitta först.',
  charges_open: 'Fakturan är betald, men {{amount}} i avgifter och andra tillägg är obetalt.',
  covered_by_credit: 'Ett tillgodohavande på {{amount}} täcker allt som kunden är skyldig.',
  direct_debit: 'Kunden betalar med autogiro, så banken drar beloppet.',
  customer_deceased: 'Kunden är avliden, registrerat från {{since}}: inget skickas och inget lämnas över.',
  customer_bankrupt: 'Kunden är i konkurs, registrerat från {{since}}: inget skickas och inget lämnas över.',
  customer_debt_settlement:
    'Kunden har skuldsanering, registrerat från {{since}}: inget skickas och inget lämnas över.',
  interest_free: 'Ingen dröjsmålsränta krävs av den här kunden.',
  channel_not_sendable: {
    email: 'Kunden vill ha sina brev med e-post. Det går inte ännu, så brevet går på papper.',
    einvoice: 'Kunden vill ha e-faktura. Påminnelser kan inte skickas så ännu, så brevet går på papper.',
  },
  collection_ban: 'Kunden är markerad så att den inte ska lämnas till inkasso.',
  customer_blocked: 'Kunden får inga nya fakturor efter {{step}} förrän den här är betald.',
  before_first_date: 'Fakturan av {{issued}} är äldre än {{first}}, den första dag som påminns härifrån.',
  objection_part:
    '{{disputed}} av fakturan är bestritt och hålls tillbaka. Resterande {{undisputed}} går vidare{{reason}}',
  time_barred_one: 'Preskriberad sedan {{since}}: {{count}} år har gått sedan {{start}}. Inget får skickas.',
  time_barred_other:
    'Preskriberad sedan {{since}}: {{count}} år har gått sedan {{start}}. Inget får skickas.',
  limitation_near_one: 'Fordran preskriberas efter {{last}}, {{count}} år efter {{start}}.',
  limitation_near_other: 'Fordran preskriberas efter {{last}}, {{count}} år efter {{start}}.',
  limitation_interrupted:
    'Kravet av {{sent}} fick preskriptionstiden att börja om. Spara bevis på att det skickades.',
} as const;
