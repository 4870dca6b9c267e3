import { ListFilter } from 'lucide-react';
import { texts } from '../../src-texts/texts.ts';
import { EnvironmentChips } from '../projects/EnvironmentChips.tsx';
import { showSecret } from '../secrets/detail-actions.ts';
import { Card } from '../ui/Card.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { clockTime, dateAndTime, dateOf, daysBetween } from '../ui/time.ts';
import { narrow } from './actions.ts';
import styles from './EventList.module.css';
import { useActivity } from './store.ts';
import { detailOf, headOf, type Line, nameOf } from './words.ts';

const t = texts.activity;

/** The events by day, newest first. */
export function EventList({ lines, now }: { lines: readonly Line[]; now: number }) {
  return days(lines, now).map(({ name, events }) => (
    <section key={events[0]?.number} className={styles.day} aria-label={name}>
      <h2 className={styles.name}>{name}</h2>
      <Card padded={false}>
        <ul>
          {events.map((line) => (
            <Event key={line.number} line={line} />
          ))}
        </ul>
      </Card>
    </section>
  ));
}

function Event({ line }: { line: Line }) {
  const { title, icon: Icon, tone } = headOf(line);
  const detail = detailOf(line);
  return (
    <li className={styles.event}>
      <span className={styles.sign} data-tone={tone}>
        <Icon size={16} strokeWidth={1.75} aria-hidden />
      </span>
      <span className={styles.title}>{title}</span>
      <span className={styles.about}>
        <Subject line={line} />
        {detail === '' ? null : <span className={styles.detail}>{detail}</span>}
        {line.unverified ? <span className={styles.detail}>{t.unverified}</span> : null}
      </span>
      <OnlyThis line={line} />
      <time className={styles.time} title={dateAndTime(line.at)}>
        {clockTime(line.at)}
      </time>
    </li>
  );
}

/** The name of what it is about; a secret that the vault still has can be opened by it. */
function Subject({ line }: { line: Line }) {
  const { subject } = line;
  const places = useActivity(({ environments }) => (subject === undefined ? undefined : environments.get(subject)));
  const name = nameOf(line);
  if (name === null) return null;
  if (!places || subject === undefined)
    return <span className={subject === undefined ? styles.word : styles.gone}>{name}</span>;
  const slugs = line.environment === undefined ? places : [line.environment];
  return (
    <>
      <button type="button" className={styles.link} onClick={() => void showSecret(subject)}>
        {name}
      </button>
      {slugs.length > 0 ? <EnvironmentChips slugs={slugs} most={3} /> : null}
    </>
  );
}

function OnlyThis({ line }: { line: Line }) {
  const { subject } = line;
  const isSecret = useActivity(({ environments }) => subject !== undefined && environments.has(subject));
  const looksAtOne = useActivity(({ filter }) => filter.secret !== null);
  const name = nameOf(line);
  if (!isSecret || subject === undefined || name === null || looksAtOne) return null;
  return (
    <IconButton
      icon={ListFilter}
      size="small"
      className={styles.only}
      label={t.onlyOf(name)}
      onClick={() => narrow({ secret: { id: subject, name } })}
    />
  );
}

function days(lines: readonly Line[], now: number): { name: string; events: Line[] }[] {
  const found: { name: string; events: Line[] }[] = [];
  for (const line of lines) {
    const name = dayWords(line.at, now);
    if (found.at(-1)?.name === name) found.at(-1)?.events.push(line);
    else found.push({ name, events: [line] });
  }
  return found;
}

function dayWords(at: number, now: number): string {
  const days = daysBetween(now, at);
  if (days === 0) return t.days.today;
  if (days === -1) return t.days.yesterday;
  return dateOf(at, now);
}
