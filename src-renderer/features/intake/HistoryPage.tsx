import { FileUp, History } from 'lucide-react';
import { useCallback, useMemo, useRef } from 'react';
import type { IntakeRow } from '#shared/contract/intake.ts';
import { Button, EmptyState, useTexts, VirtualTable, type VirtualTableHandle } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { usePages } from '#renderer/api/usePages.ts';
import { historyColumns } from '#renderer/features/intake/historyColumns.tsx';
import { Freshness } from '#renderer/features/intake/Freshness.tsx';
import { ImportPanel } from '#renderer/features/intake/ImportPanel.tsx';
import styles from '#renderer/features/intake/Intake.module.css';

interface Props {
  readonly creditorId: number;
  /** The import that is looked at. */
  readonly intakeId: number | null;
  readonly onShow: (intakeId: number | null) => void;
  readonly onImport: () => void;
}

/** Every import of a creditor as a numbered event, with what it did and the way to take it back. */
export function HistoryPage({ creditorId, intakeId, onShow, onImport }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const grid = useRef<VirtualTableHandle>(null);
  const pageOf = useCallback(
    (offset: number, limit: number) =>
      api.intake.history.queryOptions({ input: { creditorId, offset, limit } }),
    [creditorId],
  );
  const pages = usePages<IntakeRow>(String(creditorId), pageOf);
  const columns = useMemo(() => historyColumns(texts), [texts]);
  const close = useCallback(() => {
    onShow(null);
    grid.current?.focus();
  }, [onShow]);
  return (
    <div className={styles['columns']}>
      <div className={styles['main']}>
        <header className={styles['header']}>
          <h1>{t('intake.history.title')}</h1>
          <Freshness creditorId={creditorId} />
        </header>
        {pages.error !== null ? (
          <p className={styles['loading']} role="alert">
            {failureText(texts, failureOf(pages.error))}
          </p>
        ) : pages.total === null ? (
          <p className={styles['loading']}>{t('words.loading')}</p>
        ) : pages.total === 0 ? (
          <EmptyState
            icon={<History />}
            title={t('intake.history.empty')}
            actions={
              <Button look="primary" icon={<FileUp />} onPress={onImport}>
                {t('intake.history.first')}
              </Button>
            }
          >
            {t('intake.history.emptyHelp')}
          </EmptyState>
        ) : (
          <VirtualTable
            handle={grid}
            label={t('intake.history.title')}
            columns={columns}
            total={pages.total}
            rowAt={pages.rowAt}
            onSight={pages.onSight}
            scope={pages.scope}
            keyOf={(row) => row.id}
            lookOf={(row) => ({
              selected: false,
              muted: row.undoneAt !== null,
              current: row.id === intakeId,
            })}
            // The newest first, always.
            sort={newestFirst}
            onSort={() => undefined}
            onOpen={(row) => onShow(row.id)}
            empty={null}
          />
        )}
      </div>
      {intakeId !== null && <ImportPanel key={intakeId} intakeId={intakeId} onClose={close} />}
    </div>
  );
}

const newestFirst = { column: 'number', descending: true };
