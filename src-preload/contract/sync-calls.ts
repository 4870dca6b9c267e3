import { call } from './call.ts';
import { id, limits, outcome } from './domain.ts';
import * as sync from './sync.ts';
import * as plan from './sync-plan.ts';
import { z } from './z.ts';

const nothing = z.undefined();
const one = z.strictObject({ id });
const of = z.strictObject({ connection: id });
const ofSecret = z.strictObject({ connection: id, secret: id });
const projectName = z.string().min(1).max(256);

/** Calls of the group `sync`. Credentials and values go in by them and never come out. */
export const syncCalls = {
  services: call(nothing, z.array(sync.serviceInfo)),
  connections: call(nothing, z.array(sync.connection)),
  /** Asks in a dialog of the main process first, naming the host. */
  create: call(sync.newConnection, sync.connection),
  /** Asks in the same way where the host changes. */
  update: call(z.strictObject({ id, changes: sync.connectionChanges }), sync.connection),
  /** What removing it would mean; nothing is changed. */
  removal: call(one, z.object({ links: z.int(), waiting: z.int(), unsure: z.int() })),
  /** Forgets the credentials, what was opted in and what waits. At the service everything stays as it is. */
  remove: call(one, nothing),
  test: call(one, sync.connectionAccess),
  candidates: call(
    of.extend({
      query: z.string().max(limits.query),
      onlyLinked: z.boolean(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
    z.object({ total: z.int(), linked: z.int(), rows: z.array(sync.syncCandidate) }),
  ),
  /** What keeps a name from being used there for that secret. */
  checkName: call(
    of.extend({ name: z.string().max(1_000), secret: id.optional() }),
    z.object({ problem: sync.remoteNameFault.nullable() }),
  ),
  /** Opts secrets in, or gives them another name there: nothing else ever leaves. Nothing is sent by it. */
  link: call(of.extend({ links: z.array(sync.newLink).min(1).max(limits.many) }), z.array(outcome)),
  /** Opts secrets out. What is at the service stays there. */
  unlink: call(of.extend({ secrets: z.array(id).min(1).max(limits.many) }), z.array(outcome)),
  /** The links of one secret, in all connections. */
  linksOf: call(z.strictObject({ secret: id }), z.array(sync.syncLink)),
  /** Looks at both sides and says what would be done. Values stay in the main process. */
  plan: call(of, plan.syncPlan),
  run: call(
    z.strictObject({
      token: z.string().max(64),
      lines: z.array(plan.syncChoice).min(1).max(100_000),
      /** The person's word that this is the right account although most is gone there. */
      confirmGone: z.boolean().default(false),
    }),
    plan.syncRun,
  ),
  /** Stops a run or a look of this connection; what is done is done. */
  cancel: call(of, nothing),
  state: call(nothing, z.array(plan.syncState)),
  queue: call(of, z.array(plan.syncStep)),
  /** Gives up what waits. What is unsure stays until it was looked at. */
  forget: call(of.extend({ steps: z.array(id).min(1).max(limits.many) }), nothing),
  /** Newest first. */
  runs: call(of, z.array(plan.syncRun)),
  versions: call(ofSecret, z.array(plan.remoteVersion)),
  /** Makes an earlier value the present one at the service; here it comes with the next pull. */
  restoreVersion: call(ofSecret.extend({ version: z.string().max(256) }), nothing),
  projects: call(of, z.array(sync.remoteProject)),
  createProject: call(of.extend({ name: projectName }), sync.remoteProject),
  renameProject: call(of.extend({ project: z.string().min(1).max(256), name: projectName }), sync.remoteProject),
  /** Asks in a dialog of the main process first. */
  removeProject: call(of.extend({ project: z.string().min(1).max(256) }), nothing),
} as const;

export const syncEvents = {
  /** How far a run is; `null` once it ended. */
  progress: z.object({ connection: id, running: z.object({ done: z.int(), of: z.int() }).nullable() }),
  /** Connections, links, queue or history changed: read again what you show. */
  changed: z.object({ connection: id.nullable() }),
} as const;
