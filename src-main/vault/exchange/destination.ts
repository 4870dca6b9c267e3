import type { Destination, Environment, Project } from '../../../src-preload/contract.ts';

/** Words in file names, and the environment that they usually mean. */
const meanings: Readonly<Record<string, readonly string[]>> = {
  prd: ['production', 'prod', 'prd', 'live'],
  staging: ['staging', 'stage', 'stg'],
  dev: ['development', 'develop', 'dev', 'local'],
};

/**
 * Where a file's secrets probably belong: `.env.production` to the environment `prd`, plain `.env` to `dev`, and to
 * the project that is named as the file's folder. `null` where nothing can be said or the vault has no such thing.
 */
export function guessDestination(
  file: { name: string; folder?: string | undefined },
  environments: readonly Environment[],
  projects: readonly Project[],
): Destination {
  const words = file.name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && word !== 'env');
  // `.env.production.local` is for production, on this computer.
  const known = environments.find(({ slug, name }) =>
    words.some(
      (word) => word === slug || word === name.toLowerCase() || (word !== 'local' && meanings[slug]?.includes(word)),
    ),
  );
  const plain = words.length === 0 || words.every((word) => word === 'local');
  const environment = known?.slug ?? (plain && environments.some(({ slug }) => slug === 'dev') ? 'dev' : null);
  const folder = file.folder?.toLowerCase();
  return { environment, project: projects.find(({ name }) => name.toLowerCase() === folder)?.id ?? null };
}
