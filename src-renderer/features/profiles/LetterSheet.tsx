import type { LetterModel, LetterTable } from '#shared/domain/letters/letterModel.ts';
import { classNames, useTexts } from '#renderer/ui/index.ts';
import styles from '#renderer/features/profiles/LetterSheet.module.css';

/** A letter on the screen: every word of the printed one, in its order, on a sheet as white as paper. */
export function LetterSheet({ model }: { readonly model: LetterModel }) {
  const { t } = useTexts();
  return (
    <article className={styles['sheet']} lang={model.language} aria-label={t('profiles.letter.title')}>
      <p className={styles['sender']}>
        <b>{model.sender.name}</b>
        {model.sender.lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </p>
      <div className={styles['top']}>
        <address className={styles['recipient']}>
          {model.recipient.map((line, at) => (
            // Two lines may read the same, and their order is fixed.
            <div key={`${at}-${line}`}>{line}</div>
          ))}
        </address>
        <dl className={styles['facts']}>
          {model.facts.map((fact) => (
            <div key={fact.label}>
              <dt>{fact.label}</dt>
              <dd>{fact.value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <h3 className={styles['title']}>{model.title}</h3>
      {model.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {model.warning !== '' && <p className={styles['warning']}>{model.warning}</p>}
      <Table table={model.invoices} label={model.title} />
      <dl className={styles['sums']}>
        {model.sums.map((sum) => (
          <div key={sum.label} className={classNames(sum.weight === 'total' && styles['total'])}>
            <dt>{sum.label}</dt>
            <dd>{sum.value}</dd>
          </div>
        ))}
      </dl>
      <h4>{model.payment.title}</h4>
      <dl className={styles['payment']}>
        {model.payment.facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
      {model.payment.note !== '' && <p>{model.payment.note}</p>}
      {model.interest !== null && (
        <>
          <h4>{model.interest.title}</h4>
          <p>{model.interest.text}</p>
          <Table table={model.interest.table} label={model.interest.title} />
        </>
      )}
      {model.closing.map((note) => (
        <section key={note.title}>
          <h4>{note.title}</h4>
          <p>{note.text}</p>
        </section>
      ))}
      <footer className={styles['footer']}>
        {model.footer.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </footer>
    </article>
  );
}

function Table({ table, label }: { readonly table: LetterTable; readonly label: string }) {
  return (
    <div
      className={styles['tableFrame']}
      role="group"
      aria-label={label}
      // A table that is wider than the sheet is moved by the arrows.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.title} className={classNames(column.align === 'right' && styles['right'])}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={`${at}-${row.cells.join()}`}>
              {row.cells.map((cell, column) => (
                <td
                  key={`${column}-${cell}`}
                  className={classNames(table.columns[column]?.align === 'right' && styles['right'])}
                >
                  {cell}
                  {column === 0 && row.detail !== '' && (
                    <small>
                      {table.detailTitle} {row.detail}
                    </small>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
