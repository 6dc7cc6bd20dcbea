import { useMutation } from '@tanstack/react-query';
import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import type { SourceState } from '#shared/contract/intake.ts';
import type { ChosenFile } from '#shared/contract/shellMessages.ts';
import { Alert, Button, Dialog, NumberField, RadioList, showToast, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { platform } from '#renderer/platform/currentPlatform.ts';
import styles from '#renderer/features/intake/Intake.module.css';

interface Props {
  readonly creditorId: number;
  readonly source: SourceState;
  readonly onClose: () => void;
}

/** Settles where a creditor's files come from, what an absent invoice means, and when its data is old. */
export function SourceDialog({ creditorId, source, onClose }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const [kind, setKind] = useState(source.kind);
  const [absent, setAbsent] = useState(source.absent);
  const [taking, setTaking] = useState(source.taking);
  const [staleDays, setStaleDays] = useState(source.staleDays);
  const [folder, setFolder] = useState<ChosenFile | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const save = useMutation(api.intake.setSource.mutationOptions({ meta: { shownInPlace: true } }));
  const error = failure ?? save.error;
  const folderName = folder?.name ?? source.folder;
  const choose = async () => {
    setFailure(null);
    const chosen = await platform.chooseFolder(t('intake.source.folderPath'));
    if (chosen !== null) setFolder(chosen);
  };
  const store = () =>
    save.mutate(
      { creditorId, kind, folder: folder?.token ?? null, absent, taking, staleDays },
      {
        onSuccess: () => {
          showToast('good', t('intake.source.saved'));
          onClose();
        },
      },
    );
  return (
    <Dialog
      title={t('intake.source.title')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('words.action.cancel')}</Button>
          <Button
            look="primary"
            isPending={save.isPending}
            isDisabled={kind === 'folder' && folderName === null}
            onPress={store}
          >
            {t('words.action.save')}
          </Button>
        </>
      }
    >
      {error !== null && <Alert tone="error">{failureText(texts, failureOf(error))}</Alert>}
      <RadioList
        label={t('intake.source.kind')}
        selected={kind}
        onSelect={setKind}
        choices={(['files', 'folder'] as const).map((id) => ({
          id,
          title: t(`intake.source.kinds.${id}`),
          help: t(`intake.source.kindHelp.${id}`),
        }))}
      />
      {kind === 'folder' && (
        <div className={styles['chosenFolder']}>
          <span>{folderName ?? t('intake.source.noFolder')}</span>
          <Button icon={<FolderOpen />} onPress={() => void choose().catch(setFailure)}>
            {t('intake.source.chooseFolder')}
          </Button>
        </div>
      )}
      <RadioList
        label={t('intake.source.absent')}
        selected={absent}
        onSelect={setAbsent}
        choices={(['settle', 'keep', 'ask'] as const).map((id) => ({
          id,
          title: t(`intake.source.absents.${id}`),
          help: t(`intake.source.absentHelp.${id}`),
        }))}
      />
      {kind === 'folder' && (
        <RadioList
          label={t('intake.source.taking')}
          selected={taking}
          onSelect={setTaking}
          choices={(['ask', 'auto'] as const).map((id) => ({
            id,
            title: t(`intake.source.takings.${id}`),
            help: t(`intake.source.takingHelp.${id}`),
          }))}
        />
      )}
      <NumberField
        label={t('intake.source.staleDays')}
        value={staleDays}
        minimum={1}
        maximum={365}
        unit={t('intake.source.days')}
        help={t('intake.source.staleHelp')}
        onChange={setStaleDays}
      />
    </Dialog>
  );
}
