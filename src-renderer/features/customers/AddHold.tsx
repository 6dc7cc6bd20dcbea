import { useMutation } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { CustomerCard } from '#shared/contract/customers.ts';
import { IconButton, showToast, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { HoldDialog } from '#renderer/features/customers/HoldDialog.tsx';

/** The button that stops reminders to a whole customer, with the dialog that asks why and until when. */
export function AddHold({ customer }: { readonly customer: CustomerCard }) {
  const { t } = useTexts();
  const [asking, setAsking] = useState(false);
  const hold = useMutation(api.customers.hold.mutationOptions({ meta: { shownInPlace: true } }));
  return (
    <>
      <IconButton size="small" label={t('customers.addHold')} onPress={() => setAsking(true)}>
        <Plus />
      </IconButton>
      {asking && (
        <HoldDialog
          title={t('customers.holdTitle', { customer: customer.name })}
          startWith="do_not_remind"
          error={hold.error}
          isPending={hold.isPending}
          onClose={() => setAsking(false)}
          onSubmit={async (request) => {
            await hold.mutateAsync({ ...request, customerId: customer.id });
            showToast('good', t('customers.held', { customer: customer.name }));
            setAsking(false);
          }}
        />
      )}
    </>
  );
}
