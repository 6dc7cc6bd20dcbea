import { useMutation } from '@tanstack/react-query';
import type { CustomerCard } from '#shared/contract/customers.ts';
import { Switch, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import styles from '#renderer/features/customers/Customers.module.css';

/** What is otherwise with a customer: no collection (003-09), direct debit, no late interest. */
export function ExceptionFields({ customer }: { readonly customer: CustomerCard }) {
  const { t } = useTexts();
  const setFlags = useMutation(api.customers.setFlags.mutationOptions());
  const setDetails = useMutation(api.customers.setDetails.mutationOptions());
  const { id: customerId, collectionBan, directDebit } = customer;
  const flags = { customerId, collectionBan, directDebit };
  return (
    <div className={styles['stack']}>
      <Switch
        label={t('customers.flags.collectionBan')}
        help={t('customers.flags.collectionBanHelp')}
        selected={collectionBan}
        isDisabled={setFlags.isPending}
        onChange={(on) => setFlags.mutate({ ...flags, collectionBan: on })}
      />
      <Switch
        label={t('customers.flags.directDebit')}
        help={t('customers.flags.directDebitHelp')}
        selected={directDebit}
        isDisabled={setFlags.isPending}
        onChange={(on) => setFlags.mutate({ ...flags, directDebit: on })}
      />
      <Switch
        label={t('customers.flags.interestFree')}
        help={t('customers.flags.interestFreeHelp')}
        selected={customer.interestFree}
        isDisabled={setDetails.isPending}
        onChange={(on) => setDetails.mutate({ customerId, interestFree: on })}
      />
    </div>
  );
}
