import { beforeAll, expect, test } from 'vitest';
import { createVault } from '../../../src-main/vault/open.ts';
import * as rotation from '../../../src-main/vault/rotation.ts';
import * as secrets from '../../../src-main/vault/secrets.ts';
import type { Session } from '../../../src-main/vault/session.ts';
import * as versions from '../../../src-main/vault/versions.ts';
import { addSecret, type Kit, masterPassword, quickKit } from '../../kit/vault.ts';
import { killedAtEachStep } from './killed.ts';
import { copyKit, deepCheck, unlock } from './kit.ts';
import { rotate } from './rotate.ts';

let template: Kit;
let id: string;

beforeAll(async () => {
  template = quickKit();
  const { session } = await createVault(template.context, template.file, masterPassword);
  id = addSecret(session, 'LIVE', 'old');
  session.lock();
});

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
  const work = { script: 'step-child.ts', argument: { operation: 'rotate' }, start: () => copyKit(template) };
  const { steps, left } = await killedAtEachStep(work);
  const commits = (number: number) => steps.slice(0, number).filter((name) => name === 'after commit').length;
  expect(commits(steps.length)).toBe(states.length - 1);
  for (const { kit, first, last, when } of left) {
    const done = commits(first);
    expect(commits(last), when).toBe(done);
    const twin = copyKit(kit);
    const { before, after } = await opened(kit, (session) => done < 4 && rotate(session, id));
    expect(before, when).toEqual(states[done]);
    expect(after, when).toEqual(states.at(-1));
    if (before.step === null) continue;
    const undone = await opened(twin, (session) => {
      const { revision } = secrets.get(session, { id });
      rotation.undo(session, { id, revision, reason: '' });
    });
    expect(undone.after, when).toEqual({ step: null, values: done > 1 ? ['old', 'new', 'old'] : ['old'] });
  }
});
