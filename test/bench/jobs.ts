import { fork } from 'node:child_process';
import type { AmountName, Timing } from './rows.ts';
import type { SubjectName } from './subjects.ts';

/**
 * What one process does, so that no subject is slowed by what another left in memory:
 * fill a new store; open it and hold it; time what can be done to it; time what begins with a store of its own.
 */
export type SubjectJob = {
  kind: 'fill' | 'hold' | 'time' | 'apart';
  subject: SubjectName;
  folder: string;
  /** Secrets in the store. */
  count: number;
};
export type Job = SubjectJob | { kind: 'scrypt' };

/** Times, and bytes of the whole store or process. */
export type Answer = { timings: Timing[]; totals: Partial<Record<AmountName, number>> };

/** Does a job in a process of its own; rejects if that process fails. */
export function run(job: Job): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('child.ts', import.meta.url), [JSON.stringify(job)], {
      execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'],
      serialization: 'advanced',
    });
    let answer: Answer | null = null;
    child.once('message', (message) => {
      answer = message as Answer;
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (answer && code === 0) resolve(answer);
      else reject(new Error(`${job.kind} ended with ${code}`));
    });
  });
}
