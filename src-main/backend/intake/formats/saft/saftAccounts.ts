import type { IntakeSink } from '#backend/intake/formats/intakeSink.ts';
import { saftText } from '#backend/intake/formats/saft/saftValues.ts';

/** Depth of an account's fields: AuditFile, MasterFiles, GeneralLedgerAccounts, Account, field. */
const fieldDepth = 5;

/** Hands the chart of accounts over, account by account. */
export function collectSaftAccounts(sink: IntakeSink): {
  close(local: string, text: string, depth: number): void;
} {
  let number = '';
  let name = '';
  return {
    close(local, text, depth) {
      if (depth === fieldDepth && local === 'AccountID') number = saftText(text) ?? '';
      else if (depth === fieldDepth && local === 'AccountDescription') name = saftText(text) ?? '';
      else if (depth === fieldDepth - 1) {
        if (number !== '') sink.takeAccount({ number, name });
        number = '';
        name = '';
      }
    },
  };
}
