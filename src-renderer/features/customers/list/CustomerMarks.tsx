import {
  Ban,
  CirclePause,
  GitCompareArrows,
  Landmark,
  Lock,
  MailX,
  MapPinOff,
  MessageSquareWarning,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { CustomerRow } from '#shared/contract/customers.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';
import { classNames } from '#renderer/ui/index.ts';
import styles from '#renderer/features/customers/list/List.module.css';

interface Props {
  readonly row: CustomerRow;
  readonly texts: Texts;
}

/** What one should know of a customer before anything is done with it, each mark with a name. */
export function CustomerMarks({ row, texts: { t } }: Props) {
  return (
    <span className={styles['marks']}>
      {row.situation !== null && (
        <span className={styles['situation']}>{t(`customers.situation.${row.situation}`)}</span>
      )}
      {row.holds.map((kind) => (
        <Mark key={kind} label={t(`words.hold.${kind}`)} tone={kind === 'objection' ? 'objection' : 'stop'}>
          {kind === 'objection' ? <MessageSquareWarning /> : <CirclePause />}
        </Mark>
      ))}
      {row.collectionBan && (
        <Mark label={t('customers.flags.collectionBan')} tone="stop">
          <Ban />
        </Mark>
      )}
      {row.directDebit && (
        <Mark label={t('customers.flags.directDebit')} tone="stop">
          <Landmark />
        </Mark>
      )}
      {row.blocked && (
        <Mark label={t('customers.list.stop.blocked')} tone="stop">
          <Lock />
        </Mark>
      )}
      {row.conflicts > 0 && (
        <Mark label={t('customers.list.conflicts', { count: row.conflicts })} tone="warn">
          <GitCompareArrows />
        </Mark>
      )}
    </span>
  );
}

/** What is missing of a customer: an address, an e-mail address. */
export function MissingMarks({ row, texts: { t } }: Props) {
  return (
    <span className={styles['marks']}>
      {row.missing.includes('address') && (
        <Mark label={t('customers.list.lack.address')} tone="warn">
          <MapPinOff />
        </Mark>
      )}
      {row.missing.includes('email') && (
        <Mark label={t('customers.list.lack.email')} tone="stop">
          <MailX />
        </Mark>
      )}
    </span>
  );
}

interface MarkProps {
  readonly label: string;
  readonly tone: 'stop' | 'objection' | 'warn';
  readonly children: ReactNode;
}

function Mark({ label, tone, children }: MarkProps) {
  return (
    <span role="img" aria-label={label} title={label} className={classNames(styles['mark'], styles[tone])}>
      {children}
    </span>
  );
}
