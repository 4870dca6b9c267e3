import fs from 'node:fs';
import path from 'node:path';
import { Previews } from '../../../src-main/vault/exchange/previews.ts';
import type { Session } from '../../../src-main/vault/session.ts';
import { type Kit, makeKit, makeVault } from '../../kit/vault.ts';
import { samples } from '../data.ts';
import type { Operation } from '../subject.ts';

/** A `.env` file of that many secrets into an empty vault: read, planned, and brought in by one transaction. */
export function importing(folder: string, count: number): Operation {
  const file = new TextEncoder().encode(
    samples(count)
      .map(({ name, value }) => `${name}="${value}"\n`)
      .join(''),
  );
  let open: { kit: Kit; session: Session } | null = null;
  return {
    name: 'import',
    watched: true,
    runs: 3,
    before: async () => {
      const kit = makeKit(fs.mkdtempSync(path.join(folder, 'import-')));
      open = { kit, session: (await makeVault(kit)).session };
    },
    run: async () => {
      if (!open) throw new Error('no vault to import into');
      const { kit, session } = open;
      const previews = new Previews(kit.context.random);
      const destination = { project: null, environment: 'dev' };
      const { id, lines } = await previews.read(session, '.env', file);
      const entries = lines.map(({ index }) => ({ index }));
      const { added } = await previews.importEnv(session, { preview: id, destination, entries, comments: false });
      if (added !== count) throw new Error(`${added} of ${count} were imported`);
    },
    after: () => {
      open?.session.lock();
      if (open) fs.rmSync(open.kit.folder, { recursive: true });
    },
  };
}
