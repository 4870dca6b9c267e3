import { inSlices } from '../vault/slices.ts';
import { afterDoing, expectThat, inBatches, isNotFound, parsed, refuseUnfit, refuseWhenAborted } from './answers.ts';
import type { Account } from './bitwarden-account.ts';
import {
  expectOwn,
  expectSecret,
  idOf,
  type Organization,
  openList,
  openStored,
  openValues,
  type StoredSecret,
  secretList,
  storedSecrets,
} from './bitwarden-records.ts';
import { changed } from './change-token.ts';
import { RemoteError, type RemoteFields, type RemoteSecret } from './remote.ts';

/** So many values are asked for at once: at their longest they are half of what an answer may have. */
const BATCH = 100;

type Changes = Pick<RemoteFields, 'name' | 'note' | 'project'> & { value?: string };

/** All of the organisation, or of one project. No value is answered, and nothing is audited there as read. */
export async function listSecrets(account: Account, project: string | null, signal: AbortSignal) {
  const organization = await account.organization(signal);
  const place = project === null ? `/organizations/${organization.id}` : `/projects/${project}`;
  const { secrets } = parsed(secretList, await account.get(`${place}/secrets`, signal));
  return inSlices(openList(organization, secrets), () => refuseWhenAborted(signal));
}

/** One secret, without its value. */
export async function findSecret(account: Account, id: string, signal: AbortSignal): Promise<RemoteSecret> {
  const organization = await account.organization(signal);
  return openStored(organization, await fetchStored(account, organization, idOf(id), signal));
}

/** The values of those that exist and may be read. */
export async function readSecrets(account: Account, ids: readonly string[], signal: AbortSignal) {
  const batches = inBatches([...new Set(ids.map(idOf))], BATCH);
  const organization = await account.organization(signal);
  const read: { secret: RemoteSecret; value: string }[] = [];
  for (const batch of batches) {
    const stored = await fetchBatch(account, organization, batch, signal);
    read.push(...(await inSlices(openValues(organization, stored), () => refuseWhenAborted(signal))));
  }
  return read;
}

export async function createSecret(account: Account, fields: RemoteFields, signal: AbortSignal): Promise<RemoteSecret> {
  refuseUnfit('bitwarden', fields);
  const projectIds = fields.project === null ? [] : [idOf(fields.project)];
  const organization = await account.organization(signal);
  const { id, conceal } = organization;
  const body = { key: conceal(fields.name), value: conceal(fields.value), note: conceal(fields.note), projectIds };
  const answer = await account.write('POST', `/organizations/${id}/secrets`, body, { isIdempotent: false, signal });
  return afterDoing(() => openWritten(organization, expectSecret(organization, answer, null), fields));
}

/**
 * Reads the secret, then writes it whole with its changes. Without a value the one that is there stays as it is; only for
 * another one is the server told that it changed, whereupon it keeps the one before as a version. A project is set, but
 * not taken away.
 */
export async function changeSecret(account: Account, id: string, changes: Changes, signal: AbortSignal) {
  refuseUnfit('bitwarden', changes);
  const [secret, project] = [idOf(id), changes.project === null ? null : idOf(changes.project)];
  const organization = await account.organization(signal);
  const stored = await fetchStored(account, organization, secret, signal);
  if (stored.write === false) throw new RemoteError('forbidden');
  const body = merged(organization, stored, { ...changes, project });
  if (body === null) return openStored(organization, stored);
  // Sent twice, the new value would become a version of its own.
  const answer = await put(account, secret, body, { isIdempotent: !body.valueChanged, signal });
  const read = () => {
    const written = openWritten(organization, expectSecret(organization, answer, secret), changes);
    return changed({ changeToken: stored.revisionDate }, written);
  };
  return body.valueChanged ? afterDoing(read) : read();
}

/** The whole of what is written, what doesn't change as it is stored; `null` where nothing changes. */
function merged({ conceal, reveal }: Organization, stored: StoredSecret, changes: Changes) {
  const keepOr = (text: string, before: string) => (text === reveal(before) ? before : conceal(text));
  const projectsBefore = (stored.projects ?? []).map((project) => project.id);
  const body = {
    key: keepOr(changes.name, stored.key),
    value: changes.value === undefined ? stored.value : keepOr(changes.value, stored.value),
    note: stored.note ? keepOr(changes.note, stored.note) : conceal(changes.note),
    projectIds: changes.project === null ? projectsBefore : [changes.project],
  };
  const valueChanged = body.value !== stored.value;
  const isSame =
    !valueChanged &&
    body.key === stored.key &&
    (body.note === stored.note || (!stored.note && changes.note === '')) &&
    body.projectIds.join() === projectsBefore.join();
  return isSame ? null : { ...body, valueChanged };
}

/** Who may read a secret and not write it is answered with 404 (remote-apis.md §4.5); it was there just now. */
async function put(account: Account, id: string, body: object, how: Parameters<Account['write']>[3]) {
  try {
    return await account.write('PUT', `/secrets/${id}`, body, how);
  } catch (error) {
    throw isNotFound(error) ? new RemoteError('forbidden') : error;
  }
}

/** The secret as the answer has it, which must be what was written. */
function openWritten(organization: Organization, stored: StoredSecret, fields: Changes): RemoteSecret {
  const secret = openStored(organization, stored);
  expectThat(secret.name === fields.name && secret.note === fields.note);
  expectThat(fields.value === undefined || organization.reveal(stored.value) === fields.value);
  return secret;
}

/** One that doesn't exist or may not be read makes the server refuse its whole batch: then each is asked for alone. */
async function fetchBatch(account: Account, organization: Organization, ids: readonly string[], signal: AbortSignal) {
  const found = ids.length > 1 ? await fetchTogether(account, organization, ids, signal) : [];
  for (const id of ids.filter((one) => !found.some((stored) => stored.id === one))) {
    try {
      found.push(await fetchStored(account, organization, id, signal));
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }
  return found;
}

async function fetchTogether(account: Account, { id }: Organization, ids: readonly string[], signal: AbortSignal) {
  try {
    const body = await account.write('POST', '/secrets/get-by-ids', { ids }, { isIdempotent: true, signal });
    const { data } = parsed(storedSecrets, body);
    expectOwn(data, id);
    expectThat(data.every((stored) => ids.includes(stored.id)));
    return data;
  } catch (error) {
    if (isNotFound(error)) return [];
    throw error;
  }
}

async function fetchStored(account: Account, organization: Organization, id: string, signal: AbortSignal) {
  return expectSecret(organization, await account.get(`/secrets/${id}`, signal), id);
}
