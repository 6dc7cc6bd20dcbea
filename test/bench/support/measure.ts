import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How a piece of work went: its time, the delay of this process's event loop meanwhile, and its memory. */
export interface Measured<Value> {
  readonly value: Value;
  readonly seconds: number;
  /** 99th percentile of the delay of the event loop, in milliseconds. */
  readonly loopDelayP99: number;
  readonly loopDelayMax: number;
  /** Most memory of the whole process with its threads, in megabytes. */
  readonly peakMegabytes: number;
}

/** Measures asynchronous work. The resolution of the loop's delay is 5 ms; an idle loop shows about that. */
export async function measure<Value>(work: () => Promise<Value>): Promise<Measured<Value>> {
  let peak = process.memoryUsage.rss();
  const sampler = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50);
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();
  const began = performance.now();
  const value = await work();
  const seconds = (performance.now() - began) / 1000;
  loop.disable();
  clearInterval(sampler);
  return {
    value,
    seconds: round(seconds, 3),
    loopDelayP99: round(loop.percentile(99) / 1e6, 1),
    loopDelayMax: round(loop.max / 1e6, 1),
    peakMegabytes: Math.round(peak / 1e6),
  };
}

/** A percentile of a list of numbers. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Prints one figure or a group of figures as a line of JSON. */
export function report(name: string, figures: Readonly<Record<string, number | string>>): void {
  process.stdout.write(`${JSON.stringify({ bench: name, ...figures })}\n`);
}

/** Cuts a number to so many decimals. */
export function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
