import { expectThat, parsed, statusError } from './answers.ts';
import { type JulepSecret, julepSecrets } from './julep-secret.ts';
import { type HttpAnswer, RemoteError } from './remote.ts';

/** How many a page has: the server's own number. */
const pageLength = 100;
/** More than anyone has; a list that goes on beyond it has no end. */
const most = 20_000;
const mostStarts = 3;

type GetPage = (limit: number, offset: number) => Promise<HttpAnswer>;

/**
 * All secrets, page by page. Each page begins with the last of the one before: if it doesn't, something was deleted
 * meanwhile and others moved up unseen, so it begins anew. What was added meanwhile comes twice and is counted once.
 */
export async function listAll(getPage: GetPage): Promise<JulepSecret[]> {
  for (let start = 0; start < mostStarts; start++) {
    const secrets = await listOnce(getPage);
    if (secrets) return secrets;
  }
  throw new RemoteError('unavailable');
}

/** `null` where the list moved while it was read. */
async function listOnce(getPage: GetPage): Promise<JulepSecret[] | null> {
  const byId = new Map<string, JulepSecret>();
  for (let offset = 0; offset < most; ) {
    const page = readPage(await getPage(pageLength, offset));
    const [first] = page;
    if (offset > 0 && (!first || !byId.has(first.id))) return null;
    const before = byId.size;
    for (const secret of page) byId.set(secret.id, secret);
    if (page.length < pageLength) return [...byId.values()];
    // A page without anything new would come for ever.
    expectThat(byId.size > before);
    offset += page.length - 1;
  }
  throw new RemoteError('too_large');
}

function readPage({ status, body }: HttpAnswer): JulepSecret[] {
  if (status !== 200) throw statusError(status);
  const page = parsed(julepSecrets, body);
  expectThat(page.length <= pageLength && new Set(page.map(({ id }) => id)).size === page.length);
  return page;
}
