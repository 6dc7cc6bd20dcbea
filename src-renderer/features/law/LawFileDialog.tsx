import { useMutation } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import type { LawFilePreview } from '#shared/contract/law.ts';
import type { ChosenFile } from '#shared/contract/shellMessages.ts';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';
import { Alert, Button, Dialog, showToast, useTexts } from '#renderer/ui/index.ts';
import { client } from '#renderer/api/client.ts';
import { failureOf, failureText, type Failure } from '#renderer/api/failure.ts';
import { platform } from '#renderer/platform/currentPlatform.ts';
import { additionText } from '#renderer/features/law/AdditionsDetail.tsx';
import { Differences } from '#renderer/features/law/Differences.tsx';
import styles from '#renderer/features/law/Law.module.css';

interface Props {
  readonly onClose: () => void;
  readonly onTaken: (country: LawCountry) => void;
}

interface Inspected {
  readonly file: ChosenFile;
  readonly preview: LawFilePreview;
}

/** Reads a law pack from a file: what it would change, before it is taken; or what is wrong with it, line by line. */
export function LawFileDialog({ onClose, onTaken }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const quiet = { meta: { shownInPlace: true } };
  const inspect = useMutation({
    ...quiet,
    mutationFn: async (): Promise<Inspected | null> => {
      const [file] = await platform.chooseFiles('law_pack');
      if (file === undefined) return null;
      return { file, preview: await client.law.inspectFile({ file: file.token }) };
    },
  });
  const take = useMutation({
    ...quiet,
    mutationFn: ({ file }: Inspected) => client.law.loadFile({ file: file.token }),
    onSuccess: ({ country, version }) => {
      showToast('good', t('law.file.done', { country: t(`words.country.${country}`), version }));
      onTaken(country);
    },
  });
  const inspected = inspect.data ?? null;
  const error = take.error ?? inspect.error;
  const choose = () => {
    take.reset();
    inspect.mutate();
  };
  return (
    <Dialog
      size={inspected === null && error === null ? 'small' : 'medium'}
      title={t('law.file.title')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('words.action.cancel')}</Button>
          <Button
            look={inspected === null ? 'primary' : 'plain'}
            icon={<FileUp />}
            isPending={inspect.isPending}
            onPress={choose}
          >
            {t(inspected === null && error === null ? 'law.file.choose' : 'law.action.chooseOther')}
          </Button>
          {inspected !== null && error === null && (
            <Button look="primary" isPending={take.isPending} onPress={() => take.mutate(inspected)}>
              {t('law.action.take')}
            </Button>
          )}
        </>
      }
    >
      {inspected === null && error === null && <p className={styles['help']}>{t('law.file.help')}</p>}
      {error !== null && <Refused failure={failureOf(error)} />}
      {inspected !== null && error === null && <Preview preview={inspected.preview} />}
    </Dialog>
  );
}

interface Problem {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

function Refused({ failure }: { readonly failure: Failure }) {
  const texts = useTexts();
  const { t } = texts;
  if (failure.code !== 'law_file_refused') return <Alert tone="error">{failureText(texts, failure)}</Alert>;
  const problems = failure.params['problems'] as readonly Problem[];
  const more = Number(failure.params['count']) - problems.length;
  return (
    <>
      <Alert tone="error" title={t('law.file.refused', { file: String(failure.params['file']) })}>
        {t('law.file.refusedHelp')}
      </Alert>
      <ul className={styles['problems']}>
        {problems.map(({ code, params }) => (
          <li key={`${code} ${JSON.stringify(params)}`}>{texts.dataProblemText(code, params)}</li>
        ))}
        {more > 0 && <li>{t('law.file.more', { count: more })}</li>}
      </ul>
    </>
  );
}

function Preview({ preview }: { readonly preview: LawFilePreview }) {
  const texts = useTexts();
  const { t, format } = texts;
  const { country, version, inForce, differences, setAside } = preview;
  return (
    <>
      <div>
        <p className={styles['previewTitle']}>
          {t('law.file.preview', {
            country: t(`words.country.${country}`),
            version,
            published: format.day(preview.published),
          })}
        </p>
        <p className={styles['help']}>
          {t('law.file.replaces', { version: inForce.version, published: format.day(inForce.published) })}
        </p>
      </div>
      {setAside.length > 0 && (
        <Alert tone="warning" title={t('law.file.setAside', { count: setAside.length })}>
          <ul>
            {setAside.map((addition) => (
              <li key={addition.id}>{additionText(texts, preview, addition)}</li>
            ))}
          </ul>
        </Alert>
      )}
      {differences.length === 0 ? (
        <p>{t('law.file.same')}</p>
      ) : (
        <Differences
          title={t('law.file.differences', { count: differences.length })}
          columns={[t('law.file.before'), t('law.file.after')]}
          differences={differences}
          currency={preview.currency}
        />
      )}
      <p className={styles['help']}>{t('law.figure.sent')}</p>
    </>
  );
}
