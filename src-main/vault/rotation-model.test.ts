import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeOf, unlock } from '../../test/attacks/faults/kit.ts';
import { quickVaults, text } from '../../test/kit/quick-vault.ts';
import { apply, currentOf, type Model, type Operation, valueAt } from '../../test/kit/rotation-model.ts';
import { addSecret, type Kit } from '../../test/kit/vault.ts';
import { resolve } from './resolve.ts';
import * as retention from './retention.ts';
import * as revocation from './revocation.ts';
import * as rotation from './rotation.ts';
import { readable } from './rotation-state.ts';
import { readSecret, readVersions } from './secret-rows.ts';
import * as secrets from './secrets.ts';
import type { Session } from './session.ts';
import * as trash from './trash.ts';
import * as versions from './versions.ts';

const makeVault = quickVaults();

type Real = { kit: Kit; session: Session; id: string };

async function perform(real: Real, operation: Operation, stale: boolean): Promise<void> {
  const { session, id } = real;
  const detail = secrets.get(session, { id });
  const step = { id, revision: detail.revision + (stale ? 1 : 0) };
  const nowhere = '0'.repeat(32);
  const place = 'place' in operation ? (detail.rotation?.places[operation.place]?.id ?? nowhere) : nowhere;
  switch (operation.do) {
    case 'start': {
      const places = operation.places?.map((one) => ({ kind: 'application' as const, text: one }));
      return void rotation.start(session, { ...step, reason: 'a leak', places });
    }
    case 'setValue':
      return void rotation.setValue(session, { ...step, value: text(operation.value), why: '' });
    case 'update':
      return void secrets.update(session, { ...step, changes: { value: text(operation.value) } });
    case 'describe':
      return void secrets.update(session, { ...step, changes: { label: `${detail.revision}` } });
    case 'restore':
      return void versions.restore(session, { ...step, number: operation.number, why: '' });
    case 'tick':
      return void rotation.tick(session, { ...step, place, done: operation.done });
    case 'addPlace':
      return void rotation.addPlace(session, { ...step, kind: 'application', text: operation.text });
    case 'removePlace':
      return void rotation.removePlace(session, { ...step, place });
    case 'verify':
      return void rotation.verify(session, { ...step, evenIfOpen: operation.evenIfOpen });
    case 'finish':
      return void rotation.finish(session, { ...step, purgeOld: operation.purgeOld });
    case 'undo':
      return void rotation.undo(session, { ...step, reason: '' });
    case 'purge':
      return void retention.purge(session, { id, rule: { keep: 'last', versions: 1 } });
    case 'trash':
      return void trash.trash(session, { id });
    case 'takeOut':
      return void trash.restore(session, { id });
    case 'revoke':
      return void revocation.revoke(session, { id, reason: '' });
    case 'reinstate':
      return void revocation.reinstate(session, { id, reason: '' });
    case 'reopen':
      real.session.lock();
      real.session = await unlock(real.kit);
  }
}

/** The secret as a model again, by what stands in the file. */
function pictureOf({ session, id }: Real): Model {
  const { record } = readSecret(session, id);
  const { rotation: state } = record;
  return {
    versions: readVersions(session, record, id).map(({ number, version }) => ({ number, value: version.value.data })),
    rotation: state && {
      previous: state.previous,
      next: state.next,
      places: state.places.map((place) => ({ text: place.text, done: place.doneAt !== null })),
      verified: state.verifiedAt !== null,
    },
    lastPlaces: record.placesOfUse.map((place) => place.text),
    trashed: record.trashedAt !== null,
    revoked: record.revokedAt !== null,
  };
}

/** All that could have changed. */
const stateOf = ({ session, id }: Real) => [readSecret(session, id), session.revision, session.manifest.sums];

/** The values that a program gets, by the numbers of their versions. */
function givenBy({ session, id }: Real): [number, string][] {
  const { record } = readSecret(session, id);
  return readable(record).map((number) => {
    const asking = { actor: { kind: 'program' }, application: 'worker' } as const;
    return [number, resolve(session, `coffer://${id}?version=${number}`, asking).value.data];
  });
}

class Step implements fc.AsyncCommand<Model, Real> {
  readonly operation: Operation;
  readonly stale: boolean;

  constructor(operation: Operation, stale: boolean) {
    this.operation = operation;
    this.stale = stale;
  }

  check(): boolean {
    return true;
  }

  async run(model: Model, real: Real): Promise<void> {
    const before = stateOf(real);
    const expected = apply(model, this.operation, this.stale);
    expect(await codeOf(() => perform(real, this.operation, this.stale))).toBe(expected);
    if (expected !== null) expect(stateOf(real)).toEqual(before);
    expect(pictureOf(real)).toEqual(model);
    const { number, value } = currentOf(model);
    expect(secrets.get(real.session, { id: real.id })).toMatchObject({ version: number });
    if (model.trashed || model.revoked) return;
    const old = model.rotation ? [[model.rotation.previous, valueAt(model, model.rotation.previous)]] : [];
    expect(Object.fromEntries(givenBy(real))).toEqual(Object.fromEntries([...old, [number, value]]));
  }

  toString(): string {
    return `${JSON.stringify(this.operation)}${this.stale ? ' stale' : ''}`;
  }
}

const one = <T extends string>(name: T) => fc.constant(name);
const value = fc.constantFrom('a', 'b', 'c');
const place = fc.nat({ max: 2 });
const places = fc.option(fc.uniqueArray(fc.constantFrom('worker', 'shop', 'vercel'), { maxLength: 2 }));
const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: one('start'), places }) },
  { weight: 5, arbitrary: fc.record({ do: one('setValue'), value }) },
  { weight: 1, arbitrary: fc.record({ do: one('update'), value }) },
  { weight: 1, arbitrary: fc.record({ do: one('restore'), number: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 4, arbitrary: fc.record({ do: one('tick'), place, done: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: one('addPlace'), text: fc.constantFrom('worker', 'mail') }) },
  { weight: 1, arbitrary: fc.record({ do: one('removePlace'), place }) },
  { weight: 4, arbitrary: fc.record({ do: one('verify'), evenIfOpen: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: one('finish'), purgeOld: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: one('undo') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('trash', 'takeOut', 'takeOut', 'revoke', 'reinstate', 'describe', 'purge', 'reopen'),
    }),
  },
);
/** The straight way through a rotation; random steps begin somewhere on it. */
const way: Operation[] = [
  { do: 'start', places: ['worker', 'shop'] },
  { do: 'setValue', value: 'b' },
  { do: 'tick', place: 0, done: true },
  { do: 'tick', place: 1, done: true },
  { do: 'verify', evenIfOpen: false },
];
const stale = fc.integer({ min: 0, max: 19 }).map((dice) => dice === 0);

test('a secret goes through rotations as a model of it does, whatever is asked', async () => {
  const { kit, session } = await makeVault();
  const real: Real = { kit, session, id: '' };
  const steps = fc.commands([fc.tuple(operation, stale).map(([what, late]) => new Step(what, late))], {
    maxCommands: 25,
    size: 'max',
  });
  const begun = fc.nat({ max: way.length }).map((length) => way.slice(0, length).map((what) => new Step(what, false)));
  let number = 0;
  await fc.assert(
    fc.asyncProperty(begun, steps, (before, commands) => {
      const setup = () => {
        real.id = addSecret(real.session, `S${number++}`, 'a', { scope: ['worker'] });
        const empty = { rotation: null, lastPlaces: [], trashed: false, revoked: false };
        return { model: { ...empty, versions: [{ number: 1, value: 'a' }] }, real };
      };
      return fc.asyncModelRun(setup, [...before, ...commands]);
    }),
    { numRuns: 40 },
  );
  real.session.lock();
});
