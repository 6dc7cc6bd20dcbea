import { useCallback, useMemo } from 'react';
import type { DifferenceGroup, DifferenceRow, IntakePreview } from '#shared/contract/intake.ts';
import { useTexts, VirtualTable } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { usePages } from '#renderer/api/usePages.ts';
import { differenceColumns } from '#renderer/features/intake/differenceColumns.tsx';
import styles from '#renderer/features/intake/Intake.module.css';

interface Props {
  readonly parcel: string;
  readonly part: IntakePreview;
  readonly group: DifferenceGroup;
  readonly currentRow: DifferenceRow | null;
  readonly onOpen: (row: DifferenceRow) => void;
}

/** The rows of one group of a part's difference, however many. */
export function DifferenceTable({ parcel, part, group, currentRow, onOpen }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const { part: id, complete, listDate } = part;
  const pageOf = useCallback(
    (offset: number, limit: number) => {
      const input = { parcel, part: id, group, offset, limit };
      const { queryFn, queryKey } = api.intake.difference.queryOptions({ input });
      // Another comparison has other rows under the same name.
      return { queryFn, queryKey: [...queryKey, complete, listDate] };
    },
    [parcel, id, group, complete, listDate],
  );
  const pages = usePages(`${parcel} ${id} ${group} ${complete} ${listDate}`, pageOf);
  const columns = useMemo(() => differenceColumns(texts, group, part), [texts, group, part]);
  if (pages.error !== null) {
    return (
      <p className={styles['loading']} role="alert">
        {failureText(texts, failureOf(pages.error))}
      </p>
    );
  }
  if (pages.total === null) return <p className={styles['loading']}>{t('words.loading')}</p>;
  return (
    <VirtualTable
      label={t(`intake.group.${group}`)}
      columns={columns}
      total={pages.total}
      rowAt={pages.rowAt}
      onSight={pages.onSight}
      scope={pages.scope}
      keyOf={(row) => row.line ?? 0}
      lookOf={(row) => ({ selected: false, muted: group === 'unchanged', current: row === currentRow })}
      // In the order of the file; the border sorts nothing else.
      sort={inFileOrder}
      onSort={() => undefined}
      onOpen={onOpen}
      empty={<p className={styles['loading']}>{t('intake.difference.noRows')}</p>}
    />
  );
}

const inFileOrder = { column: 'line', descending: false };
