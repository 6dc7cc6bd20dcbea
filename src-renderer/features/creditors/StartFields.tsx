import { useState } from 'react';
import { DateField, RadioList, TextField, useTexts } from '#renderer/ui/index.ts';
import type { CreditorDraft } from '#renderer/features/creditors/creditorDraft.ts';
import { FormGroup } from '#renderer/features/creditors/FormGroup.tsx';

type Start = 'all' | 'number' | 'date';

/** Where the reminding begins (001-36/37). A file may have set both a number and a day; both then stay in sight. */
export function StartFields({ draft }: { readonly draft: CreditorDraft }) {
  const { t } = useTexts();
  const { fields, change, errorOf } = draft;
  const { firstInvoiceNumber, firstInvoiceDate } = fields;
  const [start, setStart] = useState<Start>(
    firstInvoiceNumber !== null ? 'number' : firstInvoiceDate !== null ? 'date' : 'all',
  );
  const choose = (chosen: Start) => {
    setStart(chosen);
    change({
      firstInvoiceNumber: chosen === 'number' ? (firstInvoiceNumber ?? '') : null,
      firstInvoiceDate: chosen === 'date' ? firstInvoiceDate : null,
    });
  };
  return (
    <FormGroup title={t('creditors.group.start')} help={t('creditors.groupHelp.start')}>
      <RadioList
        label={t('creditors.startFrom')}
        selected={start}
        onSelect={choose}
        choices={[
          { id: 'all', title: t('creditors.start.all'), help: t('creditors.startHelp.all') },
          { id: 'number', title: t('creditors.start.number'), help: t('creditors.startHelp.number') },
          { id: 'date', title: t('creditors.start.date'), help: t('creditors.startHelp.date') },
        ]}
      />
      {firstInvoiceNumber !== null && (
        <TextField
          label={t('creditors.field.firstInvoiceNumber')}
          value={firstInvoiceNumber}
          error={errorOf('firstInvoiceNumber')}
          onChange={(value) => change({ firstInvoiceNumber: value })}
        />
      )}
      {(start === 'date' || firstInvoiceDate !== null) && (
        <DateField
          label={t('creditors.field.firstInvoiceDate')}
          value={firstInvoiceDate}
          error={errorOf('firstInvoiceDate')}
          onChange={(value) => change({ firstInvoiceDate: value })}
        />
      )}
    </FormGroup>
  );
}
