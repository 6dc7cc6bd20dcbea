import { useMutation, useQuery } from '@tanstack/react-query';
import { ChevronDown, FileDown } from 'lucide-react';
import { Button, Menu, showToast, useTexts } from '#renderer/ui/index.ts';
import { api, client } from '#renderer/api/client.ts';
import { failureText } from '#renderer/api/failure.ts';
import { platform } from '#renderer/platform/currentPlatform.ts';

/** How many imports say which system a creditor's data comes from. */
const lookedAt = 20;

/** Saves the open changes as a file for the accounting system; for Netvisor where its data comes from there. */
export function ExportMenu({ creditorId }: { readonly creditorId: number }) {
  const texts = useTexts();
  const { t, locale } = texts;
  const netvisor = useOffersNetvisor(creditorId);
  const save = useMutation({
    mutationFn: async (format: 'csv' | 'netvisor') => {
      const { file, name, rows } = await client.customers.exportChanges({ creditorId, format, locale });
      return { name, rows, outcome: await platform.saveFile(file, name) };
    },
    onSuccess: ({ name, rows, outcome }) => {
      if (outcome.kind === 'done')
        showToast('good', t('customers.changes.saved', { file: name, count: rows }));
      if (outcome.kind === 'failed') showToast('error', failureText(texts, outcome.error));
    },
  });
  if (!netvisor) {
    return (
      <Button icon={<FileDown />} isPending={save.isPending} onPress={() => save.mutate('csv')}>
        {t('customers.changes.export')}
      </Button>
    );
  }
  return (
    <Menu
      label={t('customers.changes.export')}
      trigger={
        <Button icon={<ChevronDown />} isPending={save.isPending}>
          {t('customers.changes.export')}
        </Button>
      }
      entries={(['csv', 'netvisor'] as const).map((format) => ({
        id: format,
        title: t(`customers.changes.format.${format}`),
        icon: <FileDown />,
        onSelect: () => save.mutate(format),
      }))}
    />
  );
}

/** Netvisor is a Finnish program: offered to Finnish creditors, and wherever its files were read in. */
function useOffersNetvisor(creditorId: number): boolean {
  const { data: creditors } = useQuery(api.creditors.list.queryOptions());
  const { data: history } = useQuery(
    api.intake.history.queryOptions({ input: { creditorId, limit: lookedAt } }),
  );
  const country = creditors?.find(({ id }) => id === creditorId)?.country;
  return country === 'FI' || history?.rows.some(({ format }) => format.startsWith('netvisor')) === true;
}
