import type { Charge } from '#shared/contract/payments.ts';
import { classNames, useTexts } from '#renderer/ui/index.ts';
import styles from '#renderer/features/payments/Payments.module.css';

/** Where a charge stands: its state, and what of it a reader should know. */
export function ChargeState({ charge }: { readonly charge: Charge }) {
  const { t, format } = useTexts();
  const { state, decision, kept, endedBy, document, paid } = charge;
  const details = [
    ...(decision === null ? [] : [t(`payments.detail.${decision}`)]),
    ...(kept === null ? [] : [t('payments.detail.kept')]),
    ...(state !== 'paid' && paid > 0 ? [t('payments.detail.partPaid', { paid: format.amount(paid) })] : []),
    ...(document === null ? [] : [t('payments.detail.document', { document })]),
    ...(state === 'waived' && endedBy === null ? [t('payments.detail.byItself')] : []),
  ];
  return (
    <>
      <span className={classNames(styles['badge'], styles[decision === null ? `state-${state}` : 'decide'])}>
        {t(`payments.state.${state}`)}
      </span>
      {details.length > 0 && (
        <span className={styles['detail']} title={details.join(', ')}>
          {details.join(', ')}
        </span>
      )}
    </>
  );
}
