import type { ListLayout, ListMappingData } from '#shared/contract/intake.ts';
import { NumberField, Select, useTexts } from '#renderer/ui/index.ts';
import type { ListShape } from '#renderer/features/intake/mappingDraft.ts';
import styles from '#renderer/features/intake/Mapping.module.css';

type Notation = Pick<ListMappingData, 'decimalSign' | 'dateOrder'>;

interface Props {
  readonly layout: ListLayout;
  readonly shape: ListShape;
  readonly notation: Notation;
  readonly onShape: (shape: ListShape) => void;
  readonly onNotation: (notation: Notation) => void;
}

const delimiters = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'pipe' } as const;
const unsaid = 'unsaid';

/** How a list is laid out and written: sheet, header row, separator, decimal sign, order of a day's parts. */
export function LayoutFields({ layout, shape, notation, onShape, onNotation }: Props) {
  const { t } = useTexts();
  const byItself = { id: unsaid, title: t('intake.layout.byItself') };
  const { sheets } = layout;
  return (
    <div className={styles['layout']}>
      {sheets.length > 1 && (
        <Select
          label={t('intake.layout.sheet')}
          options={sheets.map((sheet) => ({ id: sheet, title: sheet }))}
          selected={shape.sheet ?? layout.mapping.sheet ?? sheets[0] ?? ''}
          // Another sheet has its headers elsewhere.
          onSelect={(sheet) => onShape({ ...shape, sheet, headerRecord: null })}
        />
      )}
      <NumberField
        label={t('intake.layout.headerRow')}
        help={t('intake.layout.noHeaders')}
        value={layout.headerRecord + 1}
        minimum={0}
        maximum={200}
        onChange={(row) => onShape({ ...shape, headerRecord: row - 1 })}
      />
      {layout.delimiter !== null && (
        <Select
          label={t('intake.layout.delimiter')}
          options={Object.entries(delimiters).map(([id, name]) => ({
            id,
            title: t(`intake.delimiter.${name}`),
          }))}
          selected={shape.delimiter ?? layout.delimiter}
          onSelect={(delimiter) => onShape({ ...shape, delimiter, headerRecord: null })}
        />
      )}
      <Select
        label={t('intake.layout.decimalSign')}
        options={[
          byItself,
          { id: ',', title: t('intake.layout.sign.comma') },
          { id: '.', title: t('intake.layout.sign.point') },
        ]}
        selected={notation.decimalSign ?? unsaid}
        onSelect={(sign) =>
          onNotation({ ...notation, decimalSign: sign === ',' || sign === '.' ? sign : null })
        }
      />
      <Select
        label={t('intake.layout.dateOrder')}
        options={[byItself, ...orders.map((id) => ({ id, title: t(`intake.layout.order.${id}`) }))]}
        selected={notation.dateOrder ?? unsaid}
        onSelect={(order) =>
          onNotation({ ...notation, dateOrder: orders.find((each) => each === order) ?? null })
        }
      />
    </div>
  );
}

const orders = ['day_first', 'month_first', 'year_first'] as const;
