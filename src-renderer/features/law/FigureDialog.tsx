import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { LawFigure, LawOfCountry, LawRuleRow } from '#shared/contract/law.ts';
import type { DebtorKind } from '#shared/domain/law/lawPack.ts';
import { lawRuleTitle } from '#shared/i18n/lawText.ts';
import {
  Alert,
  Button,
  DateField,
  Dialog,
  Select,
  showToast,
  TextField,
  useTexts,
} from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText, type Failure } from '#renderer/api/failure.ts';
import { isComplete } from '#renderer/features/law/figureDraft.ts';
import { ResultingRate } from '#renderer/features/law/ResultingRate.tsx';
import { ValueEditor } from '#renderer/features/law/ValueEditor.tsx';
import styles from '#renderer/features/law/Law.module.css';

/** What the dialog begins with: the next rate of interest, a new period, or a figure that is there. */
export type FigureStart =
  | { readonly kind: 'rate'; readonly from: string }
  | { readonly kind: 'add' }
  | { readonly kind: 'correct'; readonly figure: LawFigure };

interface Props {
  readonly law: LawOfCountry;
  readonly rule: LawRuleRow;
  readonly start: FigureStart;
  readonly onClose: () => void;
}

type Debtor = DebtorKind | 'both';

interface Draft {
  readonly debtor: Debtor;
  readonly from: string | null;
  readonly value: unknown;
  readonly source: string;
  readonly by: string;
}

/** Adds a figure of the office to a rule, or puts one in the place of another. */
export function FigureDialog({ law, rule, start, onClose }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const [draft, setDraft] = useState(() => draftOf(law, rule, start));
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const add = useMutation(
    api.law.addFigure.mutationOptions({
      meta: { shownInPlace: true },
      onSuccess: () => {
        showToast('good', t('law.figure.done'));
        onClose();
      },
    }),
  );
  const { debtor, from, value, source, by } = draft;
  const failure = add.error === null ? null : failureOf(add.error);
  const isAboutSource = failure?.code === 'law_field_missing';
  const submit = () => {
    // A rule with one figure has it for all time; the day is only when the office changed it.
    if (from === null) return;
    add.mutate({ country: law.country, path: rule.path, debtor, from, value, source, by });
  };
  return (
    <Dialog
      size={rule.unit === 'scale' || rule.unit === 'words' ? 'medium' : 'small'}
      title={t(titles[start.kind])}
      subtitle={lawRuleTitle(texts, rule)}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('words.action.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={from === null || !isComplete(rule, value)}
            isPending={add.isPending}
            onPress={submit}
          >
            {t('words.action.save')}
          </Button>
        </>
      }
    >
      {rule.dated && (
        <div className={styles['pair']}>
          <DateField label={t('law.figure.from')} value={from} onChange={(day) => change({ from: day })} />
          <DebtorChoice rule={rule} debtor={debtor} onDebtor={(next) => change({ debtor: next })} />
        </div>
      )}
      <ValueEditor
        rule={rule}
        value={value}
        currency={law.currency}
        onChange={(next) => change({ value: next })}
      />
      <ResultingRate law={law} rule={rule} from={from} value={value} />
      <TextField
        label={t('law.figure.source')}
        help={t('law.figure.sourceHelp')}
        value={source}
        onChange={(next) => change({ source: next })}
        error={failure !== null && isAboutSource ? failureText(texts, failure) : null}
      />
      <TextField label={t('law.figure.by')} value={by} onChange={(next) => change({ by: next })} />
      <p className={styles['help']}>{t('law.figure.sent')}</p>
      {failure !== null && !isAboutSource && <Refused failure={failure} />}
    </Dialog>
  );
}

const titles = {
  rate: 'law.figure.titleRate',
  add: 'law.figure.titleAdd',
  correct: 'law.figure.titleCorrect',
} as const;

function draftOf(law: LawOfCountry, rule: LawRuleRow, start: FigureStart): Draft {
  const by = law.actor;
  const [debtor = 'both'] = rule.debtors;
  switch (start.kind) {
    case 'rate':
      return {
        debtor: rule.debtors.length > 1 ? 'both' : debtor,
        from: start.from,
        value: null,
        source: '',
        by,
      };
    case 'add': {
      // A number wants to be typed; what is chosen or listed begins as it is now.
      const begins = rule.unit === 'word' || rule.unit === 'words' || rule.unit === 'scale';
      return { debtor, from: null, value: begins ? (rule.figures[0]?.value ?? null) : null, source: '', by };
    }
    case 'correct': {
      const { figure } = start;
      const from = figure.from ?? figure.checked;
      return { debtor: figure.debtor, from, value: figure.value, source: '', by };
    }
  }
}

interface DebtorProps {
  readonly rule: LawRuleRow;
  readonly debtor: Debtor;
  readonly onDebtor: (debtor: Debtor) => void;
}

/** For whom a figure holds; a rule for companies alone leaves no choice. */
function DebtorChoice({ rule, debtor, onDebtor }: DebtorProps) {
  const { t } = useTexts();
  const companiesOnly = rule.debtors.every((each) => each === 'company');
  const options: readonly Debtor[] = companiesOnly ? ['company'] : ['both', 'person', 'company'];
  return (
    <Select
      label={t('law.figure.debtor')}
      selected={debtor}
      options={options.map((each) => ({ id: each, title: t(`law.debtor.${each}`) }))}
      onSelect={(id) => onDebtor(id as Debtor)}
    />
  );
}

function Refused({ failure }: { readonly failure: Failure }) {
  const texts = useTexts();
  return <Alert tone="error">{failureText(texts, failure)}</Alert>;
}
