import type { Environment, Project, SecretDetail } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';

const t = texts.matrix.holds;

type Places = { environments: readonly Environment[]; projects: readonly Project[] };

/** Where a new value will hold beside the environment it is typed in; empty where nowhere. */
export function alsoWords(
  { environments: slugs, projects: ids }: Pick<SecretDetail, 'environments' | 'projects'>,
  here: string,
  { environments, projects }: Places,
): string {
  const nameOf = (slug: string) => environments.find((one) => one.slug === slug)?.name ?? slug;
  const others = slugs.filter((slug) => slug !== here).map(nameOf);
  const names = projects.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  const inProjects = names.length > 1;
  if (slugs.length === 0) return inProjects ? t.everywhereInProjects(names) : t.everywhere;
  if (others.length > 0) return inProjects ? t.alsoInProjects(others, names) : t.also(others);
  return inProjects ? t.inProjects(names) : '';
}
