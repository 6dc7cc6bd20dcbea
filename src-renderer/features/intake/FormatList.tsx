import { useQuery } from '@tanstack/react-query';
import { useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { formatName } from '#renderer/features/intake/intakeText.ts';
import styles from '#renderer/features/intake/Intake.module.css';

/** What is understood, and what each kind of file gives: the name of the file does not matter. */
export function FormatList() {
  const texts = useTexts();
  const { t, format } = texts;
  const { data: formats } = useQuery(api.intake.formats.queryOptions());
  return (
    <section className={styles['formats']}>
      <h2 className={styles['sectionTitle']}>{t('intake.formats.title')}</h2>
      <p className={styles['sectionHelp']}>{t('intake.formats.help')}</p>
      <table className={styles['table']} aria-label={t('intake.formats.title')}>
        <thead>
          <tr>
            <th scope="col">{t('intake.formats.format')}</th>
            <th scope="col">{t('intake.formats.files')}</th>
            <th scope="col">{t('intake.formats.gives')}</th>
          </tr>
        </thead>
        <tbody>
          {formats?.map((row) => (
            <tr key={row.format}>
              <th scope="row">{formatName(texts, row.format)}</th>
              <td className={styles['quiet']}>{row.extensions.map((ending) => `.${ending}`).join(' ')}</td>
              <td className={styles['sentence']}>
                {row.gives.length === 0
                  ? t('words.notGiven')
                  : format.list(row.gives.map((gift) => t(`intake.formats.gift.${gift}`)))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
