import type { Environment, Project, SecretDetail } from '../../src-preload/contract.ts';

type Places = { environments: readonly Environment[]; projects: readonly Project[] };

const listWords = new Intl.ListFormat('en', { type: 'conjunction' });

/** Where a new value will hold beside the environment it is typed in; empty where nowhere. */
export function alsoWords(
  { environments: slugs, projects: ids }: Pick<SecretDetail, 'environments' | 'projects'>,
  here: string,
  { environments, projects }: Places,
): string {
  const nameOf = (slug: string) => environments.find((one) => one.slug === slug)?.name ?? slug;
  const others = slugs.filter((slug) => slug !== here).map(nameOf);
  const inEnvironments =
    slugs.length === 0 ? 'in all environments' : others.length > 0 ? `in ${listWords.format(others)} too` : '';
  const names = projects.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  const inProjects = names.length > 1 ? `in ${listWords.format(names)}` : '';
  const where = [inEnvironments, inProjects].filter((words) => words !== '').join(', ');
  return where === '' ? '' : `It is one secret: the new value holds ${where}.`;
}
