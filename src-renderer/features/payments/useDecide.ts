import { useMutation } from '@tanstack/react-query';
import type { ChargesSelection } from '#shared/contract/payments.ts';
import { showToast, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import type { Decision } from '#renderer/features/payments/DecisionDialog.tsx';

/** Every decision about chosen charges; `keep` and `reopen` need nothing more than the word. */
export type AnyDecision = Decision | { readonly kind: 'keep' } | { readonly kind: 'reopen' };

/** Decides about charges, and says in a word what was done. */
export function useDecide() {
  const { t } = useTexts();
  const inPlace = { meta: { shownInPlace: true } };
  const waive = useMutation(api.payments.waive.mutationOptions(inPlace));
  const pay = useMutation(api.payments.pay.mutationOptions(inPlace));
  const invoice = useMutation(api.payments.putOnInvoice.mutationOptions(inPlace));
  const keep = useMutation(api.payments.keep.mutationOptions());
  const reopen = useMutation(api.payments.reopen.mutationOptions());
  const all = { waive, pay, invoice, keep, reopen };
  const run = (selection: ChargesSelection, decision: AnyDecision): Promise<{ changed: number }> => {
    switch (decision.kind) {
      case 'waive':
        return waive.mutateAsync({ selection, reason: decision.reason });
      case 'pay':
        return pay.mutateAsync({ selection, day: decision.day });
      case 'invoice':
        return invoice.mutateAsync({ selection, document: decision.document, day: decision.day });
      case 'keep':
        return keep.mutateAsync({ selection });
      case 'reopen':
        return reopen.mutateAsync({ selection });
    }
  };
  return {
    isPending: Object.values(all).some((one) => one.isPending),
    errorOf: (kind: Decision['kind']) => all[kind].error,
    reset: () => {
      for (const one of Object.values(all)) one.reset();
    },
    /** Gives whether it was done; a failure is shown where it was given. */
    decide: async (selection: ChargesSelection, decision: AnyDecision): Promise<boolean> => {
      try {
        const { changed } = await run(selection, decision);
        if (changed === 0) showToast('error', t('payments.done.nothing'));
        else showToast('good', t(`payments.done.${decision.kind}`, { count: changed }));
        return true;
      } catch {
        return false;
      }
    },
  };
}
