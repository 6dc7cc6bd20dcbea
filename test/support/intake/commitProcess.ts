import { commitStaged } from '#backend/intake/commitStaged.ts';
import { connect } from '#backend/ledger/index.ts';
import { intakeLaw } from '#test/support/intake/intakeLedger.ts';

/**
 * A process that takes a staged file over and stands still before a statement, so that it can be killed there:
 * `node commitProcess.ts LEDGER STAGING STEP`. Says `waiting` when it stands and `done` when it never does.
 */
const [ledgerPath = '', stagingPath = '', step = ''] = process.argv.slice(2);
const terms = {
  creditorId: 1,
  listDate: '2026-10-01',
  complete: true,
  now: '2026-10-01T08:00:00Z',
  law: intakeLaw,
  actor: 'tester',
  documents: `${ledgerPath}.documents`,
};
await commitStaged(connect(ledgerPath, 'write'), stagingPath, terms, (done) => {
  if (done !== Number(step)) return;
  process.stdout.write('waiting\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000);
});
process.stdout.write('done\n');
