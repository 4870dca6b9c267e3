import { AtSign, Database, KeyRound, Link2, type LucideIcon, Text, TextCursorInput, User } from 'lucide-react';
import type { CopyForm, SecretDetail } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';

const t = texts.quickAccess.part;

/** What else of a secret can be copied than its value. */
export type Part = { label: string; icon: LucideIcon; copies: { field?: string; as?: CopyForm } | 'reference' };

/** Fields of the person's own that are offered. */
const mostFields = 3;

type Shown = Pick<SecretDetail, 'type' | 'database' | 'username' | 'fields'>;

/** The parts of a secret, what its type is about first. */
export function partsOf({ type, database, username, fields }: Shown): Part[] {
  const parts: Part[] = [];
  const field = (label: string, icon: LucideIcon, name: string) =>
    void parts.push({ label, icon, copies: { field: name } });
  if (type === 'database') field(t.url, Database, 'connection-url');
  if (database) {
    if (database.user !== '') field(t.user, User, 'user');
    field(t.password, KeyRound, 'password');
  }
  if (username !== '') field(t.username, User, 'username');
  for (const { name } of fields.slice(0, mostFields)) field(name, TextCursorInput, name);
  return [
    ...parts,
    { label: t.line, icon: Text, copies: { as: 'env' } },
    { label: t.reference, icon: parts.length === 0 ? Link2 : AtSign, copies: 'reference' },
  ];
}
