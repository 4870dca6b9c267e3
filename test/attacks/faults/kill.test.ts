import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Session } from '../../../src-main/vault/session.ts';
import { type Kit, masterPassword, quickKit } from '../../kit/vault.ts';
import { ended, startChild } from './children.ts';
import { codeOf, deepCheck, pictureOf, randomTurns, unlock } from './kit.ts';
import { apply, type Model, type Operation } from './model.ts';

/** `COFFER_SOAK=1` kills for some minutes. */
const rounds = process.env.COFFER_SOAK === '1' ? 500 : 12;
/** Two vaults are worked on at a time. */
const lanes = [0, 1];
const patience = rounds * 3_000;

type Round = { model: Model; pending: Operation | null; done: number };

/** Lets the writer work on the vault and kills it at a random moment after a random number of lines. */
async function writeAndKill(kit: Kit, model: Model, round: number, passwordsOnly: boolean): Promise<Round> {
  const work = { folder: kit.folder, create: round === 0, seed: randomInt(2 ** 31), round, model, passwordsOnly };
  const child = startChild('writer-child.ts', work);
  const enough = 2 + randomInt(passwordsOnly ? 30 : 60);
  const { signal, lines, errors } = await ended(child, (_line, count) => {
    if (count === enough) randomTurns(20, () => child.kill('SIGKILL'));
  });
  expect(`${signal} ${errors}`, `seed ${work.seed}`).toBe('SIGKILL ');
  const told = lines.map((line) => JSON.parse(line) as { next?: Operation; done?: Operation });
  const done = told.flatMap((line) => line.done ?? []);
  return { model: done.reduce(apply, model), pending: told.at(-1)?.next ?? null, done: done.length };
}

/** The password that opens the vault, of two; exactly one must. */
async function openingPassword(kit: Kit, passwords: readonly string[]): Promise<string> {
  if (new Set(passwords).size === 1) return passwords[0] ?? '';
  const opening: string[] = [];
  for (const password of new Set(passwords)) {
    const code = await codeOf(async () => (await unlock(kit, { password })).lock());
    if (code === null) opening.push(password);
    else expect(code).toBe('WRONG_PASSWORD');
  }
  expect(opening).toHaveLength(1);
  return opening[0] ?? '';
}

/** Kills the writer round by round; `check` looks at the vault after each and gives what it holds. */
async function killAgainAndAgain(
  kit: Kit,
  passwordsOnly: boolean,
  check: (session: Session, round: Round & { ifDone: Model }) => Model['secrets'],
): Promise<void> {
  let model: Model = { password: masterPassword, secrets: {} };
  let acknowledged = 0;
  for (let number = 0; number < rounds / lanes.length; number++) {
    const round = await writeAndKill(kit, model, number, passwordsOnly);
    const ifDone = round.pending ? apply(round.model, round.pending) : round.model;
    const password = await openingPassword(kit, [round.model.password, ifDone.password]);
    const session = await unlock(kit, { password });
    const secrets = check(session, { ...round, ifDone });
    expect(await deepCheck(session), `round ${number}`).toBe('intact');
    session.lock();
    acknowledged += round.done;
    model = { password, secrets };
  }
  expect(acknowledged).toBeGreaterThan(rounds / lanes.length);
}

test.concurrent(`${rounds} times killed while writing, a vault is intact and holds what was acknowledged, and nothing half`, {
  timeout: patience,
}, async () => {
  const check = (session: Session, { model, ifDone }: { model: Model; ifDone: Model }) => {
    const { secrets } = pictureOf(session);
    expect([model.secrets, ifDone.secrets]).toContainEqual(secrets);
    return secrets;
  };
  await Promise.all(lanes.map(() => killAgainAndAgain(quickKit(), false, check)));
});

test.concurrent(`${rounds} times killed while the password changes, a vault opens with exactly one of the old and the new`, {
  timeout: patience,
}, async () => {
  await Promise.all(lanes.map(() => killAgainAndAgain(quickKit(), true, () => ({}))));
});
