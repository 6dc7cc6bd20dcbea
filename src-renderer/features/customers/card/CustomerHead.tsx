import { ArrowLeft, BadgeCheck, CircleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { CustomerCard } from '#shared/contract/customers.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';
import { Alert, Button, Day, IconButton, Money, useTexts } from '#renderer/ui/index.ts';
import { SituationDialog } from '#renderer/features/customers/card/SituationDialog.tsx';
import styles from '#renderer/features/customers/card/Card.module.css';

interface Props {
  readonly customer: CustomerCard;
  readonly onList: () => void;
}

/** Who it is, what it owes, how it pays, and what nobody may overlook. */
export function CustomerHead({ customer, onList }: Props) {
  const { t } = useTexts();
  const [asking, setAsking] = useState(false);
  return (
    <header className={styles['header']}>
      <div className={styles['headRow']}>
        <IconButton label={t('customers.card.toList')} onPress={onList}>
          <ArrowLeft />
        </IconButton>
        <span className={styles['kind']} title={t(`words.kind.${customer.kind}`)}>
          <span aria-hidden>{t(`words.kindLetter.${customer.kind}`)}</span>
          <span className={styles['hidden']}>{t(`words.kind.${customer.kind}`)}</span>
        </span>
        <h1>{customer.name}</h1>
        <span className={styles['facts']}>
          {customer.number !== null && t('customers.number', { number: customer.number })}
        </span>
        <IdentityNumber customer={customer} />
        <div className={styles['headEnd']}>
          <Button onPress={() => setAsking(true)}>
            {customer.situation === null
              ? t(`customers.situationSet.${customer.kind}`)
              : t('customers.situationChange')}
          </Button>
        </div>
      </div>
      <Figures customer={customer} />
      <Banners customer={customer} />
      {asking && <SituationDialog customer={customer} onClose={() => setAsking(false)} />}
    </header>
  );
}

/** The identity number with what the rule of its country says of it. */
function IdentityNumber({ customer }: { readonly customer: CustomerCard }) {
  const { t } = useTexts();
  const { identityNumber, identityProblem } = customer;
  if (identityNumber === null) return null;
  const text = t(identityProblem === null ? 'customers.card.identityRight' : 'customers.card.identityWrong');
  return (
    <span className={styles['identity']}>
      {identityNumber}
      <span
        className={identityProblem === null ? styles['right'] : styles['wrong']}
        role="img"
        aria-label={text}
        title={text}
      >
        {identityProblem === null ? <BadgeCheck /> : <CircleAlert />}
      </span>
      {identityProblem !== null && <span className={styles['wrong']}>{text}</span>}
    </span>
  );
}

function Figures({ customer }: Pick<Props, 'customer'>) {
  const texts = useTexts();
  const { t, format } = texts;
  const { paying } = customer;
  return (
    <dl className={styles['figures']}>
      <Figure title={t('customers.card.open')} detail={t('words.invoices', { count: customer.openInvoices })}>
        <Sums sums={customer.open} />
      </Figure>
      <Figure
        title={t('customers.card.overdue')}
        detail={t('words.invoices', { count: customer.overdueInvoices })}
        hot={customer.overdueInvoices > 0}
      >
        <Sums sums={customer.overdue} />
      </Figure>
      <Figure title={t('customers.card.paid')} detail={t('customers.card.paidHelp')}>
        {t('words.invoices', { count: paying.settled })}
      </Figure>
      <Figure
        title={t('customers.card.late')}
        detail={
          paying.longestDaysLate === null || paying.longestDaysLate <= 0
            ? ''
            : t('customers.card.longest', { days: t('words.days', { count: paying.longestDaysLate }) })
        }
      >
        {paying.settled === 0
          ? t('words.notGiven')
          : t('customers.card.lateOf', {
              late: format.number(paying.late),
              settled: format.number(paying.settled),
            })}
      </Figure>
      <Figure title={t('customers.card.average')} detail={t('customers.card.averageHelp')}>
        {paying.averageDaysLate === null ? t('words.notGiven') : daysText(texts, paying.averageDaysLate)}
      </Figure>
      <Figure title={t('customers.card.lastPaid')} detail="">
        <Day value={paying.lastPaid} />
      </Figure>
    </dl>
  );
}

/** Days after the due date, or before it. */
function daysText({ t, format }: Texts, days: number): string {
  const rounded = Math.round(days * 10) / 10;
  const shown = format.number(Math.abs(rounded));
  if (rounded === 0) return t('customers.card.onTime');
  return t(rounded < 0 ? 'customers.card.daysEarly' : 'customers.card.daysLate', {
    count: Math.abs(rounded),
    shown,
  });
}

interface FigureProps {
  readonly title: string;
  readonly detail: string;
  readonly hot?: boolean;
  readonly children: ReactNode;
}

function Figure({ title, detail, hot = false, children }: FigureProps) {
  return (
    <div className={styles['figure']}>
      <dt>{title}</dt>
      <dd>
        <b className={hot ? styles['hot'] : undefined}>{children}</b>
        {detail !== '' && <small>{detail}</small>}
      </dd>
    </div>
  );
}

function Sums({ sums }: { readonly sums: CustomerCard['open'] }) {
  const { t } = useTexts();
  if (sums.length === 0) return t('words.notGiven');
  return sums.map(({ amount, currency }, at) => (
    <span key={currency}>
      {at > 0 && ' + '}
      <Money value={amount} currency={currency} />
    </span>
  ));
}

/** What nobody may overlook: what befell the debtor, that it is blocked, that the list says something else. */
function Banners({ customer }: Pick<Props, 'customer'>) {
  const { t, format } = useTexts();
  const conflicts = customer.changes.filter(({ conflictSince }) => conflictSince !== null).length;
  const { situation } = customer;
  return (
    <>
      {situation !== null && (
        <Alert
          tone="warning"
          title={t(`customers.situationSince.${situation.what}`, { day: format.day(situation.on) })}
        >
          {t(`customers.situationHelp.${situation.what}`)}
          {situation.by !== '' && ` ${t('customers.situationBy', { who: situation.by })}`}
        </Alert>
      )}
      {customer.blocked && <Alert tone="warning">{t('customers.blockedNow')}</Alert>}
      {conflicts > 0 && <Alert tone="warning">{t('customers.card.conflicts', { count: conflicts })}</Alert>}
    </>
  );
}
