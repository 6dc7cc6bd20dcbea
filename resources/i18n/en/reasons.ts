export const reasons = {
  source: {
    profile: 'profile «{{profile}}», step {{step}}',
    setting: 'setting: {{setting}}',
    ledger: 'from the ledger',
  },
  notConfirmed: 'not confirmed',
  notConfirmedHelp: 'This figure has not been checked against an official text yet.',
  settled: 'Invoice {{number}} is settled. Nothing is owed.',
  credit_document: 'A credit of {{amount}} is not reminded. It can be set off against other invoices.',
  not_due: 'The invoice is not due before {{due}}.',
  not_listed:
    'Due on {{due}}, listed from {{listedOn}}: {{postalDays}} postal days and {{listDays}} list days come first.',
  waiting: '{{step}} can be sent from {{readyOn}}: {{days}} days after {{base}}.',
  wait_passed: '{{step}} can be sent: more than {{days}} days have passed since {{base}}.',
  lawful_wait_one:
    'The law allows this step from {{earliest}}, {{count}} day after the due date or the last deadline.',
  lawful_wait_other:
    'The law allows this step from {{earliest}}, {{count}} days after the due date or the last deadline.',
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
} as const;
