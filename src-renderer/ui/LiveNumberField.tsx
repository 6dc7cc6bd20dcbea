import { useState, type KeyboardEvent } from 'react';
import { FieldError, Group, Input, Label, Text, TextField } from 'react-aria-components';
import { classNames } from '#renderer/ui/classNames.ts';
import { useTexts } from '#renderer/ui/texts.tsx';
import styles from '#renderer/ui/Field.module.css';

interface Props {
  readonly label: string;
  readonly value: number;
  /** With every key that makes a number; what is no number yet changes nothing. */
  readonly onChange: (value: number) => void;
  readonly maximum?: number;
  readonly unit?: string;
  readonly help?: string;
  readonly error?: string | null;
}

/** A whole number that counts while it is being typed. The arrows go up and down. */
export function LiveNumberField(props: Props) {
  const { format } = useTexts();
  return <Live {...props} decimals={0} written={format.number(props.value)} step={1} />;
}

/** An amount in minor units that counts while it is being typed. */
export function LiveMoneyField(props: Props) {
  const { format } = useTexts();
  return <Live {...props} decimals={2} written={format.amount(props.value)} step={100} />;
}

interface LiveProps extends Props {
  readonly decimals: 0 | 2;
  /** The value as the reader's language writes it. */
  readonly written: string;
  readonly step: number;
}

function Live({
  label,
  value,
  onChange,
  maximum,
  unit,
  help,
  error = null,
  decimals,
  written,
  step,
}: LiveProps) {
  const { t } = useTexts();
  const [typed, setTyped] = useState<string | null>(null);
  const most = maximum ?? Number.MAX_SAFE_INTEGER;
  const read = typed === null ? value : readNumber(typed, decimals);
  const wrong = read === null || read < 0 || read > most;
  const change = (text: string) => {
    setTyped(text);
    const next = readNumber(text, decimals);
    if (next !== null && next >= 0 && next <= most && next !== value) onChange(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(most, value + (event.key === 'ArrowUp' ? step : -step)));
    setTyped(null);
    if (next !== value) onChange(next);
  };
  // What is typed stays as it is typed, until the field is left or the value becomes another from outside.
  const shown = typed !== null && (wrong || read === value) ? typed : written;
  const problem = error ?? (wrong && typed !== null ? t('words.numberWrong') : null);
  return (
    <TextField
      value={shown}
      onChange={change}
      onBlur={() => setTyped(null)}
      isInvalid={problem !== null}
      inputMode={decimals === 0 ? 'numeric' : 'decimal'}
      autoComplete="off"
      className={classNames(styles['field'])}
    >
      <Label className={classNames(styles['label'])}>{label}</Label>
      <Group className={classNames(styles['group'])} isInvalid={problem !== null}>
        <Input className={classNames(styles['bare'])} onKeyDown={onKeyDown} onFocus={selectAll} />
        {unit !== undefined && <span className={styles['unit']}>{unit}</span>}
      </Group>
      {help !== undefined && problem === null && (
        <Text slot="description" className={classNames(styles['help'])}>
          {help}
        </Text>
      )}
      <FieldError className={classNames(styles['error'])}>{problem}</FieldError>
    </TextField>
  );
}

function selectAll(event: { readonly currentTarget: HTMLInputElement }): void {
  event.currentTarget.select();
}

/**
 * Reads `1 250,50`, `1.250,50` or `1,250.50` as a whole number of the smallest units; null where it is no number. The last
 * point or comma parts the decimals when at most two figures follow it; every other one groups thousands.
 */
function readNumber(text: string, decimals: 0 | 2): number | null {
  const plain = text.replaceAll(/[\s\u00A0\u202F'’]/g, '');
  const match = /^(\d{1,3}(?:[.,]?\d{3})*|\d+)(?:[.,](\d{0,2}))?$/.exec(plain);
  if (match === null) return null;
  const [, whole = '', rest] = match;
  const units = Number(whole.replaceAll(/[.,]/g, ''));
  if (decimals === 0) return rest === undefined ? units : null;
  const amount = units * 100 + Number((rest ?? '').padEnd(2, '0'));
  return Number.isSafeInteger(amount) ? amount : null;
}
