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
