import type { StepKind } from '#shared/domain/dunning/profile.ts';
import type { Translate } from '#shared/i18n/translate.ts';

/** The name of a step; second and later ones of a kind carry their number. */
export function stepName(t: Translate, step: { readonly kind: StepKind; readonly ordinal: number }): string {
  if (step.kind === 'reminder') return t('words.step.reminder', { ordinal: step.ordinal });
  if (step.kind === 'hand_over') return t('words.step.hand_over');
  return step.ordinal > 1
    ? t('words.step.collection_notice_again', { ordinal: step.ordinal })
    : t('words.step.collection_notice');
}
