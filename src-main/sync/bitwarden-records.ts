import { z } from 'zod';
import { weightOf } from '../vault/slices.ts';
import { expectThat, parsed } from './answers.ts';
import { RemoteError, type RemoteSecret, type RemoteVersion } from './remote.ts';
import { wellFormed } from './schemas.ts';

/** Whose secrets these are. Its texts are encrypted and decrypted here, in EncStrings; both throw after the end. */
export type Organization = {
  id: string;
  conceal(text: string): string;
  reveal(encString: string): string;
};

/** Ids go into paths: whatever has another form is no id. Bitwarden writes them in small letters. */
const id = z.guid().toLowerCase();
const encString = z.string().min(1);
const date = wellFormed.refine((text) => !Number.isNaN(Date.parse(text)));
const named = z.object({ id, name: encString });

const listedSecret = z.object({
  id,
  organizationId: id,
  key: encString,
  revisionDate: date,
  // The answer to a write has it without its name.
  projects: z.array(z.object({ id, name: encString.nullish() })).nullish(),
  read: z.boolean().optional(),
  write: z.boolean().optional(),
});
type ListedSecret = z.infer<typeof listedSecret>;

/** Its records are read one by one. */
export const secretList = z.object({ secrets: z.array(z.unknown()) });
const storedSecret = listedSecret.extend({ value: encString, note: z.string().nullish() });
export type StoredSecret = z.infer<typeof storedSecret>;
export const storedSecrets = z.object({ data: z.array(storedSecret) });

export const projectRecord = named.extend({
  organizationId: id,
  read: z.boolean().optional(),
  write: z.boolean().optional(),
});
export const projectList = z.object({ data: z.array(projectRecord) });

const versionList = z.object({
  data: z.array(z.object({ id, secretId: id, value: encString, versionDate: date })),
});
export const removalList = z.object({ data: z.array(z.object({ id, error: z.string().nullish() })) });

/** An id as Bitwarden writes it; throws `invalid` for what can't be one. */
export function idOf(text: string): string {
  const { data } = id.safeParse(text);
  if (data === undefined) throw new RemoteError('invalid');
  return data;
}

export function isId(text: string): boolean {
  return id.safeParse(text).success;
}

/** Throws `bad_response` for records of another organisation, and for one that comes twice. */
export function expectOwn(records: readonly { id: string; organizationId: string }[], organization: string): void {
  expectThat(records.every(({ organizationId }) => organizationId === organization));
  expectThat(new Set(records.map((one) => one.id)).size === records.length);
}

/** The secret in an answer, of this organisation and by this id where one was asked for. */
export function expectSecret(organization: Organization, answer: unknown, asked: string | null): StoredSecret {
  const stored = parsed(storedSecret, answer);
  expectOwn([stored], organization.id);
  expectThat(asked === null || stored.id === asked);
  return stored;
}

/** A secret as it is listed; its name and its project's are decrypted. */
function openListed({ reveal }: Organization, listed: ListedSecret): RemoteSecret {
  // A secret has one project at most, whatever the list's form promises.
  const project = listed.projects?.[0];
  return {
    id: listed.id,
    name: reveal(listed.key),
    changeToken: listed.revisionDate,
    note: null,
    type: null,
    project: project ? { id: project.id, name: project.name ? reveal(project.name) : '' } : null,
    environments: [],
    scope: [],
    expiresAt: null,
    isRevoked: false,
    mayRead: listed.read ?? true,
    mayWrite: listed.write ?? true,
  };
}

/** A list of them, read and decrypted in steps: it may be thousands. */
export function* openList(organization: Organization, records: readonly unknown[]): Generator<number, RemoteSecret[]> {
  const opened = new Map<string, RemoteSecret>();
  for (const record of records) {
    const listed = parsed(listedSecret, record);
    expectThat(listed.organizationId === organization.id && !opened.has(listed.id));
    opened.set(listed.id, openListed(organization, listed));
    yield 2;
  }
  return [...opened.values()];
}

/** A secret as it is answered whole, without its value. Bitwarden encrypts even an empty note; none counts as empty. */
export function openStored(organization: Organization, stored: StoredSecret): RemoteSecret & { note: string } {
  return { ...openListed(organization, stored), note: stored.note ? organization.reveal(stored.note) : '' };
}

/** Secrets with their values, in steps: each may be long. */
export function* openValues(
  organization: Organization,
  batch: readonly StoredSecret[],
): Generator<number, { secret: RemoteSecret; value: string }[]> {
  const opened: { secret: RemoteSecret; value: string }[] = [];
  for (const stored of batch) {
    opened.push({ secret: openStored(organization, stored), value: organization.reveal(stored.value) });
    yield 2 * weightOf(stored.value.length);
  }
  return opened;
}

export function openProject({ reveal }: Organization, { id, name, write }: z.infer<typeof projectRecord>) {
  return { id, name: reveal(name), mayWrite: write ?? true };
}

/** Earlier values of one secret, the newest first. */
export function openVersions({ reveal }: Organization, secret: string, body: unknown): RemoteVersion[] {
  const { data } = parsed(versionList, body);
  expectThat(data.every(({ secretId }) => secretId === secret));
  expectThat(new Set(data.map((version) => version.id)).size === data.length);
  const newestFirst = data.toSorted((a, b) => Date.parse(b.versionDate) - Date.parse(a.versionDate));
  return newestFirst.map(({ id, versionDate, value }) => ({ id, at: versionDate, value: reveal(value) }));
}
