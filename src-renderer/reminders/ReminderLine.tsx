import { CalendarClock, CalendarX2, Flag, type LucideIcon, RefreshCw } from 'lucide-react';
import type { Due, DueSecret } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { EnvironmentChips } from '../projects/EnvironmentChips.tsx';
import { useProjects } from '../projects/store.ts';
import { showSecret } from '../secrets/detail-actions.ts';
import { Button } from '../ui/Button.tsx';
import styles from './Reminders.module.css';
import { RemindLater } from './RemindLater.tsx';
import { dueTone, dueWords } from './words.ts';

const t = texts.reminders;

function iconOf({ at, why }: Due, now: number): LucideIcon {
  if (why === 'expiry') return at <= now ? CalendarX2 : CalendarClock;
  return why === 'rotation' ? RefreshCw : Flag;
}

export function ReminderLine({ secret, now }: { secret: DueSecret; now: number }) {
  const { id, name, environments, projects: ids, dues } = secret;
  const projects = useProjects((state) => state.projects);
  const [first, ...more] = dues;
  if (!first) return null;
  const Icon = iconOf(first, now);
  const where = projects.filter((project) => ids.includes(project.id)).map((project) => project.name);
  const below = [...more.map((one) => dueWords(one, now)), ...where];
  return (
    <li className={styles.line}>
      <span className={styles.sign} data-tone={dueTone(first, now)}>
        <Icon size={16} strokeWidth={1.75} aria-hidden />
      </span>
      <span className={styles.what}>
        <span className={styles.about}>
          <span className={styles.name}>{name}</span>
          <EnvironmentChips slugs={environments} most={3} />
        </span>
        <span className={styles.words}>
          <span className={styles.due} data-tone={dueTone(first, now)}>
            {dueWords(first, now)}
          </span>
          {below.length > 0 ? ` · ${below.join(' · ')}` : ''}
        </span>
      </span>
      <span className={styles.acts}>
        <RemindLater secret={secret} />
        <Button size="small" aria-label={t.showSecret(name)} onClick={() => void showSecret(id)}>
          {t.show}
        </Button>
      </span>
    </li>
  );
}
