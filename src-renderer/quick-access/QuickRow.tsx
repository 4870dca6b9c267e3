import type { SecretSummary } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { EnvironmentChips } from '../projects/EnvironmentChips.tsx';
import { useProjects } from '../projects/store.ts';
import { highlightRanges } from '../secrets/highlight.ts';
import { iconOf } from '../secrets/kinds.ts';
import { Highlight } from '../ui/Highlight.tsx';
import { IconTile } from '../ui/IconTile.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Rich } from '../ui/Rich.tsx';
import styles from './QuickAccess.module.css';

const t = texts.quickAccess;

type QuickRowProps = {
  id: string;
  secret: SecretSummary;
  words: string;
  selected: boolean;
  onPoint: () => void;
  onTake: () => void;
};

/** One secret; the keys are those of the field above. */
export function QuickRow({ id, secret, words, selected, onPoint, onTake }: QuickRowProps) {
  const projects = useProjects((state) => state.projects);
  const where = projects.filter((project) => secret.projects.includes(project.id)).map(({ name }) => name);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the focus stays in the field, whose Enter does the same.
    <div
      id={id}
      className={styles.row}
      role="option"
      aria-selected={selected}
      tabIndex={-1}
      onPointerMove={selected ? undefined : onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
    >
      <IconTile icon={iconOf(secret)} />
      <span className={styles.name}>
        <Highlight text={secret.name} ranges={highlightRanges(secret.name, words)} />
      </span>
      {secret.environments.length > 0 ? <EnvironmentChips slugs={secret.environments} most={2} /> : null}
      <span className={styles.where}>
        {secret.revokedAt === null
          ? where.join(', ') || secret.label || secret.description.split('\n', 1)[0]
          : t.revoked}
      </span>
      {selected ? (
        <span className={styles.hint} aria-hidden>
          <Rich text={t.keys.copyIt} parts={{ key: <Kbd>Enter</Kbd> }} />
        </span>
      ) : null}
    </div>
  );
}
