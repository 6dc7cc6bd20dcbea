import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ProfileCard, ProfileSettings, ProfileStep, StepText } from '#shared/contract/profiles.ts';

/** A step while it is being edited. The key stays the same however often the step is moved. */
export interface EditedStep extends ProfileStep {
  readonly key: string;
}

/** The settings of a profile while they are being edited. */
export interface EditedSettings extends Omit<ProfileSettings, 'steps'> {
  readonly steps: readonly EditedStep[];
}

/** What the editor of a profile does and shows. */
export interface ProfileEditor {
  readonly settings: EditedSettings;
  /** The same as the border takes them; another object only when something changed. */
  readonly saved: ProfileSettings;
  readonly selected: EditedStep | undefined;
  readonly isDirty: boolean;
  /** The revision that the work began on. */
  readonly revision: number;
  /** Somebody else has saved the profile since the work began. */
  readonly isOutdated: boolean;
  readonly select: (key: string) => void;
  readonly change: (part: Partial<Omit<ProfileSettings, 'steps'>>) => void;
  readonly changeStep: (key: string, part: Partial<ProfileStep>) => void;
  readonly setText: (
    key: string,
    language: StepText['language'],
    text: Omit<StepText, 'language'> | null,
  ) => void;
  readonly moveStep: (key: string, to: number) => void;
  readonly addStep: () => void;
  readonly duplicateStep: (key: string) => void;
  /** Takes a step out and gives what puts it back. */
  readonly removeStep: (key: string) => () => void;
  /** Throws the work away and begins on what is stored. */
  readonly reset: () => void;
  /** To be called when the work was stored: the editor then begins on what comes back. */
  readonly onSaved: () => void;
}

/** The work on one profile. It begins on its saved changes, where there are any, else on what is in force. */
export function useProfileEditor(card: ProfileCard): ProfileEditor {
  const [base, setBase] = useState(card);
  const [settings, setSettings] = useState(() => startOf(card));
  const [key, setKey] = useState(settings.steps[0]?.key ?? '');
  const adopting = useRef(false);
  const saved = useMemo(() => storedOf(settings), [settings]);
  const isDirty = useMemo(
    () => JSON.stringify(saved) !== JSON.stringify(base.changes ?? base.settings),
    [saved, base],
  );
  const adopt = useCallback((next: ProfileCard) => {
    adopting.current = false;
    setBase(next);
    const started = startOf(next);
    setSettings(started);
    setKey((before) =>
      started.steps.some((step) => step.key === before) ? before : (started.steps[0]?.key ?? ''),
    );
  }, []);
  useEffect(() => {
    if (card.revision !== base.revision && (adopting.current || !isDirty)) adopt(card);
  }, [card, base, isDirty, adopt]);

  const editSteps = useCallback((edit: (steps: readonly EditedStep[]) => readonly EditedStep[]) => {
    setSettings((before) => ({ ...before, steps: edit(before.steps) }));
  }, []);
  const insert = useCallback(
    (step: ProfileStep, at: number) => {
      const added: EditedStep = { ...step, id: null, key: newKey() };
      editSteps((steps) => steps.toSpliced(Math.min(at, lastPlace(steps) + 1), 0, added));
      setKey(added.key);
    },
    [editSteps],
  );

  return {
    settings,
    saved,
    selected: settings.steps.find((step) => step.key === key) ?? settings.steps[0],
    isDirty,
    revision: base.revision,
    isOutdated: card.revision !== base.revision,
    select: setKey,
    change: (part) => setSettings((before) => ({ ...before, ...part })),
    changeStep: (wanted, part) =>
      editSteps((steps) => steps.map((step) => (step.key === wanted ? { ...step, ...part } : step))),
    setText: (wanted, language, text) =>
      editSteps((steps) =>
        steps.map((step) =>
          step.key === wanted ? { ...step, texts: withText(step.texts, language, text) } : step,
        ),
      ),
    moveStep: (wanted, to) =>
      editSteps((steps) => {
        const moved = steps.find((step) => step.key === wanted);
        if (moved === undefined || moved.kind === 'hand_over') return steps;
        const others = steps.filter((step) => step !== moved);
        return others.toSpliced(Math.min(to, lastPlace(others) + 1), 0, moved);
      }),
    addStep: () => insert(newReminder(settings.steps), reminders(settings.steps).length),
    duplicateStep: (wanted) => {
      const at = settings.steps.findIndex((step) => step.key === wanted);
      const step = settings.steps[at];
      if (step !== undefined) insert(step, at + 1);
    },
    removeStep: (wanted) => {
      const at = settings.steps.findIndex((step) => step.key === wanted);
      const step = settings.steps[at];
      editSteps((steps) => steps.filter((each) => each.key !== wanted));
      if (wanted === key) setKey(settings.steps[at + 1]?.key ?? settings.steps[at - 1]?.key ?? '');
      return () => {
        if (step === undefined) return;
        editSteps((steps) =>
          steps.some((each) => each.key === wanted)
            ? steps
            : steps.toSpliced(Math.min(at, steps.length), 0, step),
        );
        setKey(wanted);
      };
    },
    reset: () => adopt(card),
    onSaved: () => {
      adopting.current = true;
    },
  };
}

let keys = 0;

function newKey(): string {
  keys += 1;
  return `new-${keys}`;
}

function startOf(card: ProfileCard): EditedSettings {
  const stored = card.changes ?? card.settings;
  return {
    ...stored,
    steps: stored.steps.map((step) => ({ ...step, key: step.id === null ? newKey() : `step-${step.id}` })),
  };
}

function storedOf(settings: EditedSettings): ProfileSettings {
  const steps = settings.steps.map((step) => {
    const { key: _, ...stored } = step;
    return stored;
  });
  return { ...settings, steps };
}

/** The place of the last step before the hand-over; −1 where there is none. */
function lastPlace(steps: readonly ProfileStep[]): number {
  const handOver = steps.findIndex((step) => step.kind === 'hand_over');
  return (handOver === -1 ? steps.length : handOver) - 1;
}

/** A new step is a reminder after the others; it takes over what they have, but claims no fee before somebody says so. */
function newReminder(steps: readonly ProfileStep[]): ProfileStep {
  const plain: ProfileStep = {
    id: null,
    kind: 'reminder',
    waitDays: 14,
    waitFrom: 'deadline',
    deadline: 'own',
    deadlineDays: 14,
    fee: 'none',
    claimInterest: false,
    claimCompensation: false,
    blocksCustomer: false,
    channels: ['paper'],
    minimumAmount: 0,
    texts: [],
  };
  const last = reminders(steps).at(-1);
  return last === undefined ? plain : { ...last, fee: 'none', claimCompensation: false, texts: [] };
}

/** The reminders that come before anything else. */
function reminders(steps: readonly ProfileStep[]): readonly ProfileStep[] {
  const first = steps.findIndex((step) => step.kind !== 'reminder');
  return first === -1 ? steps : steps.slice(0, first);
}

function withText(
  texts: readonly StepText[],
  language: StepText['language'],
  text: Omit<StepText, 'language'> | null,
): StepText[] {
  if (text === null) return texts.filter((each) => each.language !== language);
  const changed: StepText = { language, title: text.title, body: text.body };
  return texts.some((each) => each.language === language)
    ? texts.map((each) => (each.language === language ? changed : each))
    : [...texts, changed];
}

/** The how-manieth of its kind each step is, counted from 1, in the order of the steps. */
export function ordinalsOf(steps: readonly Pick<ProfileStep, 'kind'>[]): number[] {
  const counts = new Map<ProfileStep['kind'], number>();
  return steps.map(({ kind }) => {
    const ordinal = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, ordinal);
    return ordinal;
  });
}
