import { Chip } from '../ui/Chip.tsx';
import styles from './EnvironmentChips.module.css';
import { useProjects } from './store.ts';

/** One chip for each environment; beyond `most` the rest is counted. None means all, which goes without saying. */
export function EnvironmentChips({ slugs, most = 8 }: { slugs: readonly string[]; most?: number }) {
  const environments = useProjects((state) => state.environments);
  const known = environments.filter((environment) => slugs.includes(environment.slug));
  const unknown = slugs.filter((slug) => !environments.some((environment) => environment.slug === slug));
  const chips = [
    ...known.map(({ slug, name, hue }) => ({ slug, name, tone: hue })),
    ...unknown.map((slug) => ({ slug, name: slug, tone: 'neutral' as const })),
  ];
  const rest = chips.length - most;
  return (
    <span className={styles.chips}>
      {chips.slice(0, most).map(({ slug, name, tone }) => (
        <Chip key={slug} tone={tone}>
          {name}
        </Chip>
      ))}
      {rest > 0 ? <Chip>+{rest}</Chip> : null}
    </span>
  );
}
