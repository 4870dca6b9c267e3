import type { RepairPlan } from '../../../src-preload/contract/repair.ts';
import { toHex, utf8 } from '../../crypto/bytes.ts';
import { digest } from '../../crypto/keys.ts';
import type { Progress } from '../environment.ts';
import { flatTables, headerDigest } from '../manifest.ts';
import { canonicalJson } from '../sealed-rows.ts';
import type { Session } from '../session.ts';
import { inSlices } from '../slices.ts';
import { type FoundTables, findTables, type MissingPlace, missingPlaces } from './find-flat.ts';
import { type FoundSecret, type FoundSecrets, findSecrets } from './find-secrets.ts';
import { Source } from './source.ts';

/** Everything that a damaged vault still holds, and what a repair would make of it. */
export type Assessment = {
  readonly source: Source;
  readonly secrets: FoundSecrets;
  readonly tables: FoundTables;
  readonly places: readonly MissingPlace[];
  /** Whether the rows by which the vault opens are the ones that the manifest vouches for. */
  readonly unlockers: boolean;
};

const read = ['pages', 'secrets', 'versions', 'audit', ...flatTables] as const;

/** Looks at every row of the file, in slices of a few milliseconds. `goOn` is heard between them and ends it by throwing. */
export async function assess(
  session: Session,
  onProgress: Progress['onProgress'],
  goOn: () => void,
): Promise<Assessment> {
  const source = new Source(session);
  const total = read.reduce((sum, table) => sum + source.count(table), 1);
  return inSlices(assessment(source), (done) => {
    goOn();
    onProgress?.(Math.min(1, done / total));
  });
}

function* assessment(source: Source): Generator<number, Assessment> {
  const { store, manifest } = source.session;
  const secrets = yield* findSecrets(source);
  const tables = yield* findTables(source);
  const places = missingPlaces(source, secrets.kept, tables);
  return { source, secrets, tables, places, unlockers: headerDigest(store) === manifest.header };
}

/** Whether a secret does not stay just as it was. */
export function isMended({ own, versionsLost, reverted, outdated }: FoundSecret): boolean {
  return own === null || versionsLost > 0 || reverted || outdated;
}

/** The assessment in the words of the contract. */
export function planOf({ source, secrets, tables, places, unlockers }: Assessment): RepairPlan {
  const { audit, ...flat } = tables;
  const plan = {
    unlockers: !unlockers,
    kept: {
      secrets: secrets.kept.length,
      versions: secrets.kept.reduce((sum, { versions }) => sum + versions.length, 0),
      events: audit.kept.length,
    },
    lost: secrets.lost,
    mended: secrets.kept.filter(isMended).map(({ id, name, versions, own, versionsLost, reverted, outdated }) => ({
      ...{ id, name, versionsLost, reverted, outdated },
      version: (versions.at(-1) ?? versions[0]).number,
      detailsLost: own === null,
    })),
    eventsLost: audit.lost,
    tables: [
      { table: 'secrets', kept: secrets.kept.length, lost: secrets.lost.length, unsure: secrets.unsure },
      ...flatTables
        .map((table) => ({ table, kept: flat[table].kept.length, lost: flat[table].lost, unsure: flat[table].unsure }))
        .filter(({ lost, unsure }) => lost > 0 || unsure),
    ],
    places: places.map(({ kind, name }) => ({ kind, name })),
    foreign: Object.values(tables).reduce((sum, { foreign }) => sum + foreign, secrets.foreign),
  };
  const exactly = canonicalJson({ plan, revision: source.session.revision });
  return { token: toHex(digest(utf8(exactly))), ...plan };
}
