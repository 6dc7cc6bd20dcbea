import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { LawFigure, LawOfCountry, LawRuleRow } from '#shared/contract/law.ts';
import { lawRuleTitle } from '#shared/i18n/lawText.ts';
import { Alert, Button, Dialog, showToast, Switch, TextField, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { FigureValue } from '#renderer/features/law/FigureValue.tsx';
import { SourceText } from '#renderer/features/law/SourceText.tsx';
import styles from '#renderer/features/law/Law.module.css';

interface Props {
  readonly law: LawOfCountry;
  readonly rule: LawRuleRow;
  readonly figure: LawFigure;
  readonly onClose: () => void;
}

/** Asks whether somebody has compared a figure with its source, and who. */
export function ConfirmDialog({ law, rule, figure, onClose }: Props) {
  const texts = useTexts();
  const { t, format } = texts;
  const [compared, setCompared] = useState(false);
  const [by, setBy] = useState(law.actor);
  const confirm = useMutation(
    api.law.confirm.mutationOptions({
      meta: { shownInPlace: true },
      onSuccess: () => {
        showToast('good', t('law.confirm.done'));
        onClose();
      },
    }),
  );
  const { debtor, from, value } = figure;
  const submit = () => confirm.mutate({ country: law.country, path: rule.path, debtor, from, value, by });
  return (
    <Dialog
      size="small"
      title={t('law.confirm.title')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('words.action.cancel')}</Button>
          <Button look="primary" isDisabled={!compared} isPending={confirm.isPending} onPress={submit}>
            {t('law.action.confirm')}
          </Button>
        </>
      }
    >
      <p className={styles['help']}>{t('law.confirm.help')}</p>
      <dl className={styles['facts']}>
        <dt>{lawRuleTitle(texts, rule)}</dt>
        <dd>
          <FigureValue rule={rule} value={value} currency={law.currency} />
          {from !== null && <small>{t('law.from', { from: format.day(from) })}</small>}
        </dd>
        <dt>{t('law.column.source')}</dt>
        <dd>
          <SourceText source={figure.source} />
        </dd>
      </dl>
      <Switch label={t('law.confirm.compared')} selected={compared} onChange={setCompared} />
      <TextField label={t('law.confirm.by')} value={by} onChange={setBy} />
      {confirm.error !== null && <Alert tone="error">{failureText(texts, failureOf(confirm.error))}</Alert>}
    </Dialog>
  );
}
