import { ListFilter, Plus } from 'lucide-react';
import { texts } from '../../src-texts/texts.ts';
import { textOfQuery } from '../secrets/list-query.ts';
import { suggestName } from '../secrets/secret-name.ts';
import type { CommandEntry, PaletteEntry, SecretEntry } from './entries.ts';
import { matching } from './matching.ts';
import type { Found } from './use-found.ts';

const t = texts.palette;

export type PaletteGroup = { label: string; items: readonly PaletteEntry[] };

/** Commands shown beside secrets that were found. */
const fewCommands = 8;

type Wanted = {
  typed: string;
  found: Found;
  commands: readonly CommandEntry[];
  makeSecret: (name: string) => void;
  showAll: (query: string) => void;
};

/** What the palette lists: secrets first, then commands, then what else can be made of the words. */
export function paletteGroups({ typed, found, commands, makeSecret, showAll }: Wanted): PaletteGroup[] {
  const query = typed.trim();
  const secrets = found.rows.map((secret): SecretEntry => {
    return { kind: 'secret', id: secret.id, secret, inNotes: Object.hasOwn(found.fromNotes, secret.id) };
  });
  const actions = query === '' ? [...commands] : matching(commands, query).slice(0, fewCommands);
  const name = suggestName(textOfQuery(query));
  if (name !== '') {
    const label = t.newNamed(name);
    actions.push({ kind: 'command', id: 'new-named', name: label, icon: Plus, run: () => makeSecret(name) });
  }
  if (query !== '' && found.answered === query && found.total > secrets.length) {
    const label = t.showAll(found.total);
    actions.push({ kind: 'command', id: 'show-all', name: label, icon: ListFilter, run: () => showAll(query) });
  }
  return [
    { label: query === '' ? t.recent : t.secrets, items: secrets },
    { label: t.actions, items: actions },
  ].filter(({ items }) => items.length > 0);
}
