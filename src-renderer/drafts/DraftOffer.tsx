import { FilePenLine } from 'lucide-react';
import { texts } from '../../src-texts/texts.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { moment } from '../ui/time.ts';
import { discardDraft, goOn } from './actions.ts';
import styles from './DraftOffer.module.css';
import { useDrafts } from './store.ts';

const t = texts.drafts;

/** What was being edited when the vault was locked: to go on with, or to throw away. One at a time, the latest first. */
export function DraftOffer() {
  const [draft, ...more] = useDrafts((state) => state.offered);
  if (!draft) return null;
  const { secret, name, at } = draft;
  const title = secret !== null ? t.editing(name) : name === '' ? t.writing : t.writingNamed(name);
  return (
    <section className={styles.area} aria-label={t.area}>
      <Banner
        tone="accent"
        icon={FilePenLine}
        title={title}
        actions={
          <>
            <Button size="small" onClick={() => void discardDraft(draft)}>
              {t.throwAway}
            </Button>
            <Button size="small" onClick={() => void goOn(draft)}>
              {t.goOn}
            </Button>
          </>
        }
      >
        {t.keptSince(moment(at, Math.floor(Date.now() / 1000)))}
        {more.length > 0 ? ` ${t.more(more.length)}` : ''}
      </Banner>
    </section>
  );
}
