import { join } from 'node:path';
import type { Office } from '#backend/office.ts';
import { benchDay, runJob, withBenchOffice } from '#test/bench/support/benchOffice.ts';
import { measure, report, round } from '#test/bench/support/measure.ts';
import { writeOpenItems } from '#test/bench/support/openItems.ts';

/** Runs of about 1,000 and 10,000 letters, from the choice of rows to the booking. */
for (const letters of [1000, 10_000]) {
  await withBenchOffice(async (office, creditorId, folder) => {
    // About three quarters of the list is ready, and some share a letter: measured, not wished for.
    const path = join(folder, 'list.csv');
    await writeOpenItems(path, Math.round(letters * 1.9), benchDay);
    await runJob(office, async (tools) => {
      const sources = [{ path, name: 'list.csv' }];
      const { parcel } = await office.intake.stage(tools, {
        creditorId,
        sources,
        complete: true,
        listDate: null,
      });
      return office.intake.commit(tools, { parcel, parts: ['f1'], actor: '' });
    });
    await wholeRun(office, creditorId);
  });
}

async function wholeRun(office: Office, creditorId: number): Promise<void> {
  const { runs } = office;
  const drafted = await measure(() => runJob(office, (tools) => runs.draft(tools, creditorId, 'all_due')));
  const { runId } = drafted.value;
  const approved = await measure(() => runJob(office, (tools) => runs.approve(tools, runId)));
  const drawn = await measure(() => runJob(office, (tools) => runs.draw(tools, runId)));
  const confirmed = await measure(() => runJob(office, (tools) => runs.confirm(tools, runId, benchDay)));
  const { letters, pages } = drawn.value;
  report('run.draft', { invoices: drafted.value.included, ...figures(drafted) });
  report('run.approve', { letters, ...figures(approved) });
  report('run.draw', {
    letters,
    pages,
    lettersPerSecond: round(letters / drawn.seconds, 1),
    ...figures(drawn),
  });
  report('run.confirm', { notices: confirmed.value.sent, ...figures(confirmed) });
}

function figures(measured: {
  seconds: number;
  loopDelayP99: number;
  loopDelayMax: number;
  peakMegabytes: number;
}) {
  const { seconds, loopDelayP99, loopDelayMax, peakMegabytes } = measured;
  return { seconds, loopDelayP99, loopDelayMax, peakMegabytes };
}
