export const reasons = {
  source: {
    profile: 'profile «{{profile}}», step {{step}}',
    setting: 'setting: {{setting}}',
    ledger: 'from the ledger',
  },
  /** What a person typed, as an addition to a sentence. */
  quoted: ': «{{text}}».',
  notConfirmed: 'not confirmed',
  notConfirmedHelp: 'This figure has not been checked against an official text yet.',
  settled: 'Invoice {{number}} is settled. Nothing is owed.',
  credit_document: 'A credit of {{amount}} is not reminded. It can be set off against other invoices.',
  not_due: 'The invoice is not due before {{due}}.',
  not_listed:
    'Due on {{due}}, listed from {{listedOn}}: {{postalDays}} postal days and {{listDays}} list days come first.',
  waiting: '{{step}} can be sent from {{readyOn}}; the wait is {{days}} days from {{base}}.',
  wait_passed: '{{step}} can be sent: at least {{days}} days have passed since {{base}}.',
  lawful_wait_one:
    'The law allows this step from {{earliest}}, {{count}} day after the due date, the notice before or its deadline.',
  lawful_wait_other:
    'The law allows this step from {{earliest}}, {{count}} days after the due date, the notice before or its deadline.',
  after_previous_deadline: 'The deadline of the notice before, {{deadline}}, must have passed first.',
  moved_to_business_day: '{{from}} is not a business day, so {{to}} counts.',
  deadline_running: '{{step}} was sent on {{sent}}. The customer has until {{deadline}} to pay.',
  in_run: 'The invoice is part of run {{run}}, which is approved but not yet confirmed.',
  do_not_remind_customer: 'The customer is marked as not to be reminded{{reason}}',
  do_not_remind_invoice: 'The invoice is marked as not to be reminded{{reason}}',
  objection: 'The customer has objected since {{from}}{{reason}}',
  paused: 'On hold through {{until}}{{reason}}',
  paused_open: 'On hold until somebody lifts it{{reason}}',
  before_first_number: 'Invoice {{number}} comes before {{first}}, the first one that is reminded from here.',
  foreign_customer:
    'The customer is abroad ({{country}}), and foreign customers are left out for this client.',
  below_minimum: '{{open}} is less than {{minimum}}, the smallest amount that is reminded.',
  address_missing: 'The address lacks {{fields}}. Fill it in, and the letter can be sent.',
  address_complete: 'The address is complete.',
  collection_ready:
    'The collection notice was sent on {{noticeSent}} and its deadline of {{deadline}} has passed.',
  collection_notice_required: 'A collection notice must be sent, and its deadline missed, before collection.',
  fee_allowed: 'A fee of {{fee}} is within the legal maximum of {{maximum}}, in force from {{validFrom}}.',
  fee_cut: 'The fee was lowered from {{wanted}} to {{fee}}, the legal maximum from {{validFrom}}.',
  fee_too_early_one: 'No fee yet: it may be claimed from {{earliest}}, {{count}} day after the due date.',
  fee_too_early_other: 'No fee yet: it may be claimed from {{earliest}}, {{count}} days after the due date.',
  fee_count_reached_one: 'No fee: the law allows {{count}} fee for an invoice, and it has been claimed.',
  fee_count_reached_other:
    'No fee: the law allows {{count}} fees for an invoice, and they have been claimed.',
  fee_deadline_not_missed_one:
    'No fee: the notice before did not give {{count}} day to pay, or its deadline of {{deadline}} has not passed.',
  fee_deadline_not_missed_other:
    'No fee: the notice before did not give {{count}} days to pay, or its deadline of {{deadline}} has not passed.',
  fee_in_same_letter: 'No fee here: the same letter already claims one for invoice {{number}}.',
  fee_other_currency: 'No fee: the legal maximum is not given in {{currency}}.',
  fee_none: 'This step claims no fee.',
  fee_figure_missing: 'No fee: the legal maximum for {{date}} is not known.',
  interest_accrued_one: 'Late interest of {{interest}} for {{count}} day from {{from}} ({{rates}}).',
  interest_accrued_other: 'Late interest of {{interest}} for {{count}} days from {{from}} ({{rates}}).',
  interest_figure_missing: 'No interest for the days before {{before}}: the rate is not known.',
  interest_rate_outdated:
    'The newest known interest rate is from {{from}}; a new one is expected from {{expected}}. Update the rules.',
  interest_not_claimed: 'This step claims no late interest.',
  deadline_too_short_one:
    'Posted on {{sentOn}}, the deadline {{deadline}} is shorter than {{count}} day from sending.',
  deadline_too_short_other:
    'Posted on {{sentOn}}, the deadline {{deadline}} is shorter than {{count}} days from sending.',
  changed_since_approval:
    'The invoice, the customer or the sender was changed after the letter was approved.',
  deadline_set_one: 'The new deadline is {{deadline}}, {{count}} day after sending.',
  deadline_set_other: 'The new deadline is {{deadline}}, {{count}} days after sending.',
  open_credit: 'The customer has {{amount}} in open credits. Consider setting them off first.',
  hand_over_early_open: 'The profile has not come to collection yet. Handing over now needs a reason.',
  hand_over_early: 'By the profile, collection comes on {{readyOn}}. Handing over now needs a reason.',
  charges_open: 'The invoice is paid, but {{amount}} of fees and other charges is still owed.',
  covered_by_credit: 'A credit of {{amount}} covers all that the customer owes.',
  direct_debit: 'The customer pays by direct debit, so the bank collects the amount.',
  customer_deceased:
    'The customer is deceased, recorded from {{since}}: nothing is sent, and nothing is handed over.',
  customer_bankrupt:
    'The customer is bankrupt, recorded from {{since}}: nothing is sent, and nothing is handed over.',
  customer_debt_settlement:
    'The customer is under debt settlement, recorded from {{since}}: nothing is sent, and nothing is handed over.',
  interest_free: 'No late interest is claimed of this customer.',
  channel_not_sendable: {
    email: 'The customer wants its letters by e-mail. That cannot be done yet, so the letter goes on paper.',
    einvoice: 'The customer wants e-invoices. Reminders cannot be sent so yet, so the letter goes on paper.',
  },
  collection_ban: 'The customer is marked as not to be handed over for collection.',
  customer_blocked: 'The customer gets no new invoices after {{step}}, until this one is paid.',
  before_first_date:
    'The invoice of {{issued}} is older than {{first}}, the first day that is reminded from here.',
  objection_part:
    '{{disputed}} of the invoice is disputed and held back. The remaining {{undisputed}} goes on{{reason}}',
  time_barred_one:
    'Time-barred since {{since}}: {{count}} year has passed since {{start}}. Nothing may be sent.',
  time_barred_other:
    'Time-barred since {{since}}: {{count}} years have passed since {{start}}. Nothing may be sent.',
  limitation_near_one: 'The claim is time-barred after {{last}}, {{count}} year after {{start}}.',
  limitation_near_other: 'The claim is time-barred after {{last}}, {{count}} years after {{start}}.',
  limitation_interrupted:
    'The notice of {{sent}} started the limitation period anew. Keep proof that it was sent.',
  last_notice_by_agency:
    'The law leaves the last notice before collection to an agency, so that this step is passed over.',
  demand_letter_instead:
    'From {{from}} the law puts the fee-bearing demand letter in the place of the collection notice.',
  reminder_required: 'A reminder must be sent, and its deadline missed, before collection.',
  hand_over_free: 'The law asks for no notice before collection.',
  collection_ready_reminder:
    'The last reminder was sent on {{noticeSent}} and its deadline of {{deadline}} has passed.',
  collection_ready_demand_letter:
    'The demand letter was sent on {{noticeSent}} and its deadline of {{deadline}} has passed.',
  fee_kind_without_fee: 'No fee: the law knows no fee for a letter of this kind.',
  fee_invoice_late_one:
    'No fee: the invoice of {{issued}} was out for less than {{count}} day before {{due}}.',
  fee_invoice_late_other:
    'No fee: the invoice of {{issued}} was out for less than {{count}} days before {{due}}.',
  fee_too_soon_after_last_one:
    'No fee before {{earliest}}: {{count}} day must lie between the letter and the one before it, of {{last}}.',
  fee_too_soon_after_last_other:
    'No fee before {{earliest}}: {{count}} days must lie between the letter and the one before it, of {{last}}.',
  fee_after_deadline:
    'No further fee before {{earliest}}: the deadline of {{deadline}} must be missed first.',
  fee_not_agreed:
    'No fee: the law wants it to be agreed on beforehand, and the terms of sale do not name it.',
  fee_total_reached: 'All fees of this kind together may not exceed {{total}}.',
  fee_arrears_count_reached_one:
    'No fee: the law allows {{count}} fee while a customer is in arrears without a break.',
  fee_arrears_count_reached_other:
    'No fee: the law allows {{count}} fees while a customer is in arrears without a break.',
  fee_in_compensation:
    'The compensation of {{compensation}} covers fees. Only what goes beyond it may be claimed.',
  compensation_claimed:
    'Compensation of {{compensation}} for the cost of recovery is claimed, the amount in force from {{validFrom}}.',
  compensation_less_fees:
    'Of the compensation of {{lumpSum}}, {{compensation}} is claimed: earlier fees count towards it.',
  compensation_claimed_before: 'Compensation of {{compensation}} was claimed before; it is owed only once.',
  compensation_too_early: 'No compensation before {{from}}, when interest begins.',
  compensation_other_currency: 'No compensation: its amount is not given in {{currency}}.',
  compensation_only_companies: 'No compensation: only companies owe it.',
  compensation_figure_missing: 'No compensation: the amount for {{date}} is not known.',
  interest_agreed_rate: 'The agreed interest rate of {{rate}} is used.',
  interest_agreed_rate_cut:
    'The agreed interest rate of {{rate}} is lowered to the legal one on days when it is higher.',
  interest_starts_later_one:
    'Interest begins on {{from}}: the due date was not agreed on, so it waits {{count}} day from the invoice of {{issued}}.',
  interest_starts_later_other:
    'Interest begins on {{from}}: the due date was not agreed on, so it waits {{count}} days from the invoice of {{issued}}.',
  deadline_bank_days_one:
    'The deadline of {{deadline}} leaves {{count}} bank day after the letter has presumably arrived ({{receiptDays}} days).',
  deadline_bank_days_other:
    'The deadline of {{deadline}} leaves {{count}} bank days after the letter has presumably arrived ({{receiptDays}} days).',
  deadline_of_letter: 'The letter has one deadline for all its invoices: {{deadline}}.',
  deadline_original: 'The step sets no new deadline. The due date of {{due}} stays.',
} as const;
