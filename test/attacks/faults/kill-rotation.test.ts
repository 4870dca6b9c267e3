import fs from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVault } from '../../../src-main/vault/open.ts';
import * as rotation from '../../../src-main/vault/rotation.ts';
import * as secrets from '../../../src-main/vault/secrets.ts';
import type { Session } from '../../../src-main/vault/session.ts';
import * as versions from '../../../src-main/vault/versions.ts';
import { addSecret, type Kit, masterPassword, quickKit } from '../../kit/vault.ts';
import { ended, startChild } from './children.ts';
import { copyKit, deepCheck, inLanes, unlock } from './kit.ts';
import { rotate } from './rotate.ts';

const made: Kit[] = [];
let template: Kit;
let id: string;

beforeAll(async () => {
  template = quickKit();
  made.push(template);
  const { session } = await createVault(template.context, template.file, masterPassword);
  id = addSecret(session, 'LIVE', 'old');
  session.lock();
});

afterAll(() => {
  for (const { folder } of made) fs.rmSync(folder, { recursive: true, force: true });
});

function copyOf(kit: Kit): Kit {
  const copy = copyKit(kit);
  made.push(copy);
  return copy;
}

/** Rotates in another process; 0 lets it end. Answers the steps that it came to. */
async function run(kit: Kit, killAt: number): Promise<string[]> {
  const child = startChild('step-child.ts', { folder: kit.folder, operation: 'rotate', killAt });
  const { signal, lines, errors } = await ended(child);
  expect({ signal, errors }).toEqual({ signal: killAt === 0 ? null : 'SIGKILL', errors: '' });
  return lines.map((line) => JSON.parse(line) as string);
}

function picture(session: Session) {
  const { rotation: state } = secrets.get(session, { id });
  const values = versions.list(session, { id }).map(({ number }) => versions.reveal(session, { id, number }).data);
  return { step: state && (state.verifiedAt ? 'verified' : state.next ? 'has a value' : 'begun'), values };
}

/** Opens what is left, looks at it, does something with it, and looks again. */
async function opened(kit: Kit, then: (session: Session) => void) {
  const session = await unlock(kit);
  expect(await deepCheck(session)).toBe('intact');
  const before = picture(session);
  then(session);
  const after = picture(session);
  session.lock();
  return { before, after };
}

const states = [
  { step: null, values: ['old'] },
  { step: 'begun', values: ['old'] },
  { step: 'has a value', values: ['new', 'old'] },
  { step: 'verified', values: ['new', 'old'] },
  { step: null, values: ['new'] },
];

test('a rotation that is killed before or after any of its commits stands there, and can go on or be undone', async () => {
  const steps = await run(copyOf(template), 0);
  expect(steps.filter((name) => name === 'after commit')).toHaveLength(states.length - 1);
  const deaths = steps.flatMap((name, index) =>
    ['after update manifest', 'after commit', 'before checkpoint'].includes(name) ? [index + 1] : [],
  );
  await inLanes(deaths, async (number) => {
    const kit = copyOf(template);
    const done = await run(kit, number);
    expect(done).toEqual(steps.slice(0, number));
    const commits = done.filter((name) => name === 'after commit').length;
    const where = `killed ${done.at(-1)} (${number})`;
    const twin = copyOf(kit);
    const { before, after } = await opened(kit, (session) => commits < 4 && rotate(session, id));
    expect(before, where).toEqual(states[commits]);
    expect(after, where).toEqual(states.at(-1));
    if (before.step === null) return;
    const undone = await opened(twin, (session) => {
      const { revision } = secrets.get(session, { id });
      rotation.undo(session, { id, revision, reason: '' });
    });
    expect(undone.after, where).toEqual({ step: null, values: commits > 1 ? ['old', 'new', 'old'] : ['old'] });
  });
});
