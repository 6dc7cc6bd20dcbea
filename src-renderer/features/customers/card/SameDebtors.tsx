import { useState } from 'react';
import type { CustomerCard, SameDebtor } from '#shared/contract/customers.ts';
import { Button, useTexts } from '#renderer/ui/index.ts';
import { addressLines } from '#renderer/features/customers/addressLines.ts';
import { CustomerLink } from '#renderer/features/customers/CustomerLinks.tsx';
import { CarryOverDialog } from '#renderer/features/customers/card/CarryOverDialog.tsx';
import { Section } from '#renderer/features/customers/card/Section.tsx';
import styles from '#renderer/features/customers/card/Card.module.css';

/** The same debtor at other clients of the office, with what differs there. Never what it owes there. */
export function SameDebtors({ customer }: { readonly customer: CustomerCard }) {
  const { t } = useTexts();
  const [asking, setAsking] = useState(false);
  if (customer.sameDebtor.length === 0) return null;
  const differs = customer.sameDebtor.some((debtor) => debtor.differs.length > 0);
  return (
    <Section
      title={t('customers.same.title')}
      action={differs && <Button onPress={() => setAsking(true)}>{t('customers.same.carry')}</Button>}
    >
      <ul>
        {customer.sameDebtor.map((debtor) => (
          <Debtor key={debtor.customerId} debtor={debtor} />
        ))}
      </ul>
      <p className={styles['help']}>{t('customers.same.help')}</p>
      {asking && <CarryOverDialog customer={customer} onClose={() => setAsking(false)} />}
    </Section>
  );
}

function Debtor({ debtor }: { readonly debtor: SameDebtor }) {
  const texts = useTexts();
  const { t, format } = texts;
  const facts = [
    debtor.name,
    debtor.number === null ? null : t('customers.number', { number: debtor.number }),
    t(`customers.same.by.${debtor.by}`),
  ];
  return (
    <li className={styles['entry']}>
      <div className={styles['entryText']}>
        <div className={styles['entryHead']}>
          <b>
            <CustomerLink creditorId={debtor.creditorId} customerId={debtor.customerId}>
              {debtor.creditor}
            </CustomerLink>
          </b>
        </div>
        <p className={styles['address']}>{facts.filter((fact) => fact !== null).join(' · ')}</p>
        {debtor.differs.includes('address') && (
          <p className={styles['address']}>
            {t('customers.same.addressThere', { address: addressLines(texts, debtor.address).join(', ') })}
          </p>
        )}
        {debtor.situation !== null && (
          <p className={styles['lacking']}>{t(`customers.situation.${debtor.situation}`)}</p>
        )}
        <p className={debtor.differs.length === 0 ? styles['help'] : styles['differs']}>
          {debtor.differs.length === 0
            ? t('customers.same.agrees')
            : t('customers.same.differs', {
                what: format.list(debtor.differs.map((what) => t(`customers.same.what.${what}`))),
              })}
        </p>
      </div>
    </li>
  );
}
