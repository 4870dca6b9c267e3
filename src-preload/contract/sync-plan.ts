import { id, seconds } from './domain.ts';
import { keptErrorCode } from './errors.ts';
import { z } from './z.ts';

/**
 * What a line of a plan would do. `pull` without a `secret` brings in one that is only there; `link` only notes that
 * both are the same; `nothing` can't be chosen, its `why` says what keeps it or that both are in step.
 */
export const syncAction = z.enum([
  'create',
  'push',
  'pull',
  'link',
  'rename',
  'revoke',
  'delete',
  'conflict',
  'gone-there',
  'nothing',
]);
export type SyncAction = z.infer<typeof syncAction>;

/** Why a line says what it says. */
export const syncWhy = z.enum([
  // nothing
  'in-step',
  'expired-here',
  'outside-place',
  'name-refused',
  'value-refused',
  'not-text',
  /** The service can't make it: it has to be made there first. */
  'make-it-there',
  'read-only-there',
  'only-pushed',
  'only-pulled',
  'cannot-rename',
  /** Revoked, in the trash or gone here, and the service can't revoke or delete it, or may not. */
  'kept-there',
  'waiting-for-answer',
  'same-name-here',
  // create, push, pull, link, rename
  'not-there',
  'changed-here',
  'details-changed-here',
  'changed-there',
  'renamed-here',
  'renamed-there',
  'same-there',
  'only-there',
  /** What stands there under that name can't be read and would be overwritten. */
  'overwrites-unseen',
  'revoked-there',
  'empty-there',
  // revoke, delete, gone-there
  'revoked-here',
  'in-trash-here',
  'gone-here',
  'gone-there',
  // conflict
  'changed-on-both',
  'different-there',
  'changed-there-unseen',
  'several-there',
  /** We wrote, and never heard whether it arrived. */
  'answer-lost',
]);
export type SyncWhy = z.infer<typeof syncWhy>;

/**
 * What a person may decide. Of a conflict: `keep-mine` pushes ours, theirs becomes an earlier version here where it can
 * be read; `take-theirs` makes theirs the new version; `keep-both` keeps ours and makes theirs a secret of its own;
 * `leave-theirs` leaves what can't be read as it is there. Of what is gone there: `trash`, `create` again, or `unlink`.
 */
export const syncDecision = z.enum([
  'keep-mine',
  'take-theirs',
  'keep-both',
  'leave-theirs',
  'trash',
  'create',
  'unlink',
]);
export type SyncDecision = z.infer<typeof syncDecision>;

/** How long a value is, no closer than this; for so many dots. */
export const lengthClass = z.enum(['empty', 'to-8', 'to-16', 'to-32', 'to-64', 'to-256', 'longer']);
export type LengthClass = z.infer<typeof lengthClass>;

/** Why a service would refuse a text, or keep another one than was sent. */
export const textFault = z.enum(['empty', 'too_long', 'characters', 'blank_ends', 'nul']);
export type TextFault = z.infer<typeof textFault>;

/** What keeps a secret from being sent as it is: its name there, a value that is no text, its value or its description. */
export const syncFault = z.discriminatedUnion('what', [
  z.object({ what: z.enum(['name', 'bytes']) }),
  z.object({ what: z.enum(['value', 'description']), fault: textFault }),
]);
export type SyncFault = z.infer<typeof syncFault>;

/** One side of a line, masked. `length` is `null` where it was not looked at. */
const side = z.object({ length: lengthClass.nullable() });

export const syncLine = z.object({
  /** Names the line within its plan. */
  id: z.string(),
  action: syncAction,
  why: syncWhy,
  /** Whether it is done unless the person says otherwise. */
  ticked: z.boolean(),
  /** What the person has to decide between; empty where ticking is all. */
  choices: z.array(syncDecision),
  /** `null` where it is only there. */
  secret: id.nullable(),
  name: z.string().nullable(),
  /** Slugs here; none means all, or that it is only there. */
  environments: z.array(z.string()),
  remoteName: z.string(),
  remoteId: z.string().nullable(),
  /** What keeps it, for `name-refused`, `value-refused` and `not-text`. */
  problem: syncFault.nullable(),
  here: side.extend({ version: z.int().positive(), changedAt: seconds }).nullable(),
  there: side.extend({ project: z.string().nullable() }).nullable(),
  /** Where several have the name: which. */
  candidates: z.array(z.object({ id: z.string(), project: z.string().nullable() })),
});
export type SyncLine = z.infer<typeof syncLine>;

export const syncPlan = z.object({
  /** Goes into `run`; good until the next plan of this connection. */
  token: z.string(),
  connection: id,
  at: seconds,
  lines: z.array(syncLine),
  /** Set where most of what is linked is gone there: `run` then asks for `confirmGone` before anything goes to the trash. */
  gone: z.object({ gone: z.int(), of: z.int() }).nullable(),
});
export type SyncPlan = z.infer<typeof syncPlan>;

export const syncChoice = z.strictObject({
  line: z.string().max(256),
  decision: syncDecision.optional(),
});

export type SyncChoice = z.infer<typeof syncChoice>;

/** What became of a line. `waiting`: it is kept and tried again · `unsure`: the answer got lost, it is looked at first. */
export const syncOutcome = z.enum(['done', 'failed', 'waiting', 'unsure', 'outdated', 'cancelled']);
export type SyncOutcome = z.infer<typeof syncOutcome>;

export const syncItem = z.object({
  action: syncAction,
  decision: syncDecision.nullable(),
  secret: id.nullable(),
  name: z.string(),
  outcome: syncOutcome,
  /** Why not. */
  problem: keptErrorCode.nullable(),
});
export type SyncItem = z.infer<typeof syncItem>;

/** A run that has ended. */
export const syncRun = z.object({
  id,
  connection: id,
  startedAt: seconds,
  endedAt: seconds,
  /** `null` where it ran by itself. */
  by: z.enum(['person', 'itself']),
  done: z.int(),
  failed: z.int(),
  waiting: z.int(),
  /** Why it ended early. */
  problem: keptErrorCode.nullable(),
  /** What was done or tried; at most 500 are kept of each run. */
  items: z.array(syncItem),
});
export type SyncRun = z.infer<typeof syncRun>;

/** Something that is still to be done, or whose answer got lost. */
export const syncStep = z.object({
  id,
  connection: id,
  action: syncAction,
  secret: id.nullable(),
  name: z.string(),
  since: seconds,
  state: z.enum(['waiting', 'unsure']),
  tries: z.int(),
  /** When it is tried again at the earliest. */
  notBefore: seconds,
});
export type SyncStep = z.infer<typeof syncStep>;

/** How a connection stands now. */
export const syncState = z.object({
  connection: id,
  /** How far a run is; `null` where none is under way. */
  running: z.object({ done: z.int(), of: z.int() }).nullable(),
  waiting: z.int(),
  unsure: z.int(),
  lastRunAt: seconds.nullable(),
  lastRunFailed: z.boolean(),
  /** When it runs next by itself. */
  nextAt: seconds.nullable(),
});
export type SyncState = z.infer<typeof syncState>;

/** An earlier value that the service keeps; never the value. */
export const remoteVersion = z.object({ id: z.string(), at: z.string(), length: lengthClass });
export type RemoteVersionLine = z.infer<typeof remoteVersion>;
