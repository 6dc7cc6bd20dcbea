import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { startJob, type JobProcedure, type JobState, type StartedJob } from '#renderer/api/startJob.ts';

export type { JobState };

/** A job that a screen starts, follows and may stop. */
export interface JobHandle<Input, Result> {
  readonly state: JobState<Result>;
  /** Starts the job; gives its result, or null where it failed or was cancelled (`state` says why). */
  readonly run: (input: Input) => Promise<Result | null>;
  readonly cancel: () => void;
  readonly reset: () => void;
}

/** Runs a streamed job of the border. A screen that goes away stops it. */
export function useJob<Input, Result>(procedure: JobProcedure<Input, Result>): JobHandle<Input, Result> {
  const [state, setState] = useState<JobState<Result>>({ phase: 'idle' });
  const running = useRef<StartedJob<Result> | null>(null);

  const run = useCallback(
    (input: Input): Promise<Result | null> => {
      running.current?.abandon();
      running.current = startJob(procedure, input, setState);
      return running.current.result;
    },
    [procedure],
  );
  const cancel = useCallback(() => running.current?.cancel(), []);
  const reset = useCallback(() => {
    running.current?.abandon();
    running.current = null;
    setState({ phase: 'idle' });
  }, []);

  useEffect(() => () => running.current?.abandon(), []);

  return useMemo(() => ({ state, run, cancel, reset }), [state, run, cancel, reset]);
}
