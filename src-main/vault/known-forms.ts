import type { ValueFacts } from '../../src-preload/contract.ts';
import { business } from './forms/business.ts';
import { cloud } from './forms/cloud.ts';
import { connections } from './forms/connections.ts';
import { development } from './forms/development.ts';
import type { KnownForm } from './forms/form.ts';
import { keys } from './forms/keys.ts';

/** All known forms, longest prefix first: the first that fits is the most exact. Of one prefix, in the order of the tables. */
export const knownForms: readonly KnownForm[] = [
  ...cloud,
  ...development,
  ...business,
  ...connections,
  ...keys,
].toSorted((a, b) => b.prefix.length - a.prefix.length);

/** What a value's form is called in the file, in every language: `Stripe live secret key`; empty for none. */
export function nameOfForm({ service, form }: Form): string {
  if (form === null) return '';
  return service === null ? form : `${service} ${form}`;
}

/** The form of that name; none where this version of the program doesn't know it. */
export function formNamed(name: string): Form {
  return byName.get(name) ?? { service: null, form: null };
}

type Form = Pick<ValueFacts, 'service' | 'form'>;

const byName: ReadonlyMap<string, Form> = new Map(
  knownForms.map(({ service, form }) => [nameOfForm({ service, form }), { service, form }]),
);
