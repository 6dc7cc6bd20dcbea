import { Plus, Trash2 } from 'lucide-react';
import type { LawRuleRow } from '#shared/contract/law.ts';
import type { LawWord } from '#shared/i18n/lawText.ts';
import { Button, FigureField, IconButton, Select, Switch, useTexts } from '#renderer/ui/index.ts';
import type { TierDraft } from '#renderer/features/law/figureDraft.ts';
import styles from '#renderer/features/law/Law.module.css';

interface Props {
  readonly rule: LawRuleRow;
  /** As far as it is entered; null for nothing yet. */
  readonly value: unknown;
  readonly currency: string;
  readonly onChange: (value: unknown) => void;
}

/** The fields in which a figure is entered, by the unit of its rule. */
export function ValueEditor({ rule, value, currency, onChange }: Props) {
  const { t } = useTexts();
  const label = t('law.figure.value');
  switch (rule.unit) {
    case 'percent':
    case 'money':
      return (
        <FigureField
          label={label}
          decimals={2}
          unit={rule.unit === 'percent' ? t('law.figure.percent') : currency}
          value={numberOf(value)}
          onChange={onChange}
          autoFocus
        />
      );
    case 'days':
    case 'years':
    case 'count':
      return (
        <FigureField
          label={label}
          decimals={0}
          minimum={0}
          value={numberOf(value)}
          onChange={onChange}
          autoFocus
        />
      );
    case 'flag':
      return (
        <Select
          label={label}
          selected={typeof value === 'boolean' ? String(value) : ''}
          options={[
            { id: 'true', title: t('law.value.yes') },
            { id: 'false', title: t('law.value.no') },
          ]}
          onSelect={(id) => onChange(id === 'true')}
        />
      );
    case 'word':
      return (
        <Select
          label={label}
          selected={typeof value === 'string' ? value : ''}
          options={rule.choices.map((word) => ({ id: word, title: t(`law.word.${word as LawWord}`) }))}
          onSelect={onChange}
        />
      );
    case 'words':
      return rule.dated ? (
        <WordOrder words={listOf(value, rule.choices)} onChange={onChange} />
      ) : (
        <WordChoice words={listOf(value, [])} choices={rule.choices} onChange={onChange} />
      );
    case 'scale':
      return <ScaleEditor tiers={tiersOf(value)} currency={currency} onChange={onChange} />;
    case 'count_with_lapse':
      return (
        <PairOfNumbers
          first={{ name: 'count', label: t('law.figure.count') }}
          second={{ name: 'lapsesAfterMonths', label: t('law.figure.months') }}
          {...{ value, onChange }}
        />
      );
    case 'bank_days':
      return (
        <PairOfNumbers
          first={{ name: 'bankDays', label: t('law.figure.bankDays') }}
          second={{ name: 'receiptDays', label: t('law.figure.receiptDays') }}
          {...{ value, onChange }}
        />
      );
  }
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function listOf(value: unknown, otherwise: readonly string[]): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : otherwise;
}

function tiersOf(value: unknown): readonly TierDraft[] {
  return Array.isArray(value) ? (value as readonly TierDraft[]) : [{ upTo: null, value: null }];
}

interface PairProps {
  readonly first: { readonly name: string; readonly label: string };
  readonly second: { readonly name: string; readonly label: string };
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function PairOfNumbers({ first, second, value, onChange }: PairProps) {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Readonly<
    Record<string, unknown>
  >;
  const before = { [first.name]: null, [second.name]: null, ...given };
  return (
    <div className={styles['pair']}>
      {[first, second].map(({ name, label }) => (
        <FigureField
          key={name}
          label={label}
          decimals={0}
          minimum={0}
          value={numberOf(before[name])}
          onChange={(next) => onChange({ ...before, [name]: next })}
        />
      ))}
    </div>
  );
}

interface WordsProps {
  readonly words: readonly string[];
  readonly onChange: (words: readonly string[]) => void;
}

/** All the words, in an order: whoever moves up changes places with the one that was there. */
function WordOrder({ words, onChange }: WordsProps) {
  const { t } = useTexts();
  const move = (word: string, place: number) => {
    const other = words[place] ?? word;
    onChange(words.map((each) => (each === word ? other : each === other ? word : each)));
  };
  return (
    <div className={styles['order']}>
      {words.map((word, place) => (
        <Select
          key={place}
          label={t('law.figure.order', { place: place + 1 })}
          selected={word}
          options={words.map((each) => ({ id: each, title: t(`law.word.${each as LawWord}`) }))}
          onSelect={(next) => move(next, place)}
        />
      ))}
    </div>
  );
}

/** Some of the words, in the order of the law. */
function WordChoice({ words, choices, onChange }: WordsProps & { readonly choices: readonly string[] }) {
  const { t } = useTexts();
  return (
    <div className={styles['choices']}>
      {choices.map((word) => (
        <Switch
          key={word}
          label={t(`law.word.${word as LawWord}`)}
          selected={words.includes(word)}
          onChange={(on) => onChange(choices.filter((each) => (each === word ? on : words.includes(each))))}
        />
      ))}
    </div>
  );
}

interface ScaleProps {
  readonly tiers: readonly TierDraft[];
  readonly currency: string;
  readonly onChange: (tiers: readonly TierDraft[]) => void;
}

/** The steps of a scale by principal; the last one has no end. */
function ScaleEditor({ tiers, currency, onChange }: ScaleProps) {
  const { t } = useTexts();
  const change = (place: number, part: Partial<TierDraft>) =>
    onChange(tiers.map((tier, at) => (at === place ? { ...tier, ...part } : tier)));
  const last = tiers.length - 1;
  const addStep = () => onChange(tiers.toSpliced(last, 0, { upTo: null, value: null }));
  return (
    <div className={styles['scale']}>
      {tiers.map((tier, place) => (
        <div key={place} className={styles['scaleRow']}>
          {place === last ? (
            <span className={styles['scaleLast']}>{t('law.figure.tierAbove')}</span>
          ) : (
            <FigureField
              label={t('law.figure.tierUpTo')}
              decimals={2}
              minimum={0}
              unit={currency}
              value={tier.upTo}
              onChange={(upTo) => change(place, { upTo })}
            />
          )}
          <FigureField
            label={t('law.figure.tierAmount')}
            decimals={2}
            minimum={0}
            unit={currency}
            value={tier.value}
            onChange={(amount) => change(place, { value: amount })}
          />
          <IconButton
            label={t('law.figure.tierRemove')}
            isDisabled={place === last}
            onPress={() => onChange(tiers.toSpliced(place, 1))}
          >
            <Trash2 />
          </IconButton>
        </div>
      ))}
      <div>
        <Button look="quiet" icon={<Plus />} onPress={addStep}>
          {t('law.figure.tierAdd')}
        </Button>
      </div>
    </div>
  );
}
