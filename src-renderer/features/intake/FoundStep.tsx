import { ArrowRight, Columns3, FileQuestion, FileX, FileCheck, FileMinus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { IntakePreview, Parcel } from '#shared/contract/intake.ts';
import { Alert, Button, useTexts } from '#renderer/ui/index.ts';
import {
  type ImportFlow,
  leaveImport,
  showColumns,
  showPart,
  showStep,
} from '#renderer/features/intake/importFlow.ts';
import { columnName, partName, readAs } from '#renderer/features/intake/intakeText.ts';
import styles from '#renderer/features/intake/Intake.module.css';

interface Props {
  readonly creditorId: number;
  readonly flow: ImportFlow;
}

/** What was found in the files: what each gives, what a person must say first, what cannot be taken, and what is no data. */
export function FoundStep({ creditorId, flow }: Props) {
  const { t } = useTexts();
  const { parcel } = flow;
  if (parcel === null) return null;
  return (
    <>
      <div className={styles['scroller']}>
        <div className={styles['found']}>
          <Summary parcel={parcel} />
          {parcel.unmapped.length > 0 && (
            <FileGroup title={t('intake.found.unmapped')}>
              {parcel.unmapped.map((list) => (
                <UnmappedRow key={list.file} list={list} onSay={() => showColumns(creditorId, list.file)} />
              ))}
            </FileGroup>
          )}
          {parcel.parts.length > 0 && (
            <FileGroup title={t('intake.found.understood')}>
              {parcel.parts.map((part) => (
                <PartRow key={part.part} part={part} creditorId={creditorId} />
              ))}
            </FileGroup>
          )}
          {parcel.refused.length > 0 && (
            <FileGroup title={t('intake.found.refused')}>
              {parcel.refused.map((file) => (
                <RefusedRow key={file.file + file.code} file={file} />
              ))}
            </FileGroup>
          )}
          {parcel.ignored.length > 0 && (
            <FileGroup title={t('intake.found.ignored')}>
              {parcel.ignored.map(({ file, why }) => (
                <FileRow
                  key={file}
                  icon={<FileMinus aria-hidden />}
                  name={file}
                  text={t(`intake.found.why.${why}`)}
                />
              ))}
            </FileGroup>
          )}
        </div>
      </div>
      <footer className={styles['footer']}>
        <span className={styles['footNote']}>{t('intake.nothingYet')}</span>
        <Button onPress={() => leaveImport(creditorId)}>{t('intake.chooseOther')}</Button>
        <Button
          look="primary"
          icon={<ArrowRight />}
          isDisabled={parcel.parts.length === 0}
          onPress={() => showStep(creditorId, 'difference')}
        >
          {t('intake.found.next')}
        </Button>
      </footer>
    </>
  );
}

function Summary({ parcel }: { readonly parcel: Parcel }) {
  const { t } = useTexts();
  if (parcel.parts.length === 0 && parcel.unmapped.length === 0) {
    return <Alert tone="warning">{t('intake.found.nothing')}</Alert>;
  }
  if (parcel.unmapped.length === 0) return null;
  return <Alert tone="info">{t('intake.found.unmappedHelp', { count: parcel.unmapped.length })}</Alert>;
}

function FileGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2 className={styles['sectionTitle']}>{title}</h2>
      <ul className={styles['files']} aria-label={title}>
        {children}
      </ul>
    </section>
  );
}

interface FileRowProps {
  readonly icon: ReactNode;
  readonly name: string;
  readonly text: ReactNode;
  readonly detail?: ReactNode;
  readonly actions?: ReactNode;
}

function FileRow({ icon, name, text, detail, actions }: FileRowProps) {
  return (
    <li className={styles['file']}>
      <span className={styles['fileIcon']}>{icon}</span>
      <div className={styles['fileText']}>
        <b>{name}</b>
        <span>{text}</span>
        {detail !== undefined && <small>{detail}</small>}
      </div>
      {actions !== undefined && <div className={styles['fileActions']}>{actions}</div>}
    </li>
  );
}

/** A list by itself, or all single documents together. */
function PartRow({ part, creditorId }: { readonly part: IntakePreview; readonly creditorId: number }) {
  const texts = useTexts();
  const { t } = texts;
  const name = partName(texts, part);
  const counts = [
    t('intake.found.rows', { count: part.counts.read - part.counts.rejected }),
    ...(part.counts.rejected > 0 ? [t('intake.found.rejected', { count: part.counts.rejected })] : []),
    ...(part.fileCount > 1 ? [t('intake.found.files', { count: part.fileCount })] : []),
  ];
  return (
    <FileRow
      icon={<FileCheck aria-hidden />}
      name={name}
      text={[t(`intake.kind.${part.kind}`), ...counts].join(' · ')}
      detail={[
        readAs(texts, part),
        ...(part.mapping === null ? [] : [t('intake.found.savedMapping', { name: part.mapping })]),
      ].join(' · ')}
      actions={
        <>
          {part.mappable && (
            <Button
              look="quiet"
              icon={<Columns3 />}
              aria-label={`${t('intake.columns.change')}: ${name}`}
              onPress={() => showColumns(creditorId, part.part)}
            >
              {t('intake.columns.change')}
            </Button>
          )}
          <Button
            aria-label={`${t('intake.found.look')}: ${name}`}
            onPress={() => showPart(creditorId, part.part)}
          >
            {t('intake.found.look')}
          </Button>
        </>
      }
    />
  );
}

function UnmappedRow({
  list,
  onSay,
}: {
  readonly list: Parcel['unmapped'][number];
  readonly onSay: () => void;
}) {
  const texts = useTexts();
  const { t, format } = texts;
  const missing = format.list(list.missing.map((field) => columnName(texts, field)));
  return (
    <FileRow
      icon={<FileQuestion aria-hidden />}
      name={list.name}
      text={missing === '' ? t('intake.found.unclear') : t('intake.found.missing', { fields: missing })}
      actions={
        <Button icon={<Columns3 />} aria-label={`${t('intake.columns.say')}: ${list.name}`} onPress={onSay}>
          {t('intake.columns.say')}
        </Button>
      }
    />
  );
}

function RefusedRow({ file }: { readonly file: Parcel['refused'][number] }) {
  const { refusalText } = useTexts();
  // A refused file speaks with the text of what is wrong with it.
  const text = refusalText('intake_refused', file);
  return <FileRow icon={<FileX aria-hidden />} name={file.file} text={text} />;
}
