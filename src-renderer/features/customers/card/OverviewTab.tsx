import type { CustomerCard } from '#shared/contract/customers.ts';
import { useTexts } from '#renderer/ui/index.ts';
import { AddHold } from '#renderer/features/customers/AddHold.tsx';
import { ExceptionFields } from '#renderer/features/customers/ExceptionFields.tsx';
import { HoldList } from '#renderer/features/customers/HoldList.tsx';
import { ProcessFields } from '#renderer/features/customers/ProcessFields.tsx';
import { Addresses } from '#renderer/features/customers/card/Addresses.tsx';
import { Contacts } from '#renderer/features/customers/card/Contacts.tsx';
import { Details } from '#renderer/features/customers/card/Details.tsx';
import { OwnValues } from '#renderer/features/customers/card/OwnValues.tsx';
import { SameDebtors } from '#renderer/features/customers/card/SameDebtors.tsx';
import { Section } from '#renderer/features/customers/card/Section.tsx';
import styles from '#renderer/features/customers/card/Card.module.css';

/** Where and how a customer is reached, how it is reminded, and what differs from the accounting system. */
export function OverviewTab({ customer }: { readonly customer: CustomerCard }) {
  const { t } = useTexts();
  return (
    <div className={styles['scroller']}>
      <div className={styles['overview']}>
        <div className={styles['column']}>
          <OwnValues customer={customer} />
          <Addresses customer={customer} />
          <Details customer={customer} />
          <Contacts customer={customer} />
        </div>
        <div className={styles['column']}>
          <SameDebtors customer={customer} />
          <Section title={t('customers.holds')} action={<AddHold customer={customer} />}>
            {customer.holds.length === 0 ? (
              <p className={styles['none']}>{t('customers.noHolds')}</p>
            ) : (
              <HoldList holds={customer.holds} />
            )}
          </Section>
          <Section title={t('customers.process')}>
            <ProcessFields customer={customer} />
          </Section>
          <Section title={t('customers.flags.title')}>
            <ExceptionFields customer={customer} />
          </Section>
        </div>
      </div>
    </div>
  );
}
