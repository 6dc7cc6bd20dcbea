import type { ProfileStep } from '#shared/contract/profiles.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';

/** A step in a few words: when, until when, and with what. */
export function stepSummary(
  { t, format }: Texts,
  step: ProfileStep,
  isFirst: boolean,
  currency: string,
): string {
  const parts: string[] = [
    isFirst
      ? t('profiles.summary.afterDue', { count: step.waitDays })
      : step.waitFrom === 'deadline'
        ? t('profiles.summary.afterDeadline', { count: step.waitDays })
        : t('profiles.summary.afterSending', { count: step.waitDays }),
  ];
  if (step.kind === 'hand_over') return parts.join(' · ');
  parts.push(
    step.deadline === 'own'
      ? t('profiles.summary.deadline', { count: step.deadlineDays })
      : t('profiles.summary.originalDue'),
  );
  if (step.fee === 'statutory') parts.push(t('profiles.summary.statutoryFee'));
  if (typeof step.fee === 'number') {
    parts.push(t('profiles.summary.fee', { amount: format.money(step.fee, currency) }));
  }
  if (step.claimInterest) parts.push(t('profiles.summary.interest'));
  if (step.claimCompensation) parts.push(t('profiles.summary.compensation'));
  if (step.blocksCustomer) parts.push(t('profiles.summary.blocks'));
  return parts.join(' · ');
}
