import type { ProfileProblem } from '#shared/domain/dunning/profileProblem.ts';
import { Alert, TextButton, useTexts } from '#renderer/ui/index.ts';
import { ordinalsOf, type EditedStep } from '#renderer/features/profiles/profileEditor.ts';
import { problemText } from '#renderer/features/profiles/problemText.ts';
import styles from '#renderer/features/profiles/Profiles.module.css';

interface Props {
  readonly problems: readonly ProfileProblem[];
  readonly steps: readonly EditedStep[];
  /** Leads to a step by its place. */
  readonly onStep: (position: number) => void;
}

/** What the law has against a profile, and what the rules will do otherwise than it says; each with its source. */
export function ProfileProblems({ problems, steps, onStep }: Props) {
  const { t } = useTexts();
  const unlawful = problems.filter((problem) => problem.severity === 'unlawful');
  const advice = problems.filter((problem) => problem.severity === 'advice');
  return (
    <>
      {unlawful.length > 0 && (
        <Alert tone="error" title={t('profiles.unlawfulTitle')}>
          <p>{t('profiles.unlawfulHelp')}</p>
          <Problems problems={unlawful} steps={steps} onStep={onStep} />
        </Alert>
      )}
      {advice.length > 0 && (
        <Alert tone="info" title={t('profiles.adviceTitle')}>
          <Problems problems={advice} steps={steps} onStep={onStep} />
        </Alert>
      )}
    </>
  );
}

function Problems({ problems, steps, onStep }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const ordinals = ordinalsOf(steps);
  return (
    <ul className={styles['problems']}>
      {problems.map((problem) => {
        const { position, source } = problem;
        const step = position === null ? undefined : steps[position];
        const name =
          step === undefined || position === null
            ? null
            : texts.stepName({ kind: step.kind, ordinal: ordinals[position] ?? 1 });
        return (
          <li key={`${problem.code}-${position}`}>
            {name !== null && position !== null && (
              <>
                <TextButton onPress={() => onStep(position)}>{name}</TextButton>
                {': '}
              </>
            )}
            {problemText(texts, problem)}{' '}
            <cite>
              {texts.sourceText(source)}
              {source.kind === 'law' && !source.confirmed && ` · ${t('reasons.notConfirmed')}`}
            </cite>
          </li>
        );
      })}
    </ul>
  );
}
