import { useState } from 'react';
import type { CreditorFields } from '#shared/contract/creditors.ts';
import { OrderedList, RadioList, useTexts } from '#renderer/ui/index.ts';
import type { CreditorDraft } from '#renderer/features/creditors/creditorDraft.ts';
import { FormGroup } from '#renderer/features/creditors/FormGroup.tsx';
import styles from '#renderer/features/creditors/Creditors.module.css';

type Purpose = CreditorFields['addressOrder'][number];

/** Which of a customer's addresses its letters and its messages go to. */
export function AddressFields({ draft }: { readonly draft: CreditorDraft }) {
  const { t } = useTexts();
  const { fields, change, errorOf } = draft;
  const { addressOrder } = fields;
  const [selected, setSelected] = useState<string>(addressOrder[0] ?? 'invoice');
  const error = errorOf('addressOrder');
  const move = (id: string, to: number): void => {
    const others = addressOrder.filter((purpose) => purpose !== id);
    const moved = addressOrder.find((purpose) => purpose === id);
    if (moved !== undefined) change({ addressOrder: [...others.slice(0, to), moved, ...others.slice(to)] });
  };
  return (
    <FormGroup title={t('creditors.group.addresses')} help={t('creditors.groupHelp.addresses')}>
      <div className={styles['order']}>
        <span className={styles['orderLabel']}>{t('creditors.field.addressOrder')}</span>
        <OrderedList
          label={t('creditors.field.addressOrder')}
          selected={selected}
          onSelect={setSelected}
          onMove={move}
          items={addressOrder.map((purpose: Purpose) => ({
            id: purpose,
            title: t(`creditors.purpose.${purpose}`),
            detail: t(`creditors.purposeHelp.${purpose}`),
            entries: [],
          }))}
        />
        <span className={error === null ? styles['orderHelp'] : styles['footError']}>
          {error ?? t('creditors.fieldHelp.addressOrder')}
        </span>
      </div>
      <RadioList
        label={t('creditors.field.emailOrder')}
        selected={fields.emailOrder}
        onSelect={(emailOrder) => change({ emailOrder })}
        choices={(['invoice_first', 'general_first'] as const).map((id) => ({
          id,
          title: t(`creditors.emailOrder.${id}`),
          help: t(`creditors.emailOrderHelp.${id}`),
        }))}
      />
    </FormGroup>
  );
}
