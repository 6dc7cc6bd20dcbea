import { skipToken, useQuery } from '@tanstack/react-query';
import { ComboBox, TextField, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import type { CreditorDraft } from '#renderer/features/creditors/creditorDraft.ts';
import { FoldingGroup } from '#renderer/features/creditors/FormGroup.tsx';
import styles from '#renderer/features/creditors/Creditors.module.css';

interface Props {
  readonly draft: CreditorDraft;
  /** Null for a new creditor, of which no chart of accounts is known. */
  readonly creditorId: number | null;
}

/**
 * Where fees, interest and lump sums are posted (001-44/45, 000-45). Where the chart of accounts was taken over from a
 * file, an account is chosen from it; else its number is written.
 */
export function PostingFields({ draft, creditorId }: Props) {
  const { t } = useTexts();
  const { fields, change, errorOf } = draft;
  const { data: chart } = useQuery(
    api.creditors.accounts.queryOptions({ input: creditorId === null ? skipToken : { creditorId } }),
  );
  const accounts =
    chart?.map(({ number, name }) => ({ id: number, title: `${number} ${name}`.trim() })) ?? [];
  const named = accountFields.filter((field) => fields[field] !== '');
  return (
    <FoldingGroup
      title={t('creditors.group.postings')}
      help={t('creditors.groupHelp.postings')}
      summary={
        named.length === 0
          ? t('creditors.summary.noPostings')
          : named.map((field) => `${t(`creditors.field.${field}`)} ${fields[field]}`).join(' · ')
      }
      isFaulty={[...accountFields, 'department' as const, 'project' as const].some(
        (field) => errorOf(field) !== null,
      )}
    >
      {accountFields.map((field) =>
        accounts.length === 0 ? (
          <TextField
            key={field}
            label={t(`creditors.field.${field}`)}
            optional
            value={fields[field]}
            error={errorOf(field)}
            onChange={(value) => change({ [field]: value })}
          />
        ) : (
          <ComboBox
            key={field}
            label={t(`creditors.field.${field}`)}
            options={accounts}
            value={fields[field]}
            error={errorOf(field)}
            onChange={(value) => change({ [field]: value })}
          />
        ),
      )}
      <p className={styles['orderHelp']}>
        {t(accounts.length === 0 ? 'creditors.chart.absent' : 'creditors.chart.present', {
          count: accounts.length,
        })}
      </p>
      <div className={styles['halves']}>
        <TextField
          label={t('creditors.field.department')}
          optional
          value={fields.department}
          error={errorOf('department')}
          onChange={(department) => change({ department })}
        />
        <TextField
          label={t('creditors.field.project')}
          optional
          value={fields.project}
          error={errorOf('project')}
          onChange={(project) => change({ project })}
        />
      </div>
    </FoldingGroup>
  );
}

const accountFields = ['feeAccount', 'interestAccount', 'compensationAccount'] as const;
