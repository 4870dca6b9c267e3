import { Bell } from 'lucide-react';
import { useEffect } from 'react';
import { number } from '../../src-texts/language.ts';
import { texts } from '../../src-texts/texts.ts';
import { openPage } from '../pages/actions.ts';
import { usePage } from '../pages/store.ts';
import sidebar from '../projects/Sidebar.module.css';
import { useNow } from '../secrets/use-now.ts';
import { classes } from '../ui/classes.ts';
import { readReminders } from './actions.ts';
import { useReminders, waiting } from './store.ts';

const t = texts.reminders;

/** The page's entry in the left pane, with how many wait. */
export function ReminderEntry() {
  const current = usePage((state) => state.page === 'reminders');
  const count = useReminders(({ list }) => waiting(list));
  const now = useNow();
  // What is due changes with the vault, and with the time alone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew each minute.
  useEffect(() => void readReminders(), [now]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const undo = window.coffer.vault.onChanged(() => {
      // Many changes come together; this is the last that has to follow them.
      clearTimeout(timer);
      timer = setTimeout(() => void readReminders(), 200);
    });
    return () => {
      undo();
      clearTimeout(timer);
    };
  }, []);
  return (
    <li>
      <button
        type="button"
        data-view
        className={sidebar.entry}
        aria-current={current ? 'page' : undefined}
        title={t.title}
        onClick={() => void openPage('reminders')}
      >
        <Bell size={16} strokeWidth={1.75} aria-hidden />
        <span className={sidebar.name}>{t.title}</span>
        <span className={classes(sidebar.count, count > 0 && sidebar.amber)}>{number(count)}</span>
      </button>
    </li>
  );
}
