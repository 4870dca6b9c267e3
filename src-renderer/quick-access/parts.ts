import { AtSign, Database, KeyRound, Link2, type LucideIcon, Text, TextCursorInput, User } from 'lucide-react';
import type { CopyForm, SecretDetail } from '../../src-preload/contract.ts';

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
  if (type === 'database') field('Connection URL', Database, 'connection-url');
  if (database) {
    if (database.user !== '') field('User', User, 'user');
    field('Password', KeyRound, 'password');
  }
  if (username !== '') field('Username', User, 'username');
  for (const { name } of fields.slice(0, mostFields)) field(name, TextCursorInput, name);
  return [
    ...parts,
    { label: 'NAME=value', icon: Text, copies: { as: 'env' } },
    { label: 'Reference', icon: parts.length === 0 ? Link2 : AtSign, copies: 'reference' },
  ];
}
