import { parentPort, workerData } from 'node:worker_threads';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { evaluateAll } from '#test/bench/support/evaluateFacts.ts';
import { grounds, madeUpFacts } from '#test/bench/support/madeUpFacts.ts';

/** The share of the cases that this thread makes up and evaluates. */
export interface RulesShare {
  readonly from: number;
  readonly to: number;
  readonly day: IsoDate;
}

// Facts are made up here, as an import thread reads its own; only the evaluating is timed, by the one who says go.
const { from, to, day } = workerData as RulesShare;
const cases = [...madeUpFacts(from, to, day)];
const ground = grounds();
evaluateAll(cases.slice(0, 5000), ground, day);
parentPort?.on('message', () => {
  parentPort?.postMessage(evaluateAll(cases, ground, day));
});
parentPort?.postMessage('ready');
