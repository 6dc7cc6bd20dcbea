import { Plus, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { ProfileCard, ProfileFrame } from '#shared/contract/profiles.ts';
import type { ProfileProblem } from '#shared/domain/dunning/profileProblem.ts';
import { Button, Chips, OrderedList, Select, showToast, TextField, useTexts } from '#renderer/ui/index.ts';
import { failureText, type Failure } from '#renderer/api/failure.ts';
import type { ExampleChoice } from '#renderer/features/profiles/example.ts';
import { ExampleFields } from '#renderer/features/profiles/ExampleFields.tsx';
import { LetterPreview } from '#renderer/features/profiles/LetterPreview.tsx';
import {
  ordinalsOf,
  type EditedStep,
  type ProfileEditor,
} from '#renderer/features/profiles/profileEditor.ts';
import { ProfileProblems } from '#renderer/features/profiles/ProfileProblems.tsx';
import { StepFields } from '#renderer/features/profiles/StepFields.tsx';
import { stepSummary } from '#renderer/features/profiles/stepSummary.ts';
import { StepTexts } from '#renderer/features/profiles/StepTexts.tsx';
import { TimeLine } from '#renderer/features/profiles/TimeLine.tsx';
import styles from '#renderer/features/profiles/Profiles.module.css';

interface Props {
  readonly card: ProfileCard;
  readonly frame: ProfileFrame;
  readonly editor: ProfileEditor;
  readonly example: ExampleChoice;
  readonly problems: readonly ProfileProblem[];
  readonly failure: Failure | null;
}

/** The steps of a profile with the fields of one of them, and beside them what they lead to. */
export function ProfileSettingsTab({ card, frame, editor, example, problems, failure }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const { settings, selected } = editor;
  const [view, setView] = useState<'time' | 'letter'>('time');
  const [language, setLanguage] = useState(frame.languages[0] ?? 'en');
  const place = selected === undefined ? -1 : settings.steps.indexOf(selected);
  const isNotice = selected !== undefined && selected.kind !== 'hand_over';
  const nameFailure = failure?.code === 'profile_name_taken' || failure?.params['field'] === 'profileName';

  return (
    <div className={styles['settings']}>
      <div className={styles['fields']}>
        <ProfileProblems problems={problems} steps={settings.steps} onStep={selectPlace} />
        <div className={styles['head']}>
          <TextField
            label={t('profiles.name')}
            value={settings.name}
            onChange={(name) => editor.change({ name })}
            error={failure !== null && nameFailure ? failureText(texts, failure) : null}
          />
          <Select
            label={t('profiles.grouping')}
            selected={settings.grouping}
            options={(['per_customer', 'per_invoice'] as const).map((id) => ({
              id,
              title: t(`profiles.groupingOf.${id}`),
            }))}
            onSelect={(grouping) =>
              editor.change({ grouping: grouping === 'per_invoice' ? 'per_invoice' : 'per_customer' })
            }
          />
          <Select
            label={t('profiles.credit')}
            selected={settings.credit}
            options={(['show', 'net'] as const).map((id) => ({ id, title: t(`profiles.creditOf.${id}`) }))}
            onSelect={(credit) => editor.change({ credit: credit === 'net' ? 'net' : 'show' })}
          />
        </div>
        <section aria-label={t('profiles.steps')}>
          <header className={styles['sectionHead']}>
            <h3>{t('profiles.steps')}</h3>
            <span className={styles['hint']}>{t('profiles.orderHint')}</span>
            <Button look="quiet" icon={<Plus />} onPress={editor.addStep}>
              {t('profiles.addStep')}
            </Button>
          </header>
          <StepList editor={editor} problems={problems} currency={frame.currency} />
        </section>
        {selected !== undefined && (
          <StepFields
            key={selected.key}
            step={selected}
            title={nameOf(selected)}
            isFirst={place === 0}
            debtorKind={card.debtorKind}
            currency={frame.currency}
            problems={problems.filter((problem) => problem.position === place)}
            failure={failure?.params['position'] === place ? failure : null}
            onChange={(part) => editor.changeStep(selected.key, part)}
          />
        )}
        {selected !== undefined && isNotice && (
          <StepTexts
            key={`${selected.key}-texts`}
            step={selected}
            ordinal={ordinalsOf(settings.steps)[place] ?? 1}
            frame={frame}
            language={language}
            onLanguage={setLanguage}
            failure={failure?.params['position'] === place ? failure : null}
            onText={(text) => editor.setText(selected.key, language, text)}
            onWrite={() => setView('letter')}
          />
        )}
      </div>
      <aside className={styles['beside']} aria-label={t('profiles.beside')}>
        <div className={styles['besideHead']}>
          <Chips
            label={t('profiles.beside')}
            selected={view}
            onSelect={(id) => setView(id === 'letter' ? 'letter' : 'time')}
            chips={[
              { id: 'time', title: t('profiles.time.title'), count: null },
              { id: 'letter', title: t('profiles.letter.title'), count: null },
            ]}
          />
        </div>
        <ExampleFields profileId={card.id} currency={frame.currency} example={example} />
        {view === 'time' ? (
          <TimeLine
            settings={editor.saved}
            debtorKind={card.debtorKind}
            frame={frame}
            example={example.value}
            selected={place}
            onSelect={selectPlace}
          />
        ) : (
          <LetterPreview
            profileId={card.id}
            settings={editor.saved}
            position={isNotice ? place : -1}
            language={language}
            example={example.value}
          />
        )}
      </aside>
    </div>
  );

  function selectPlace(position: number): void {
    const step = settings.steps[position];
    if (step !== undefined) editor.select(step.key);
  }

  function nameOf(step: EditedStep): string {
    const at = settings.steps.indexOf(step);
    return texts.stepName({ kind: step.kind, ordinal: ordinalsOf(settings.steps)[at] ?? 1 });
  }
}

interface ListProps {
  readonly editor: ProfileEditor;
  readonly problems: readonly ProfileProblem[];
  readonly currency: string;
}

/** The steps in their order, with what can be done to each. */
function StepList({ editor, problems, currency }: ListProps) {
  const texts = useTexts();
  const { t } = texts;
  const { steps } = editor.settings;
  const ordinals = ordinalsOf(steps);
  const remove = (step: EditedStep, title: string) => {
    const putBack = editor.removeStep(step.key);
    showToast('good', t('profiles.stepRemoved', { step: title }), {
      title: t('words.action.undo'),
      run: putBack,
    });
  };
  return (
    <OrderedList
      label={t('profiles.steps')}
      selected={editor.selected?.key ?? ''}
      onSelect={editor.select}
      onMove={editor.moveStep}
      items={steps.map((step, at) => {
        const title = texts.stepName({ kind: step.kind, ordinal: ordinals[at] ?? 1 });
        const unlawful = problems.some(
          (problem) => problem.position === at && problem.severity === 'unlawful',
        );
        return {
          id: step.key,
          title,
          detail: stepSummary(texts, step, at === 0, currency),
          isFixed: step.kind === 'hand_over',
          ...(unlawful
            ? {
                mark: (
                  <TriangleAlert
                    role="img"
                    aria-label={t('profiles.state.unlawful')}
                    className={styles['unlawfulMark']}
                  />
                ),
              }
            : {}),
          entries:
            step.kind === 'hand_over'
              ? []
              : [
                  {
                    id: 'duplicate',
                    title: t('profiles.duplicateStep'),
                    divided: true,
                    onSelect: () => editor.duplicateStep(step.key),
                  },
                  { id: 'remove', title: t('profiles.removeStep'), onSelect: () => remove(step, title) },
                ],
        };
      })}
    />
  );
}
