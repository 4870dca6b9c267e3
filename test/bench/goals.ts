import type { AmountName, Measurable, Results } from './rows.ts';
import { ratio, worst } from './statistics.ts';
import type { OperationName } from './subject.ts';

type Unit = 'ms' | '×' | 'B';
type Measured = (results: Results) => number | undefined;

/** What is to be reached; `measured` gives undefined where a run had no part of it. */
export type Goal = { what: string; unit: Unit; measured: Measured } & ({ atMost: number } | { atLeast: number });

/** `missedBy`: how many times the goal was exceeded, or undercut; at most 1 if it is met. */
export type Judged = { goal: Goal; measured: number; met: boolean; missedBy: number };

/** What the vault is to reach, by the design. A ratio is one within the run, and the worst of its sizes. */
const vault: readonly Goal[] = [
  { what: 'unlock, against kdbxweb', unit: '×', atMost: 0.1, measured: unlockAgainst('kdbxweb') },
  { what: 'unlock, against keepassxc-cli', unit: '×', atMost: 0.2, measured: unlockAgainst('keepassxc-cli') },
  { what: 'unlock, against SQLCipher', unit: '×', atMost: 1.5, measured: unlockAgainst('sqlcipher') },
  { what: 'unlock 10,000', unit: 'ms', atMost: 80, measured: ours('unlock', 10_000) },
  { what: 'check of all, 10,000', unit: 'ms', atMost: 1_000, measured: ours('deepCheck', 10_000) },
  { what: 'check of all: longest slice', unit: 'ms', atMost: 10, measured: worstOf('deepCheck longest slice') },
  ...writeGoals('create'),
  ...writeGoals('update'),
  ...writeGoals('delete'),
  { what: 'get with value', unit: 'ms', atMost: 0.15, measured: worstOf('get') },
  { what: 'search, 10,000', unit: 'ms', atMost: 5, measured: searchIn(10_000) },
  { what: 'search, 50,000', unit: 'ms', atMost: 20, measured: searchIn(50_000) },
  { what: 'bring in 10,000', unit: 'ms', atMost: 3_000, measured: ours('import', 10_000) },
  { what: 'bring in 10,000: longest slice', unit: 'ms', atMost: 50, measured: ours('import longest slice', 10_000) },
  { what: 'rotate the key of 10,000', unit: 'ms', atMost: 10_000, measured: ours('rotate', 10_000) },
  { what: 'scrypt, against noble alone', unit: '×', atMost: 1.2, measured: scryptAgainstNoble },
  { what: 'scrypt: longest slice', unit: 'ms', atMost: 20, measured: ours('scrypt longest slice', 0) },
  { what: "what stays of scrypt's 128 MiB", unit: 'B', atMost: 16_000_000, measured: bytesAt('scryptLeft', [0]) },
  { what: 'memory a secret', unit: 'B', atMost: 2_500, measured: bytesAt('resident', [50_000, 10_000]) },
  {
    what: 'file a secret, beyond its own',
    unit: 'B',
    atMost: 500,
    measured: bytesAt('fileOverhead', [50_000, 10_000]),
  },
];

/** What the window is to reach. */
const desktop: readonly Goal[] = [
  { what: 'cold start', unit: 'ms', atMost: 1_500, measured: worstOf('cold start') },
  { what: 'unlock 1,000', unit: 'ms', atMost: 200, measured: ours('unlock to painted list', 1_000) },
  { what: 'unlock 10,000', unit: 'ms', atMost: 500, measured: ours('unlock to painted list', 10_000) },
  {
    what: 'a key in the search, 10,000',
    unit: 'ms',
    atMost: 50,
    measured: ours('keystroke to painted results', 10_000),
  },
  { what: 'open a secret', unit: 'ms', atMost: 100, measured: worstOf('open a secret') },
  { what: 'a frame while scrolling, 95 of 100', unit: 'ms', atMost: 33, measured: slowest('frame while scrolling') },
  { what: 'quick access', unit: 'ms', atMost: 150, measured: worstOf('quick access') },
  { what: 'lock to blank', unit: 'ms', atMost: 100, measured: worstOf('lock to blank') },
  { what: 'growth of the main process in much use', unit: 'B', atMost: 2_000_000, measured: largest('mainGrowth') },
  { what: 'growth of the window in much use', unit: 'B', atMost: 2_000_000, measured: largest('rendererGrowth') },
];

/** What sync is to reach. */
const sync: readonly Goal[] = [
  { what: 'plan of 10,000 links', unit: 'ms', atMost: 200, measured: ours('plan', 10_000) },
  {
    what: 'first look, 10,000: longest slice',
    unit: 'ms',
    atMost: 50,
    measured: ours('first look longest slice', 10_000),
  },
  { what: 'look again, 10,000: longest slice', unit: 'ms', atMost: 50, measured: ours('look longest slice', 10_000) },
  { what: 'first push of 500, against the limit', unit: '×', atMost: 1.25, measured: pushAgainstLimit },
];

export const goals = { vault, desktop, sync } as const satisfies Record<string, readonly Goal[]>;
export type Suite = keyof typeof goals;

/** Whether a goal is met; undefined where it was not measured. */
export function judge(goal: Goal, results: Results): Judged | undefined {
  const measured = goal.measured(results);
  if (measured === undefined) return undefined;
  const missedBy = 'atMost' in goal ? measured / goal.atMost : goal.atLeast / measured;
  return { goal, measured, met: missedBy <= 1, missedBy };
}

/** The worst of the services. */
function pushAgainstLimit(results: Results): number | undefined {
  const services = ['vellum', 'julep', 'ductape', 'bitwarden'];
  return worst(
    services.map((service) =>
      ratio(results.ms(service, 'first push', 500), results.ms(service, 'first push limit', 500)),
    ),
  );
}

function ours(operation: Measurable, size: number): Measured {
  return (results) => results.ms('coffer', operation, size);
}

function worstOf(operation: Measurable): Measured {
  return (results) => worst(results.sizes.map((size) => results.ms('coffer', operation, size)));
}

function slowest(operation: Measurable): Measured {
  return (results) => worst(results.sizes.map((size) => results.timing('coffer', operation, size)?.p95Ms));
}

function largest(amount: AmountName): Measured {
  return (results) => worst(results.sizes.map((size) => results.bytes('coffer', amount, size)));
}

function searchIn(size: number): Measured {
  return (results) => worst([results.ms('coffer', 'search', size), results.ms('coffer', 'searchTypo', size)]);
}

function unlockAgainst(peer: string): Measured {
  return (results) => {
    const sizes = results.sizes.filter((size) => size >= 1_000);
    return worst(sizes.map((size) => ratio(results.ms('coffer', 'unlock', size), results.ms(peer, 'unlock', size))));
  };
}

function writeGoals(operation: 'create' | 'update' | 'delete'): Goal[] {
  return [
    { what: `${operation}, against SQLite's own insert`, unit: '×', atMost: 2.5, measured: againstInsert(operation) },
    { what: `${operation}, largest vault against smallest`, unit: '×', atMost: 1.3, measured: growth(operation) },
    {
      what: `${operation}, kdbxweb against Coffer, 10,000`,
      unit: '×',
      atLeast: 500,
      measured: kdbxwebAgainst(operation),
    },
  ];
}

function againstInsert(operation: OperationName): Measured {
  return (results) =>
    worst(
      results.sizes.map((size) =>
        ratio(results.ms('coffer', operation, size), results.ms('sqlite alone', 'create', size)),
      ),
    );
}

function growth(operation: OperationName): Measured {
  return (results) => {
    const [smallest, largest] = [results.sizes.at(0), results.sizes.at(-1)];
    if (smallest === undefined || largest === undefined || smallest === largest) return undefined;
    return ratio(results.ms('coffer', operation, largest), results.ms('coffer', operation, smallest));
  };
}

function kdbxwebAgainst(operation: OperationName): Measured {
  return (results) => ratio(results.ms('kdbxweb', operation, 10_000), results.ms('coffer', operation, 10_000));
}

function scryptAgainstNoble(results: Results): number | undefined {
  return ratio(results.ms('coffer', 'scrypt', 0), results.ms('noble alone', 'scrypt', 0));
}

/** At the first of these sizes that was measured. */
function bytesAt(amount: AmountName, sizes: readonly number[]): Measured {
  return (results) => sizes.map((size) => results.bytes('coffer', amount, size)).find((bytes) => bytes !== undefined);
}
