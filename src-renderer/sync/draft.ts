import type {
  Connection,
  ConnectionChanges,
  Id,
  NewConnection,
  ServiceInfo,
  SyncDirection,
  SyncWhen,
} from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { credentialWords } from './words.ts';

const t = texts.sync.form.wrong;

/** A connection while it is written. Limits as text; credentials that were typed, by their keys. */
export type ConnectionDraft = {
  name: string;
  baseUrl: string;
  credentials: Readonly<Record<string, string>>;
  project: Id | null;
  environment: string | null;
  remoteProject: string | null;
  direction: SyncDirection;
  when: SyncWhen;
  mayCreate: boolean;
  ownLimits: boolean;
  reads: string;
  writes: string;
};

export function emptyDraft(service: ServiceInfo): ConnectionDraft {
  const { name, baseUrl, directions, limits } = service;
  return {
    ...{ name, baseUrl, credentials: {}, project: null, environment: null, remoteProject: null },
    direction: directions.includes('both') ? 'both' : (directions[0] ?? 'push'),
    when: { kind: 'manual' },
    mayCreate: false,
    ownLimits: false,
    reads: String(limits.read),
    writes: String(limits.write),
  };
}

export function draftOf(connection: Connection, service: ServiceInfo): ConnectionDraft {
  const { name, baseUrl, project, environment, remoteProject, direction, when, mayCreate, limits } = connection;
  return {
    ...{ name, baseUrl, project, environment, remoteProject, direction, when, mayCreate, credentials: {} },
    ownLimits: limits !== null,
    reads: String((limits ?? service.limits).read),
    writes: String((limits ?? service.limits).write),
  };
}

export type Problems = Readonly<Record<string, string>>;

/** What is wrong, by field: `name`, `baseUrl`, `limits`, `minutes`, `credential:<key>`. */
export function problemsOf(
  draft: ConnectionDraft,
  { service, credentials }: ServiceInfo,
  { needsCredentials }: { needsCredentials: boolean },
): Problems {
  const wrong: Record<string, string> = {};
  if (draft.name.trim() === '') wrong.name = t.name;
  if (!isBaseUrl(draft.baseUrl)) wrong.baseUrl = t.address;
  const typed = credentials.some(({ key }) => (draft.credentials[key] ?? '') !== '');
  if (needsCredentials || typed)
    for (const { key, isOptional } of credentials)
      if (!isOptional && (draft.credentials[key] ?? '') === '')
        wrong[`credential:${key}`] = t.credential(credentialWords(service, key).label);
  if (draft.ownLimits && !(isRate(draft.reads) && isRate(draft.writes))) wrong.limits = t.limits;
  if (draft.when.kind === 'every' && !(draft.when.minutes >= 5 && draft.when.minutes <= 1_440))
    wrong.minutes = t.minutes;
  return wrong;
}

const isRate = (text: string) => /^\d+(?:\.\d+)?$/.test(text.trim()) && Number(text) >= 0.1 && Number(text) <= 100;

function isBaseUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  if (username || password || search || hash) return false;
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}

/** The typed credentials, without those that were left empty. */
function credentialsOf({ credentials }: ConnectionDraft): Record<string, string> {
  return Object.fromEntries(Object.entries(credentials).filter(([, value]) => value !== ''));
}

function settingsOf(draft: ConnectionDraft) {
  const { baseUrl, project, environment, remoteProject, direction, when, mayCreate } = draft;
  const limits = draft.ownLimits ? { read: Number(draft.reads), write: Number(draft.writes) } : null;
  const name = draft.name.trim();
  return { name, baseUrl: baseUrl.trim(), project, environment, remoteProject, direction, when, mayCreate, limits };
}

export function newConnectionOf(draft: ConnectionDraft, { service }: ServiceInfo): NewConnection {
  return { service, ...settingsOf(draft), credentials: credentialsOf(draft) };
}

/** Only what differs; credentials only where they were typed anew. */
export function changesOf(draft: ConnectionDraft, connection: Connection): ConnectionChanges {
  const settings = settingsOf(draft);
  const changed = Object.entries(settings).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(connection[key as keyof typeof settings]),
  );
  const typed = credentialsOf(draft);
  return {
    ...(Object.fromEntries(changed) as ConnectionChanges),
    ...(Object.keys(typed).length === 0 ? {} : { credentials: typed }),
  };
}
