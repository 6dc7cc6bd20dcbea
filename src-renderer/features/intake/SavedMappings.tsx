import { useMutation, useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { IconButton, showToast, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import styles from '#renderer/features/intake/Intake.module.css';

/** What has been said of the columns of this creditor's lists, found again by their headers. Nothing where nothing was. */
export function SavedMappings({ creditorId }: { readonly creditorId: number }) {
  const { t, format } = useTexts();
  const { data: mappings } = useQuery(api.intake.mappings.queryOptions({ input: { creditorId } }));
  const forget = useMutation(api.intake.forgetMapping.mutationOptions());
  if (mappings === undefined || mappings.length === 0) return null;
  return (
    <section className={styles['factGroup']}>
      <h2>{t('intake.mappings.title')}</h2>
      <ul className={styles['mappings']} aria-label={t('intake.mappings.title')}>
        {mappings.map((mapping) => (
          <li key={mapping.id}>
            <div>
              <b>{mapping.name}</b>
              <small>
                {t('intake.mappings.columns', { count: mapping.columns })} ·{' '}
                {t('intake.mappings.used', { moment: format.moment(mapping.usedAt) })}
              </small>
            </div>
            <IconButton
              label={t('intake.mappings.forget', { name: mapping.name })}
              isDisabled={forget.isPending}
              onPress={() =>
                forget.mutate(
                  { mappingId: mapping.id },
                  {
                    onSuccess: () =>
                      showToast('good', t('intake.mappings.forgotten', { name: mapping.name })),
                  },
                )
              }
            >
              <Trash2 />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
