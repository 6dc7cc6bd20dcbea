import { Building2 } from 'lucide-react';
import { Button, EmptyState, useTexts } from '#renderer/ui/index.ts';

/** What an office without any creditor shows. */
export function NoCreditorPage({ onNew }: { readonly onNew: () => void }) {
  const { t } = useTexts();
  return (
    <EmptyState
      icon={<Building2 />}
      title={t('office.noCreditor')}
      actions={
        <Button look="primary" onPress={onNew}>
          {t('creditors.new')}
        </Button>
      }
    >
      {t('office.noCreditorHelp')}
    </EmptyState>
  );
}
