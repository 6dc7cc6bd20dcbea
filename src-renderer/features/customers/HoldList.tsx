import { useMutation } from '@tanstack/react-query';
import { CirclePlay } from 'lucide-react';
import type { InvoiceDetail } from '#shared/contract/reminders.ts';
import { IconButton, showToast, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import styles from '#renderer/features/customers/HoldList.module.css';

/** A stop as the panels show it; without a scope it is plain whose it is. */
type ShownHold = Omit<InvoiceDetail['holds'][number], 'scope'> & {
  readonly scope?: InvoiceDetail['holds'][number]['scope'];
};

/** The stops that stand on an invoice or a customer, each with what lifts it. */
export function HoldList({ holds }: { readonly holds: readonly ShownHold[] }) {
  const { t, format } = useTexts();
  const lift = useMutation(api.reminders.lift.mutationOptions());
  return (
    <ul>
      {holds.map((hold) => (
        <li key={hold.id} className={styles['hold']}>
          <div>
            <b>{t(`words.hold.${hold.kind}`)}</b>
            {hold.scope === 'customer' && ` · ${t('reminders.panel.wholeCustomer')}`}
            <p>{hold.reason}</p>
            <small>
              {hold.until === null
                ? t('reminders.panel.holdFrom', { from: format.day(hold.from) })
                : t('reminders.panel.holdUntil', {
                    from: format.day(hold.from),
                    until: format.day(hold.until),
                  })}
            </small>
          </div>
          <IconButton
            size="small"
            label={t('reminders.panel.lift')}
            isDisabled={lift.isPending}
            onPress={() =>
              lift.mutate({ holdId: hold.id }, { onSuccess: () => showToast('good', t('reminders.lifted')) })
            }
          >
            <CirclePlay />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}
