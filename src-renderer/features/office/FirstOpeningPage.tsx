import { useMutation } from '@tanstack/react-query';
import { ArrowRight, FlaskConical, FolderPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Alert, Button, Progress, useTexts } from '#renderer/ui/index.ts';
import { api, client } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { useJob } from '#renderer/api/useJob.ts';
import styles from '#renderer/features/office/FirstOpening.module.css';

interface Props {
  /** Language and colours, which the frame offers elsewhere. */
  readonly preferences: ReactNode;
  readonly onDemo: () => void;
  readonly onEmpty: () => void;
}

/** The first opening of an empty ledger: try with a demo office, or start with one's own. */
export function FirstOpeningPage({ preferences, onDemo, onEmpty }: Props) {
  const texts = useTexts();
  const { t, format } = texts;
  const demo = useJob(client.office.startDemo);
  const empty = useMutation(api.office.startEmpty.mutationOptions({ meta: { shownInPlace: true } }));
  const failure =
    demo.state.phase === 'failed' ? demo.state.failure : empty.error === null ? null : failureOf(empty.error);
  const startDemo = async () => {
    if ((await demo.run(undefined)) !== null) onDemo();
  };
  return (
    <main className={styles['page']}>
      <div className={styles['corner']}>{preferences}</div>
      <div className={styles['center']}>
        <span className={styles['mark']} aria-hidden>
          F
        </span>
        <h1>{t('office.welcome')}</h1>
        <p className={styles['intro']}>{t('office.welcomeHelp')}</p>
        {demo.state.phase === 'running' ? (
          <div className={styles['progress']}>
            <Progress
              label={t('office.demoProgress')}
              done={demo.state.done}
              total={demo.state.total}
              {...(demo.state.total === null
                ? {}
                : { detail: `${format.number(demo.state.done)} / ${format.number(demo.state.total)}` })}
            />
            <Button onPress={demo.cancel}>{t('words.action.cancel')}</Button>
          </div>
        ) : (
          <div className={styles['choices']}>
            <Choice
              icon={<FlaskConical />}
              title={t('office.demo')}
              help={t('office.demoHelp')}
              button={
                <Button look="primary" icon={<ArrowRight />} onPress={() => void startDemo()}>
                  {t('office.demoStart')}
                </Button>
              }
            />
            <Choice
              icon={<FolderPlus />}
              title={t('office.empty')}
              help={t('office.emptyHelp')}
              button={
                <Button
                  icon={<ArrowRight />}
                  isPending={empty.isPending}
                  onPress={() => empty.mutate(undefined, { onSuccess: onEmpty })}
                >
                  {t('office.emptyStart')}
                </Button>
              }
            />
          </div>
        )}
        {failure !== null && <Alert tone="error">{failureText(texts, failure)}</Alert>}
        <p className={styles['local']}>{t('office.local')}</p>
      </div>
    </main>
  );
}

interface ChoiceProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly help: string;
  readonly button: ReactNode;
}

function Choice({ icon, title, help, button }: ChoiceProps) {
  return (
    <section className={styles['choice']}>
      <span className={styles['choiceIcon']}>{icon}</span>
      <h2>{title}</h2>
      <p>{help}</p>
      {button}
    </section>
  );
}
