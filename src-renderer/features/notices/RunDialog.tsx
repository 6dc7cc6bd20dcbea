import { useState } from 'react';
import type { RunRow } from '#shared/contract/notices.ts';
import { Alert, Button, Dialog, Progress, useTexts } from '#renderer/ui/index.ts';
import { failureText } from '#renderer/api/failure.ts';
import { PostedOn } from '#renderer/features/notices/PostedOn.tsx';
import { RunItems } from '#renderer/features/notices/RunItems.tsx';
import { RunSteps } from '#renderer/features/notices/RunSteps.tsx';
import { RunSums } from '#renderer/features/notices/RunSums.tsx';
import { useRun, type RunFlow, type RunStart } from '#renderer/features/notices/useRun.ts';
import { WithdrawnLetters } from '#renderer/features/notices/WithdrawnLetters.tsx';
import styles from '#renderer/features/notices/Notices.module.css';

interface Props {
  readonly start: RunStart;
  readonly onClose: () => void;
  /** The rows are on their way and need not stay chosen. */
  readonly onApproved?: () => void;
  /** Leads to the list of runs, where this one can be taken up again. */
  readonly onOpenRuns?: () => void;
}

/**
 * One run from its draft to its confirmation (DOMAIN: a run). It can be closed at any point and taken up again. Only a
 * draft that was made here and is closed without a word is thrown away: it was a look at what would go out.
 */
export function RunDialog({ start, onClose, onApproved = stay, onOpenRuns }: Props) {
  const texts = useTexts();
  const { t, format } = texts;
  const flow = useRun(start, onApproved);
  const { run, busy } = flow;
  return (
    <Dialog
      size={run === null ? 'medium' : 'large'}
      title={run === null ? t('notices.preparing') : t('notices.runTitle', { run: run.id })}
      subtitle={run === null ? undefined : <RunSteps state={run.state} />}
      closable={busy === null}
      onClose={() => {
        if (start.kind === 'selection' && run?.state === 'draft') flow.forget();
        onClose();
      }}
      footer={<Footer flow={flow} onClose={onClose} {...(onOpenRuns === undefined ? {} : { onOpenRuns })} />}
    >
      {flow.failure !== null && <Alert tone="error">{failureText(texts, flow.failure)}</Alert>}
      {busy !== null && busy.state.phase === 'running' && (
        <Progress
          label={t(`notices.progress.${busy.kind}`)}
          done={busy.state.done}
          total={busy.state.total}
          detail={
            busy.state.total === null
              ? t('words.loading')
              : t('notices.progress.of', {
                  done: format.number(busy.state.done),
                  total: format.number(busy.state.total),
                })
          }
        />
      )}
      {run !== null && (
        <>
          <Advice run={run} sent={flow.sent} />
          {run.state === 'dispatched' && (
            <PostedOn asOf={run.asOf} value={flow.sentOn} onChange={flow.setSentOn} />
          )}
          {flow.withdrawn.length > 0 && <WithdrawnLetters letters={flow.withdrawn} />}
          <RunSums run={run} />
          <RunItems run={run} onLetter={flow.openLetter} />
        </>
      )}
    </Dialog>
  );
}

const stay = () => undefined;

/** What the state of the run asks of the reader. */
function Advice({ run, sent }: { readonly run: RunRow; readonly sent: number | null }) {
  const { t } = useTexts();
  switch (run.state) {
    case 'draft':
      return run.leftOut === 0 ? null : (
        <Alert tone="info">{t('notices.advice.leftOut', { count: run.leftOut })}</Alert>
      );
    case 'approved':
      return <Alert tone="info">{t('notices.advice.approved')}</Alert>;
    case 'dispatched':
      return (
        <Alert tone="info" title={t('notices.advice.dispatchedTitle')}>
          {t('notices.advice.dispatched')}
        </Alert>
      );
    case 'confirmed':
      return (
        <Alert tone="good" title={t('notices.advice.confirmed', { count: sent ?? run.invoices })}>
          {t('notices.advice.confirmedHelp')}
        </Alert>
      );
    case 'discarded':
      return <Alert tone="info">{t('notices.advice.discarded')}</Alert>;
  }
}

interface FooterProps {
  readonly flow: RunFlow;
  readonly onClose: () => void;
  readonly onOpenRuns?: () => void;
}

function Footer({ flow, onClose, onOpenRuns }: FooterProps) {
  const { t } = useTexts();
  const [asking, setAsking] = useState(false);
  const { run, busy } = flow;
  if (busy !== null) {
    // A confirmation is one transaction of a moment; everything else may be stopped.
    return busy.kind === 'confirm' ? null : <Button onPress={flow.cancel}>{t('words.action.cancel')}</Button>;
  }
  if (run === null) return <Button onPress={onClose}>{t('words.action.close')}</Button>;
  const open = run.state === 'draft' || run.state === 'approved' || run.state === 'dispatched';
  return (
    <>
      {open && (
        <span className={styles['footStart']}>
          {asking ? (
            <>
              <span>{t('notices.discardSure')}</span>
              <Button look="danger" onPress={flow.discard}>
                {t('notices.discardYes')}
              </Button>
              <Button look="quiet" onPress={() => setAsking(false)}>
                {t('notices.discardNo')}
              </Button>
            </>
          ) : (
            <Button look="quiet" onPress={() => setAsking(true)}>
              {t('notices.discard')}
            </Button>
          )}
        </span>
      )}
      {open && onOpenRuns !== undefined && !asking && (
        <Button
          onPress={() => {
            onClose();
            onOpenRuns();
          }}
        >
          {t('notices.later')}
        </Button>
      )}
      <MainButton flow={flow} run={run} onClose={onClose} />
    </>
  );
}

function MainButton({
  flow,
  run,
  onClose,
}: {
  readonly flow: RunFlow;
  readonly run: RunRow;
  readonly onClose: () => void;
}) {
  const { t } = useTexts();
  switch (run.state) {
    case 'draft':
      return (
        <Button look="primary" isDisabled={run.letters === 0} onPress={flow.approve}>
          {t('notices.approve', { count: run.letters })}
        </Button>
      );
    case 'approved':
      return (
        <Button look="primary" onPress={flow.draw}>
          {t('notices.draw')}
        </Button>
      );
    case 'dispatched':
      return (
        <>
          <Button look="quiet" onPress={flow.save}>
            {t('notices.save')}
          </Button>
          <Button onPress={flow.open}>{t('notices.open')}</Button>
          <Button look="primary" onPress={flow.confirm}>
            {t('notices.confirm')}
          </Button>
        </>
      );
    case 'confirmed':
      return (
        <>
          <Button look="quiet" onPress={flow.save}>
            {t('notices.save')}
          </Button>
          <Button onPress={flow.open}>{t('notices.open')}</Button>
          <Button look="primary" onPress={onClose}>
            {t('words.action.done')}
          </Button>
        </>
      );
    case 'discarded':
      return (
        <Button look="primary" onPress={onClose}>
          {t('words.action.close')}
        </Button>
      );
  }
}
