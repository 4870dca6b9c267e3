import { z } from 'zod';
import type { RemoteFields, RemoteSecret } from './remote.ts';
import { wellFormed } from './schemas.ts';

/** What Julep answers. `value` is the word ENCRYPTED in every answer, which says nothing, and is not read. */
export const julepSecret = z.object({
  id: z.guid().toLowerCase(),
  updated_at: wellFormed.min(1),
  name: wellFormed.min(1),
  description: wellFormed.nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
});
export type JulepSecret = z.infer<typeof julepSecret>;
export const julepSecrets = z.array(julepSecret);

/** What a deletion answers. */
export const julepDeletion = z.object({ id: z.guid().toLowerCase() });

/** Our entries in a secret's metadata, lists of texts each; whatever else is in it is somebody else's and stays. */
const ours = ['environments', 'tags'] as const;
const texts = z.array(wellFormed);

/** The body of a create or an update. Metadata is replaced as a whole there, so that what else stood in it is sent too. */
export function julepBody(fields: RemoteFields, before: JulepSecret | null): Record<string, unknown> {
  const metadata = new Map(Object.entries(before?.metadata ?? {}));
  for (const name of ours.filter((one) => isOurs(metadata.get(one)))) {
    if (fields[name].length > 0) metadata.set(name, fields[name]);
    else metadata.delete(name);
  }
  const { name, value, note } = fields;
  // Left out it means "as it is", empty "none": what never was there is left out.
  const isDescribed = note !== '' || Boolean(before?.description);
  const isFiled = metadata.size > 0 || Object.keys(before?.metadata ?? {}).length > 0;
  return {
    name,
    value,
    ...(isDescribed ? { description: note } : {}),
    ...(isFiled ? { metadata: Object.fromEntries(metadata) } : {}),
  };
}

export function julepToRemote({ id, updated_at, name, description, metadata }: JulepSecret): RemoteSecret {
  return {
    id,
    name,
    changeToken: updated_at,
    note: description ?? '',
    type: null,
    project: null,
    environments: textsOf(metadata?.environments),
    scope: [],
    expiresAt: null,
    isRevoked: false,
    mayRead: false,
    mayWrite: true,
  };
}

function isOurs(entry: unknown): boolean {
  return entry === undefined || texts.safeParse(entry).success;
}

function textsOf(entry: unknown): string[] {
  return texts.safeParse(entry).data ?? [];
}
