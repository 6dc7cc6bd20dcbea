import type { CreditorFields } from '#shared/contract/creditors.ts';
import { MoneyField, NumberField, RadioList, Select, Switch, useTexts } from '#renderer/ui/index.ts';
import type { CreditorDraft } from '#renderer/features/creditors/creditorDraft.ts';
import { FoldingGroup, FormGroup } from '#renderer/features/creditors/FormGroup.tsx';
import styles from '#renderer/features/creditors/Creditors.module.css';

type ClaimPart = NonNullable<CreditorFields['paymentOrder']>[number];

/** What the law of the country only allows where it was agreed on; nothing where it asks for no agreement. */
export function TermsFields({ draft }: { readonly draft: CreditorDraft }) {
  const { t } = useTexts();
  const { fields, country, change } = draft;
  const { person, company } = country.printedDueIsAgreed;
  const dueMatters = !person || !company;
  if (!country.feesMustBeAgreed && !dueMatters) return null;
  const name = t(`words.country.${country.country}`);
  const dueHelp = company ? ('dueDatesAgreedPerson' as const) : ('dueDatesAgreedNobody' as const);
  return (
    <FormGroup title={t('creditors.group.terms')} help={t('creditors.groupHelp.terms')}>
      {country.feesMustBeAgreed && (
        <Switch
          label={t('creditors.field.feesAgreed')}
          help={t('creditors.fieldHelp.feesAgreed', { country: name })}
          selected={fields.feesAgreed}
          onChange={(feesAgreed) => change({ feesAgreed })}
        />
      )}
      {dueMatters && (
        <Switch
          label={t('creditors.field.dueDatesAgreed')}
          help={t(`creditors.fieldHelp.${dueHelp}`, {
            country: name,
            days: String(country.daysWithoutAgreedDue ?? 0),
          })}
          selected={fields.dueDatesAgreed}
          onChange={(dueDatesAgreed) => change({ dueDatesAgreed })}
        />
      )}
    </FormGroup>
  );
}

/** How interest is counted, and when claims lapse. */
export function ClaimFields({ draft }: { readonly draft: CreditorDraft }) {
  const { t } = useTexts();
  const { fields, country, change, errorOf } = draft;
  const name = t(`words.country.${country.country}`);
  const asUsual = t('creditors.asInCountry', { country: name });
  const limitationHelp = country.interruptedByReminder
    ? ('limitationRestarts' as const)
    : ('limitationRuns' as const);
  const method =
    fields.dayCount === null
      ? t('creditors.summary.asInCountry', { country: name })
      : t(`calculator.dayCount.${dayCountTexts[fields.dayCount]}`);
  return (
    <FoldingGroup
      title={t('creditors.group.claim')}
      help={t('creditors.groupHelp.claim')}
      summary={[
        t('creditors.summary.dayCount', { method }),
        t('creditors.summary.limitation', { count: fields.limitationWarningDays }),
      ].join(' · ')}
      isFaulty={errorOf('dayCount') !== null || errorOf('limitationWarningDays') !== null}
    >
      <Select
        label={t('creditors.field.dayCount')}
        help={`${name}: ${t(`calculator.dayCount.${dayCountTexts[country.dayCount]}`)}`}
        selected={fields.dayCount ?? usual}
        error={errorOf('dayCount')}
        options={[
          { id: usual, title: asUsual },
          ...dayCounts.map((id) => ({ id, title: t(`calculator.dayCount.${dayCountTexts[id]}`) })),
        ]}
        onSelect={(chosen) => change({ dayCount: dayCounts.find((id) => id === chosen) ?? null })}
      />
      <NumberField
        label={t('creditors.field.limitationWarningDays')}
        help={t(`creditors.fieldHelp.${limitationHelp}`, {
          country: name,
          person: String(country.limitationYears.person),
          company: String(country.limitationYears.company),
        })}
        unit={t('creditors.days')}
        value={fields.limitationWarningDays}
        maximum={1000}
        error={errorOf('limitationWarningDays')}
        onChange={(limitationWarningDays) => change({ limitationWarningDays })}
      />
    </FoldingGroup>
  );
}

/** How payments are spread over a claim, and what becomes of charges that nobody paid. */
export function PaymentFields({ draft }: { readonly draft: CreditorDraft }) {
  const { t } = useTexts();
  const { fields, country, change, errorOf } = draft;
  const name = t(`words.country.${country.country}`);
  const asUsual = t('creditors.asInCountry', { country: name });
  const inWords = (order: readonly ClaimPart[]): string =>
    order.map((part) => t(`creditors.part.${part}`)).join(', ');
  const { person, company } = country.paymentOrder;
  const help =
    person.join() === company.join()
      ? t('creditors.fieldHelp.paymentOrderSame', { country: name, order: inWords(company) })
      : t('creditors.fieldHelp.paymentOrder', {
          country: name,
          company: inWords(company),
          person: inWords(person),
        });
  return (
    <FoldingGroup
      title={t('creditors.group.payments')}
      help={t('creditors.groupHelp.payments')}
      summary={[
        t('creditors.summary.paymentOrder', {
          order:
            fields.paymentOrder === null
              ? t('creditors.summary.asInCountry', { country: name })
              : inWords(fields.paymentOrder),
        }),
        t(`creditors.summary.treatment.${fields.chargeTreatment}`),
      ].join(' · ')}
      isFaulty={errorOf('paymentOrder') !== null}
    >
      <Select
        label={t('creditors.field.paymentOrder')}
        help={help}
        selected={fields.paymentOrder?.join() ?? usual}
        error={errorOf('paymentOrder')}
        options={[
          { id: usual, title: asUsual },
          ...orders.map((order) => ({ id: order.join(), title: inWords(order) })),
        ]}
        onSelect={(chosen) => {
          const order = orders.find((each) => each.join() === chosen);
          change({ paymentOrder: order === undefined ? null : [...order] });
        }}
      />
      <RadioList
        label={t('creditors.field.chargeTreatment')}
        selected={fields.chargeTreatment}
        onSelect={(chargeTreatment) => change({ chargeTreatment })}
        choices={(['ask', 'keep', 'waive'] as const).map((id) => ({
          id,
          title: t(`creditors.treatment.${id}`),
          help: t(`creditors.treatmentHelp.${id}`),
        }))}
      />
    </FoldingGroup>
  );
}

/** For which late payments an interest invoice is proposed (000-15/16, 000-44). */
export function InterestInvoiceFields({ draft }: { readonly draft: CreditorDraft }) {
  const { t, format } = useTexts();
  const { fields, country, change, errorOf } = draft;
  const { interestInvoiceMinimumDays, interestInvoiceMinimum, interestInvoiceMaximum } = fields;
  const faulty = ['interestInvoiceMinimumDays', 'interestInvoiceMinimum', 'interestInvoiceMaximum'] as const;
  return (
    <FoldingGroup
      title={t('creditors.group.interestInvoices')}
      help={t('creditors.groupHelp.interestInvoices')}
      summary={[
        t('creditors.summary.interestInvoices', {
          count: interestInvoiceMinimumDays,
          amount: format.money(interestInvoiceMinimum, country.currency),
        }),
        ...(interestInvoiceMaximum === null
          ? []
          : [
              t('creditors.summary.interestInvoicesUpTo', {
                amount: format.money(interestInvoiceMaximum, country.currency),
              }),
            ]),
      ].join(', ')}
      isFaulty={faulty.some((field) => errorOf(field) !== null)}
    >
      <NumberField
        label={t('creditors.field.interestInvoiceMinimumDays')}
        unit={t('creditors.days')}
        value={interestInvoiceMinimumDays}
        maximum={1000}
        error={errorOf('interestInvoiceMinimumDays')}
        onChange={(days) => change({ interestInvoiceMinimumDays: days })}
      />
      <div className={styles['halves']}>
        <MoneyField
          label={t('creditors.field.interestInvoiceMinimum')}
          unit={country.currency}
          value={interestInvoiceMinimum}
          error={errorOf('interestInvoiceMinimum')}
          onChange={(amount) => change({ interestInvoiceMinimum: amount })}
        />
        <MoneyField
          label={t('creditors.field.interestInvoiceMaximum')}
          help={t('creditors.fieldHelp.interestInvoiceMaximum')}
          unit={country.currency}
          value={interestInvoiceMaximum ?? 0}
          error={errorOf('interestInvoiceMaximum')}
          onChange={(amount) => change({ interestInvoiceMaximum: amount === 0 ? null : amount })}
        />
      </div>
    </FoldingGroup>
  );
}

/** The choice that leaves it to the country. */
const usual = 'usual';

const dayCounts = ['actual/actual', 'actual/365', 'actual/360', '30/360'] as const;

const dayCountTexts = {
  'actual/actual': 'actualActual',
  'actual/365': 'actual365',
  'actual/360': 'actual360',
  '30/360': 'thirty360',
} as const;

const orders: readonly (readonly ClaimPart[])[] = [
  ['charges', 'interest', 'principal'],
  ['interest', 'principal', 'charges'],
  ['interest', 'charges', 'principal'],
  ['principal', 'interest', 'charges'],
  ['principal', 'charges', 'interest'],
  ['charges', 'principal', 'interest'],
];
