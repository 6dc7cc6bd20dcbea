import type { DayCount } from '#shared/domain/law/lawPack.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';

/** A day count in words. */
export function dayCountText({ t }: Pick<Texts, 't'>, dayCount: DayCount): string {
  switch (dayCount) {
    case 'actual/actual':
      return t('calculator.dayCount.actualActual');
    case 'actual/365':
      return t('calculator.dayCount.actual365');
    case 'actual/360':
      return t('calculator.dayCount.actual360');
    case '30/360':
      return t('calculator.dayCount.thirty360');
  }
}
