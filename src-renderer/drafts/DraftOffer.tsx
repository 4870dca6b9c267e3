import { FilePenLine } from 'lucide-react';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { moment } from '../ui/time.ts';
import { discardDraft, goOn } from './actions.ts';
import styles from './DraftOffer.module.css';
import { useDrafts } from './store.ts';

/** What was being edited when the vault was locked: to go on with, or to throw away. One at a time, the latest first. */
export function DraftOffer() {
  const [draft, ...more] = useDrafts((state) => state.offered);
  if (!draft) return null;
  const { secret, name, at } = draft;
  const title =
    secret !== null ? `You were editing ${name}.` : `You were writing a new secret${name === '' ? '' : `, ${name}`}.`;
  return (
    <section className={styles.area} aria-label="Not saved">
      <Banner
        tone="accent"
        icon={FilePenLine}
        title={title}
        actions={
          <>
            <Button size="small" onClick={() => void discardDraft(draft)}>
              Throw it away
            </Button>
            <Button size="small" onClick={() => void goOn(draft)}>
              Go on
            </Button>
          </>
        }
      >
        It was not saved when the vault was locked, and is kept sealed since {moment(at, Math.floor(Date.now() / 1000))}
        .{more.length > 0 ? ` ${more.length === 1 ? 'Another one is' : `${more.length} others are`} kept too.` : ''}
      </Banner>
    </section>
  );
}
