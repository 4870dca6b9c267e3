import fs from 'node:fs';
import { GO_ON, print } from './kit.ts';

/** Where a child kills itself: at the step of this number, from 1; at none (0); or it waits at each to be let go on. */
export type KillAt = number | 'wait';

/** In a child: what to call at each of its steps. It prints the step's name. */
export function stepper(killAt: KillAt): (name: string) => void {
  let count = 0;
  return (name) => {
    count++;
    print(name);
    if (killAt === 'wait') fs.readSync(GO_ON, Buffer.alloc(1));
    else if (count === killAt) process.kill(process.pid, 'SIGKILL');
  };
}
