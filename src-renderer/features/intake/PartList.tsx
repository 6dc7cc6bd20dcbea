import { Checkbox, classNames, useTexts } from '#renderer/ui/index.ts';
import { showPart, togglePart, type ImportFlow } from '#renderer/features/intake/importFlow.ts';
import { partName } from '#renderer/features/intake/intakeText.ts';
import styles from '#renderer/features/intake/Intake.module.css';

interface Props {
  readonly creditorId: number;
  readonly flow: ImportFlow;
  readonly shown: string;
}

/** The parts of a parcel: which is shown, and which are to be taken over. Nothing where there is but one. */
export function PartList({ creditorId, flow, shown }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const parts = flow.parcel?.parts ?? [];
  if (parts.length < 2) return null;
  return (
    <section className={styles['factGroup']}>
      <h3>{t('intake.facts.parts')}</h3>
      <ul className={styles['parts']}>
        {parts.map((part) => {
          const name = partName(texts, part);
          return (
            <li key={part.part} className={classNames(part.part === shown && styles['partShown'])}>
              <Checkbox
                label={t('intake.facts.take', { file: name })}
                state={flow.left.has(part.part) ? 'off' : 'on'}
                onToggle={() => togglePart(creditorId, part.part)}
              />
              <button
                type="button"
                aria-current={part.part === shown}
                className={styles['partButton']}
                onClick={() => showPart(creditorId, part.part)}
              >
                <span title={name}>{name}</span>
                <small>{t(`intake.kind.${part.kind}`)}</small>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
