import { texts } from '../../src-texts/texts.ts';
import { EnvironmentChips } from '../projects/EnvironmentChips.tsx';
import { useProjects } from '../projects/store.ts';
import { highlightRanges } from '../secrets/highlight.ts';
import { iconOf } from '../secrets/kinds.ts';
import { Dot } from '../ui/Dot.tsx';
import { Highlight } from '../ui/Highlight.tsx';
import { IconTile } from '../ui/IconTile.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { keyWords } from '../ui/keys.ts';
import { Rich } from '../ui/Rich.tsx';
import type { CommandEntry, PaletteEntry, SecretEntry } from './entries.ts';
import styles from './Palette.module.css';

const t = texts.palette;

export function PaletteLine({ entry, words }: { entry: PaletteEntry; words: string }) {
  return entry.kind === 'secret' ? <Secret entry={entry} words={words} /> : <Command command={entry} />;
}

function Secret({ entry: { secret, inNotes }, words }: { entry: SecretEntry; words: string }) {
  const projects = useProjects((state) => state.projects);
  const where = projects.filter(({ id }) => secret.projects.includes(id)).map(({ name }) => name);
  return (
    <>
      <IconTile icon={iconOf(secret)} />
      <span className={styles.name}>
        <Highlight text={secret.name} ranges={highlightRanges(secret.name, words)} />
      </span>
      <EnvironmentChips slugs={secret.environments} most={2} />
      <span className={styles.where}>{inNotes ? t.inNotes : where.join(', ')}</span>
      <span className={styles.hint}>
        <Rich text={t.keys.openIt} parts={{ key: <Kbd>Enter</Kbd> }} />
      </span>
    </>
  );
}

function Command({ command }: { command: CommandEntry }) {
  const { name, icon: Icon, hue, kbd } = command;
  return (
    <>
      <span className={styles.sign}>
        {hue === undefined ? <Icon size={16} strokeWidth={1.75} aria-hidden /> : <Dot hue={hue} />}
      </span>
      <span className={styles.command}>{name}</span>
      {kbd ? <Kbd>{keyWords(kbd)}</Kbd> : null}
    </>
  );
}
