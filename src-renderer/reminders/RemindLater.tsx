import { BellRing, Clock } from 'lucide-react';
import { useState } from 'react';
import type { Id } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { useNow } from '../secrets/use-now.ts';
import { Button } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { dateOf } from '../ui/time.ts';
import { remindAgain, remindLater } from './actions.ts';
import styles from './Reminders.module.css';
import { RemindOnDay } from './RemindOnDay.tsx';
import { useReminders } from './store.ts';
import { morningIn } from './words.ts';

const t = texts.reminders;

/** Puts the reminders of a secret off: until tomorrow, for a week, until a day; or says until when they are. */
export function RemindLater({ secret }: { secret: { id: Id; name: string } }) {
  const { id, name } = secret;
  const now = useNow();
  const [choosing, setChoosing] = useState(false);
  const until = useReminders(({ list }) => list?.secrets.find((one) => one.id === id)?.snoozedUntil ?? null);
  if (until !== null) {
    return (
      <>
        <span className={styles.until}>{t.again.until(dateOf(until, now))}</span>
        <Button size="small" icon={BellRing} aria-label={t.again.label(name)} onClick={() => void remindAgain(secret)}>
          {t.again.button}
        </Button>
      </>
    );
  }
  const later = (days: number) => () => void remindLater(secret, morningIn(days, Math.floor(Date.now() / 1_000)));
  return (
    <>
      <Menu
        trigger={
          <Button size="small" icon={Clock} aria-label={t.later.label(name)}>
            {t.later.button}
          </Button>
        }
        items={[
          { label: t.later.tomorrow, onSelect: later(1) },
          { label: t.later.week, onSelect: later(7) },
          { label: t.later.day, onSelect: () => setChoosing(true) },
        ]}
      />
      <RemindOnDay secret={secret} open={choosing} onClose={() => setChoosing(false)} />
    </>
  );
}
