import { useMutation } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { EllipsisVertical } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { profileProblems } from '#shared/domain/dunning/profileProblems.ts';
import { prepareLaw } from '#shared/domain/law/prepareLaw.ts';
import type {
  ProfileCard,
  ProfileFrame,
  ProfileListRow,
  ProfileSettings,
} from '#shared/contract/profiles.ts';
import {
  Alert,
  Button,
  classNames,
  IconButton,
  Menu,
  showToast,
  Tabs,
  useTexts,
} from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText, type Failure } from '#renderer/api/failure.ts';
import { AssignedCustomers } from '#renderer/features/profiles/AssignedCustomers.tsx';
import { useExample } from '#renderer/features/profiles/example.ts';
import { useProfileEditor, type ProfileEditor } from '#renderer/features/profiles/profileEditor.ts';
import { ProfileEvents } from '#renderer/features/profiles/ProfileEvents.tsx';
import { ProfileSettingsTab } from '#renderer/features/profiles/ProfileSettingsTab.tsx';
import type { ProfileTab } from '#renderer/features/profiles/ProfilesPage.tsx';
import { PutInUseDialog } from '#renderer/features/profiles/PutInUseDialog.tsx';
import { UnsavedDialog } from '#renderer/features/profiles/UnsavedDialog.tsx';
import styles from '#renderer/features/profiles/Profiles.module.css';

interface Props {
  readonly card: ProfileCard;
  readonly frame: ProfileFrame;
  readonly others: readonly ProfileListRow[];
  readonly tab: ProfileTab;
  readonly onTab: (tab: ProfileTab) => void;
  readonly onDuplicate: () => void;
  readonly onRemoved: () => void;
}

/** One profile with its three sides. What is being edited outlives a look at the other two. */
export function ProfilePanel({ card, frame, others, tab, onTab, onDuplicate, onRemoved }: Props) {
  const texts = useTexts();
  const { t, format } = texts;
  const editor = useProfileEditor(card);
  const example = useExample(frame.today, prepareLaw(frame.law).calendar);
  const [isAsking, setAsking] = useState(false);
  const problems = useMemo(
    () => profileProblems(editor.saved, card.debtorKind, prepareLaw(frame.law), frame.today as never),
    [editor.saved, card.debtorKind, frame],
  );
  const isLawful = problems.every((problem) => problem.severity === 'advice');
  const store = useStoring(card, editor.onSaved);
  // What was refused is no longer wrong once something is changed.
  const failure = store.attempted === editor.saved ? store.failure : null;
  useRefusedStep(failure, editor);
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      editor.isDirty && placeOf(current, card.id) !== placeOf(next, card.id),
    enableBeforeUnload: () => editor.isDirty,
    withResolver: true,
  });
  const waiting = editor.isDirty || card.changes !== null || card.state === 'draft';

  return (
    <section className={styles['panel']} aria-label={card.settings.name}>
      <header className={styles['header']}>
        <div className={styles['titles']}>
          <h2>{card.settings.name}</h2>
          <p>
            {t(`profiles.forKind.${card.debtorKind}`)}
            <StateBadge card={card} isDirty={editor.isDirty} />
          </p>
        </div>
        {tab === 'settings' && (
          <div className={styles['saving']}>
            {(editor.isDirty || card.changes !== null) && (
              <Button
                look="quiet"
                onPress={() => {
                  if (editor.isDirty) editor.reset();
                  else store.discard();
                }}
              >
                {t(editor.isDirty ? 'profiles.revert' : 'profiles.discard')}
              </Button>
            )}
            {editor.isDirty && (
              <Button
                look={isLawful ? 'plain' : 'primary'}
                isPending={store.isPending}
                onPress={() => store.save(editor.saved, editor.revision, 'draft')}
              >
                {t('profiles.saveDraft')}
              </Button>
            )}
            {waiting && (
              <Button look="primary" isDisabled={!isLawful} onPress={() => setAsking(true)}>
                {t('profiles.putInUse')}
              </Button>
            )}
          </div>
        )}
        <ProfileMenu card={card} onDuplicate={onDuplicate} onRemoved={onRemoved} />
      </header>
      {editor.isOutdated && (
        <Alert tone="warning">
          {t('profiles.outdated')}{' '}
          <Button look="quiet" onPress={editor.reset}>
            {t('profiles.reload')}
          </Button>
        </Alert>
      )}
      {failure !== null && <Alert tone="error">{failureText(texts, failure)}</Alert>}
      <Tabs
        label={t('profiles.sides')}
        selected={tab}
        onSelect={onTab}
        tabs={[
          { id: 'settings', title: t('profiles.tab.settings'), count: null },
          {
            id: 'customers',
            title: t('profiles.tab.customers'),
            count: format.number(card.byDefault + card.assigned),
          },
          { id: 'events', title: t('profiles.tab.events'), count: null },
        ]}
      >
        {tab === 'settings' && (
          <ProfileSettingsTab
            card={card}
            frame={frame}
            editor={editor}
            example={example}
            problems={problems}
            failure={failure}
          />
        )}
        {tab === 'customers' && <AssignedCustomers card={card} others={others} />}
        {tab === 'events' && <ProfileEvents card={card} />}
      </Tabs>
      {isAsking && (
        <PutInUseDialog
          profileId={card.id}
          settings={editor.saved}
          isPending={store.isPending}
          failure={failure}
          onPutInUse={() =>
            store.save(editor.saved, editor.revision, 'use', () => {
              setAsking(false);
              showToast('good', t('profiles.inUse', { name: editor.saved.name.trim() }));
            })
          }
          onClose={() => setAsking(false)}
        />
      )}
      {leaving.status === 'blocked' && (
        <UnsavedDialog name={card.settings.name} onStay={leaving.reset} onLeave={leaving.proceed} />
      )}
    </section>
  );
}

function StateBadge({ card, isDirty }: { readonly card: ProfileCard; readonly isDirty: boolean }) {
  const { t } = useTexts();
  const isDraft = card.state === 'draft';
  return (
    <>
      <span className={classNames(styles['badge'], isDraft ? styles['badgeDraft'] : styles['badgeActive'])}>
        {t(isDraft ? 'profiles.state.draft' : 'profiles.state.active')}
      </span>
      {card.isDefault && <span className={styles['badge']}>{t('profiles.state.default')}</span>}
      {card.changes !== null && (
        <span className={classNames(styles['badge'], styles['badgeDraft'])}>
          {t('profiles.state.changes')}
        </span>
      )}
      {isDirty && (
        <span className={classNames(styles['badge'], styles['badgeDraft'])}>
          {t('profiles.state.unsaved')}
        </span>
      )}
    </>
  );
}

function ProfileMenu({ card, onDuplicate, onRemoved }: Pick<Props, 'card' | 'onDuplicate' | 'onRemoved'>) {
  const { t } = useTexts();
  const makeDefault = useMutation(api.profiles.makeDefault.mutationOptions());
  const remove = useMutation(api.profiles.remove.mutationOptions());
  const { name } = card.settings;
  return (
    <Menu
      label={t('profiles.menu')}
      trigger={
        <IconButton label={t('profiles.menu')}>
          <EllipsisVertical />
        </IconButton>
      }
      entries={[
        {
          id: 'default',
          title: t(`profiles.makeDefault.${card.debtorKind}`),
          isDisabled: card.isDefault || card.state === 'draft',
          onSelect: () =>
            makeDefault.mutate(
              { profileId: card.id },
              { onSuccess: () => showToast('good', t(`profiles.isDefault.${card.debtorKind}`, { name })) },
            ),
        },
        { id: 'duplicate', title: t('profiles.duplicate'), onSelect: onDuplicate },
        {
          id: 'remove',
          title: t('profiles.remove'),
          divided: true,
          isDisabled: card.isDefault || card.assigned > 0,
          onSelect: () =>
            remove.mutate(
              { profileId: card.id },
              {
                onSuccess: () => {
                  showToast('good', t('profiles.removed', { name }));
                  onRemoved();
                },
              },
            ),
        },
      ]}
    />
  );
}

function useStoring(card: ProfileCard, onSaved: () => void) {
  const { t } = useTexts();
  const quiet = { meta: { shownInPlace: true } };
  const saving = useMutation(api.profiles.save.mutationOptions(quiet));
  const discarding = useMutation(api.profiles.discardChanges.mutationOptions(quiet));
  const [attempted, setAttempted] = useState<ProfileSettings | null>(null);
  const error = saving.error ?? discarding.error;
  return {
    isPending: saving.isPending || discarding.isPending,
    failure: error === null ? null : failureOf(error),
    /** The settings that a failure is about. */
    attempted,
    save: (
      settings: ProfileSettings,
      revision: number,
      as: 'draft' | 'use',
      onDone: () => void = () => showToast('good', t('profiles.draftSaved', { name: settings.name.trim() })),
    ) => {
      setAttempted(settings);
      saving.mutate(
        { profileId: card.id, revision, settings, as },
        {
          onSuccess: () => {
            onSaved();
            onDone();
          },
        },
      );
    },
    discard: () => discarding.mutate({ profileId: card.id }, { onSuccess: onSaved }),
  };
}

/** Leads to the step that was refused. */
function useRefusedStep(failure: Failure | null, editor: ProfileEditor): void {
  const position = failure?.params['position'];
  const key = typeof position === 'number' ? editor.settings.steps[position]?.key : undefined;
  const { select } = editor;
  useEffect(() => {
    if (key !== undefined) select(key);
  }, [key, select]);
}

/** Where one is, as far as leaving would lose work: the three sides of a profile are one place. */
function placeOf(
  { pathname, search }: { readonly pathname: string; readonly search: object },
  shownId: number,
): string {
  return `${pathname} ${'profile' in search ? String(search.profile) : shownId}`;
}
