import { Pencil, RotateCcw } from 'lucide-react';
import type { ProfileFrame, ProfileStep, TextLanguage } from '#shared/contract/profiles.ts';
import { figureOn } from '#shared/domain/law/figureOn.ts';
import { prepareLaw } from '#shared/domain/law/prepareLaw.ts';
import { letterPlaceholders, placeholderProblems } from '#shared/domain/letters/letterPlaceholders.ts';
import type { LetterLevel } from '#shared/domain/letters/letterTexts.ts';
import { toEpochDay, type IsoDate } from '#shared/kernel/isoDate.ts';
import { Button, Chips, TemplateField, useTexts } from '#renderer/ui/index.ts';
import { failureText, type Failure } from '#renderer/api/failure.ts';
import styles from '#renderer/features/profiles/Profiles.module.css';

interface Props {
  readonly step: ProfileStep;
  readonly ordinal: number;
  readonly frame: ProfileFrame;
  readonly language: TextLanguage;
  readonly onLanguage: (language: TextLanguage) => void;
  readonly failure: Failure | null;
  /** Null goes back to the program's own words. */
  readonly onText: (text: { readonly title: string; readonly body: string } | null) => void;
  /** Somebody begins to write: the letter is worth seeing. */
  readonly onWrite: () => void;
}

/**
 * The title and the text of a step in each language of the creditor's country (002-10, 002-14): the program's, or the
 * creditor's own. The sentence that the law wants in a collection notice is in neither; it cannot be edited away.
 */
export function StepTexts({ step, ordinal, frame, language, onLanguage, failure, onText, onWrite }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const own = step.texts.find((text) => text.language === language);
  const program = frame.texts.find(
    (text) => text.language === language && text.level === levelOf(step, ordinal, frame),
  );
  const shown = own ?? { title: program?.title ?? '', body: program?.body ?? '' };
  const fields = {
    placeholders: letterPlaceholders.map((id) => ({ id, title: t(`profiles.placeholder.${id}`) })),
    insertLabel: t('profiles.texts.insert'),
    isReadOnly: own === undefined,
  };
  const errorOf = (field: 'title' | 'body'): string | null => {
    if (failure?.params['field'] === field) return failureText(texts, failure);
    if (own === undefined) return null;
    if (own[field].trim() === '') return t('profiles.texts.mandatory');
    const [problem] = placeholderProblems(own[field], step.deadline);
    if (problem === undefined) return null;
    return problem.code === 'placeholder_unknown'
      ? t('profiles.texts.unknown', { name: problem.params.name })
      : t(`profiles.texts.${problem.code}`);
  };
  return (
    <section className={styles['step']} aria-label={t('profiles.texts.title')}>
      <header className={styles['sectionHead']}>
        <h3>{t('profiles.texts.title')}</h3>
        <Chips
          label={t('profiles.texts.language')}
          selected={language}
          onSelect={(id) => onLanguage(id as TextLanguage)}
          chips={frame.languages.map((id) => ({
            id,
            title: t(`profiles.language.${id}`),
            count: null,
          }))}
        />
      </header>
      <TemplateField
        {...fields}
        label={t('profiles.texts.heading')}
        value={shown.title}
        error={errorOf('title')}
        onChange={(title) => onText({ title, body: shown.body })}
      />
      <TemplateField
        {...fields}
        multiline
        label={t('profiles.texts.body')}
        value={shown.body}
        error={errorOf('body')}
        onChange={(body) => onText({ title: shown.title, body })}
      />
      {step.kind === 'collection_notice' && (
        <p className={styles['hint']}>{t('profiles.texts.warningStays')}</p>
      )}
      <div>
        {own === undefined ? (
          <Button
            icon={<Pencil />}
            onPress={() => {
              onText(shown);
              onWrite();
            }}
          >
            {t('profiles.texts.write')}
          </Button>
        ) : (
          <Button icon={<RotateCcw />} onPress={() => onText(null)}>
            {t('profiles.texts.reset')}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Which of the program's texts the step goes out with today. */
function levelOf(step: ProfileStep, ordinal: number, frame: ProfileFrame): LetterLevel {
  if (step.kind === 'reminder') return ordinal === 1 ? 'reminder_first' : 'reminder_later';
  const table = prepareLaw(frame.law).company.lastNotice;
  const form = figureOn(table, toEpochDay(frame.today as IsoDate))?.figure.value;
  return form === 'demand_letter' ? 'demand_letter' : 'collection_notice';
}
