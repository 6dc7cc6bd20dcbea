import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProfileFrame, ProfileListRow } from '#shared/contract/profiles.ts';
import { Alert, Button, Dialog, Select, TextField, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import type { NewProfileStart } from '#renderer/features/profiles/ProfilesPage.tsx';

interface Props {
  readonly creditorId: number;
  readonly start: NewProfileStart;
  readonly profiles: readonly ProfileListRow[];
  readonly presets: ProfileFrame['presets'];
  readonly onAdded: (profileId: number) => void;
  readonly onClose: () => void;
}

/** Asks what a new profile is called and what it begins with (004-17). */
export function AddProfileDialog({ creditorId, start, profiles, presets, onAdded, onClose }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const [name, setName] = useState(
    start.copyOf === null ? '' : t('profiles.copyName', { name: start.copyOf.name }).slice(0, 60),
  );
  const [from, setFrom] = useState(start.copyOf === null ? 'preset-standard' : `profile-${start.copyOf.id}`);
  const add = useMutation(api.profiles.add.mutationOptions({ meta: { shownInPlace: true } }));
  const failure = add.error === null ? null : failureOf(add.error);
  const atName = failure?.code === 'profile_name_taken' || failure?.params['field'] === 'profileName';
  const presetTitle = (preset: string) => {
    const known = (['gentle', 'standard', 'strict'] as const).find((each) => each === preset);
    return known === undefined ? preset : t(`words.profile.${known}`);
  };
  const submit = () =>
    add.mutate(
      { creditorId, debtorKind: start.debtorKind, name, from: sourceOf(from) },
      { onSuccess: ({ id }) => onAdded(id) },
    );
  return (
    <Dialog
      size="small"
      title={t(`profiles.addFor.${start.debtorKind}`)}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('words.action.cancel')}</Button>
          <Button look="primary" isDisabled={name.trim() === ''} isPending={add.isPending} onPress={submit}>
            {t('profiles.add')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('profiles.name')}
        value={name}
        onChange={setName}
        autoFocus
        error={failure !== null && atName ? failureText(texts, failure) : null}
      />
      <Select
        label={t('profiles.beginWith')}
        help={t('profiles.beginWithHelp')}
        selected={from}
        onSelect={setFrom}
        options={[
          ...presets
            .filter((preset) => preset.debtorKind === start.debtorKind)
            .map(({ preset }) => ({
              id: `preset-${preset}`,
              title: t('profiles.readyMade', { name: presetTitle(preset) }),
            })),
          ...profiles
            .filter((profile) => profile.debtorKind === start.debtorKind)
            .map((profile) => ({
              id: `profile-${profile.id}`,
              title: t('profiles.copyOf', { name: profile.name }),
            })),
          { id: 'blank', title: t('profiles.blank') },
        ]}
      />
      {failure !== null && !atName && <Alert tone="error">{failureText(texts, failure)}</Alert>}
    </Dialog>
  );
}

type Source =
  | { readonly kind: 'blank' }
  | { readonly kind: 'preset'; readonly preset: string }
  | { readonly kind: 'profile'; readonly profileId: number };

function sourceOf(from: string): Source {
  if (from.startsWith('preset-')) return { kind: 'preset', preset: from.slice('preset-'.length) };
  if (from.startsWith('profile-'))
    return { kind: 'profile', profileId: Number(from.slice('profile-'.length)) };
  return { kind: 'blank' };
}
