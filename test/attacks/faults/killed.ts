import fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { memoryFolder } from '../../kit/folder.ts';
import type { Kit } from '../../kit/vault.ts';
import { ended, letGoOn, startChild } from './children.ts';
import { type Picture, writePicture } from './disk.ts';
import { inLanes, kitAt } from './kit.ts';

/** A child that tells of its steps by a `stepper`, what it is to do, and the folder that it is to do it in. */
export type Work = { script: string; argument: object; start: () => Kit };

/** What is left after a kill at any of these steps, by number from 1. */
export type Left = { kit: Kit; first: number; last: number; when: string };

/**
 * What a process leaves behind that is killed at each of its steps. One process waits at each while its folder is read,
 * and what doesn't change between steps is there once: a kill leaves what was given to the kernel, and nothing else. To
 * see that it does, one is killed in the middle; `COFFER_SOAK=1` kills one at each step. `whole` is what the work came to.
 */
export async function killedAtEachStep(work: Work): Promise<{ steps: string[]; whole: Kit; left: Left[] }> {
  const whole = work.start();
  const left: Left[] = [];
  let seen: Photograph | null = null;
  const child = startChild(work.script, { ...work.argument, folder: whole.folder, killAt: 'wait' });
  const { code, errors, lines } = await ended(child, (line, number) => {
    const photograph = photographOf(whole.folder);
    const before = left.at(-1);
    const when = `killed ${line} (${number})`;
    if (before && isDeepStrictEqual(photograph, seen)) before.last = number;
    else left.push({ kit: developed(photograph, whole), first: number, last: number, when });
    seen = photograph;
    letGoOn(child);
  });
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  const steps = lines.map((line) => JSON.parse(line) as string);
  const middle = left[left.length >> 1]?.first ?? 0;
  const kills = process.env.COFFER_SOAK === '1' ? steps.map((_, index) => index + 1) : [middle];
  const photographs = [...left];
  await inLanes(kills, async (number) => {
    const kit = await killAt(work, number, steps);
    const same = photographs.find(({ last }) => last >= number);
    expect(outlineOf(kit), `killed at ${number}`).toEqual(same && outlineOf(same.kit));
    left.push({ kit, first: number, last: number, when: `really killed ${steps[number - 1]} (${number})` });
  });
  return { steps, whole, left };
}

async function killAt({ script, argument, start }: Work, number: number, steps: readonly string[]): Promise<Kit> {
  const kit = start();
  const { signal, errors, lines } = await ended(
    startChild(script, { ...argument, folder: kit.folder, killAt: number }),
  );
  expect({ signal, errors }).toEqual({ signal: 'SIGKILL', errors: '' });
  expect(lines.map((line) => JSON.parse(line) as string)).toEqual(steps.slice(0, number));
  return kit;
}

/** What stands in a folder; names of one file have the same number. */
type Photograph = { picture: Picture; files: Map<string, bigint> };

function photographOf(folder: string): Photograph {
  const contents = new Map<bigint, Buffer>();
  const picture = new Map<string, Buffer | null>();
  const files = new Map<string, bigint>();
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
    const there = path.join(folder, name);
    const found = fs.lstatSync(there, { bigint: true });
    const content = found.isDirectory() ? null : (contents.get(found.ino) ?? fs.readFileSync(there));
    if (content) contents.set(found.ino, content);
    picture.set(name, content);
    files.set(name, found.ino);
  }
  return { picture, files };
}

function developed({ picture }: Photograph, kit: Kit): Kit {
  const folder = memoryFolder();
  writePicture(picture, folder);
  return kitAt(kit, folder);
}

/** Names and sizes, without what is another one in each run: the process's number, random ones and ids. */
function outlineOf({ folder }: Kit): Record<string, number> {
  const { picture } = photographOf(folder);
  return Object.fromEntries(
    [...picture].map(([name, content]) => [
      name.replace(/(?<=\.)\d+(?=\.)|[0-9a-f]{16,32}/g, ''),
      content?.length ?? -1,
    ]),
  );
}
