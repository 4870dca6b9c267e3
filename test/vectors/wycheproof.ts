import fs from 'node:fs';
import { fromHex } from '../../src-main/crypto/bytes.ts';

type File<Group, Case> = { numberOfTests: number; testGroups: (Group & { tests: Case[] })[] };
export type Verdict = { tcId: number; comment: string; result: 'valid' | 'invalid' | 'acceptable'; flags: string[] };

/** Every case of a Wycheproof file with its group, and how many the file says it has. */
export function readWycheproof<Group, Case extends Verdict>(
  name: string,
): { announced: number; cases: { group: Group; one: Case }[] } {
  const path = new URL(`data/${name}`, import.meta.url);
  const { numberOfTests, testGroups } = JSON.parse(fs.readFileSync(path, 'utf8')) as File<Group, Case>;
  const cases = testGroups.flatMap((group) => group.tests.map((one) => ({ group, one })));
  return { announced: numberOfTests, cases };
}

export const hex = (text: string) => fromHex(text.replace(/\s/g, ''));
export const ascii = (text: string) => new TextEncoder().encode(text);
