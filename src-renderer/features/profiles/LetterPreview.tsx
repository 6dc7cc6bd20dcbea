import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ProfileSettings, TextLanguage } from '#shared/contract/profiles.ts';
import { Alert, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import type { Example } from '#renderer/features/profiles/example.ts';
import { LetterSheet } from '#renderer/features/profiles/LetterSheet.tsx';
import styles from '#renderer/features/profiles/Beside.module.css';

interface Props {
  readonly profileId: number;
  readonly settings: ProfileSettings;
  /** Place of the step; −1 where the chosen step sends no letter. */
  readonly position: number;
  readonly language: TextLanguage;
  readonly example: Example;
}

/** The letter of the chosen step, as it reads with what is being edited. */
export function LetterPreview({ profileId, settings, position, language, example }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const input = useRested({
    profileId,
    settings,
    position: Math.max(0, position),
    language,
    subject:
      example.kind === 'invoice'
        ? { kind: 'invoice' as const, invoiceId: example.invoice.invoiceId }
        : example,
  });
  const letter = useQuery({
    ...api.profiles.preview.queryOptions({ input }),
    enabled: position >= 0,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  if (position < 0) return <p className={styles['empty']}>{t('profiles.letter.none')}</p>;
  return (
    <div className={styles['letter']}>
      {letter.error !== null && <Alert tone="warning">{failureText(texts, failureOf(letter.error))}</Alert>}
      {letter.data !== undefined && letter.data.missing.length > 0 && (
        <Alert tone="warning" title={t('profiles.letter.missing')}>
          {texts.format.list(letter.data.missing.map((content) => t(`profiles.letter.content.${content}`)))}
        </Alert>
      )}
      {letter.data !== undefined && <LetterSheet model={letter.data.model} />}
    </div>
  );
}

/** A value once it has not changed for a moment, so that not every key asks for a letter. */
function useRested<Value>(value: Value): Value {
  const written = JSON.stringify(value);
  const [rested, setRested] = useState(written);
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(written), 250);
    return () => window.clearTimeout(timer);
  }, [written]);
  return JSON.parse(rested) as Value;
}
