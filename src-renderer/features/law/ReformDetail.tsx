import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { LawOfCountry, LawReform } from '#shared/contract/law.ts';
import { lawRuleTitle } from '#shared/i18n/lawText.ts';
import {
  Alert,
  Button,
  DateField,
  Dialog,
  NotConfirmed,
  showToast,
  TextField,
  useTexts,
} from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { FigureValue } from '#renderer/features/law/FigureValue.tsx';
import { SourceText } from '#renderer/features/law/SourceText.tsx';
import { WithdrawDialog } from '#renderer/features/law/WithdrawDialog.tsx';
import styles from '#renderer/features/law/Law.module.css';

interface Props {
  readonly law: LawOfCountry;
  readonly reform: LawReform;
}

/** An adopted act without a first day: what it changes, and the day once it is known. */
export function ReformDetail({ law, reform }: Props) {
  const { t, format } = useTexts();
  const [open, setOpen] = useState<'start' | 'withdraw' | null>(null);
  const close = () => setOpen(null);
  const { startsOn, startId, grade } = reform;
  return (
    <>
      <div className={styles['ruleHead']}>
        <div>
          <h2>{reform.reference}</h2>
          <p>
            {startsOn === null
              ? t('law.reform.title')
              : t('law.reform.startsOn', { day: format.day(startsOn) })}
          </p>
        </div>
        {startsOn === null ? (
          <Button look="primary" onPress={() => setOpen('start')}>
            {t('law.action.start')}
          </Button>
        ) : (
          startId !== null && <Button onPress={() => setOpen('withdraw')}>{t('law.action.withdraw')}</Button>
        )}
      </div>
      {startsOn === null && <Alert tone="info">{t('law.reform.intro')}</Alert>}
      <div className={styles['reformSource']}>
        <SourceText source={reform.source} />
        <small className={styles['known']}>
          {startsOn === null && grade !== 'A' && grade !== 'B' && <NotConfirmed grade={grade} />}
          {t(`law.grade.${grade}`)} · {t('law.checked', { day: format.day(reform.checked) })}
        </small>
      </div>
      <ReformChanges law={law} reform={reform} />
      {open === 'start' && <StartDialog law={law} reform={reform} onClose={close} />}
      {open === 'withdraw' && startId !== null && startsOn !== null && (
        <WithdrawDialog
          additionId={startId}
          what={t('law.additions.reform', { reform: reform.reference, from: format.day(startsOn) })}
          onClose={close}
        />
      )}
    </>
  );
}

function ReformChanges({ law, reform }: Props) {
  const texts = useTexts();
  const { t } = texts;
  return (
    <table className={styles['figures']} aria-label={t('law.reform.changes')}>
      <thead>
        <tr>
          <th>{t('law.reform.changes')}</th>
          <th>{t('law.reform.before')}</th>
          <th>{t('law.reform.after')}</th>
        </tr>
      </thead>
      <tbody>
        {reform.changes.map((change) => (
          <tr key={change.path}>
            <td>{lawRuleTitle(texts, change)}</td>
            <td>
              {change.before.length === 0
                ? t('words.notGiven')
                : change.before.map((value) => (
                    <FigureValue
                      key={JSON.stringify(value)}
                      rule={change}
                      value={value}
                      currency={law.currency}
                    />
                  ))}
            </td>
            <td className={styles['value']}>
              <FigureValue rule={change} value={change.after} currency={law.currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function StartDialog({ law, reform, onClose }: Props & { readonly onClose: () => void }) {
  const texts = useTexts();
  const { t } = texts;
  const [from, setFrom] = useState<string | null>(null);
  const [by, setBy] = useState(law.actor);
  const start = useMutation(
    api.law.startReform.mutationOptions({
      meta: { shownInPlace: true },
      onSuccess: () => {
        showToast('good', t('law.reform.done'));
        onClose();
      },
    }),
  );
  return (
    <Dialog
      size="medium"
      title={t('law.reform.dialog')}
      subtitle={reform.reference}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('words.action.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={from === null}
            isPending={start.isPending}
            onPress={() => {
              if (from !== null) start.mutate({ country: law.country, reform: reform.id, from, by });
            }}
          >
            {t('words.action.save')}
          </Button>
        </>
      }
    >
      <p className={styles['help']}>{t('law.reform.help')}</p>
      <div className={styles['pair']}>
        <DateField label={t('law.reform.day')} value={from} onChange={setFrom} />
        <TextField label={t('law.figure.by')} value={by} onChange={setBy} />
      </div>
      <ReformChanges law={law} reform={reform} />
      <p className={styles['help']}>{t('law.figure.sent')}</p>
      {start.error !== null && <Alert tone="error">{failureText(texts, failureOf(start.error))}</Alert>}
    </Dialog>
  );
}
