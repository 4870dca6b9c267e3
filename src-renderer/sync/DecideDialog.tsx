import { useState } from 'react';
import type { ServiceInfo, SyncDecision, SyncLine } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { useNow } from '../secrets/use-now.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import form from '../ui/DialogForm.module.css';
import { moment } from '../ui/time.ts';
import { decide } from './actions.ts';
import decideStyles from './Decide.module.css';
import styles from './Sync.module.css';
import { usePreview } from './store.ts';
import { meaningOf, whyOf } from './words.ts';

const t = texts.syncPlan.decide;

type DecideProps = { line: SyncLine; service: ServiceInfo; onClose: () => void };

/** Both sides, masked, and what can become of them; nothing is done before the button under the preview. */
export function DecideDialog({ line, ...rest }: Omit<DecideProps, 'line'> & { line: SyncLine | null }) {
  return (
    <Dialog
      open={line !== null}
      onClose={rest.onClose}
      title={line ? t.title(line.name ?? line.remoteName) : t.titleNone}
      description={t.text}
    >
      {line ? <Decide key={line.id} line={line} {...rest} /> : null}
    </Dialog>
  );
}

function Decide({ line, service, onClose }: DecideProps) {
  const before = usePreview(({ decisions }) => decisions.get(line.id));
  const [decision, setDecision] = useState<SyncDecision | undefined>(before);
  const now = useNow();
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (decision === undefined) return;
        decide(line, decision);
        onClose();
      }}
    >
      <div className={decideStyles.sides}>
        <Side
          title={t.here}
          length={line.here?.length ?? null}
          about={line.here ? t.version(line.here.version, moment(line.here.changedAt, now)) : t.notHere}
          isThere={line.here !== null}
        />
        <Side
          title={service.name}
          length={line.there?.length ?? null}
          about={line.there ? whyOf(line, service, now) : t.notThere}
          isThere={line.there !== null}
        />
      </div>
      <fieldset className={decideStyles.choices}>
        <legend className="visually-hidden">{t.what}</legend>
        {line.choices.map((choice) => (
          <label key={choice} className={decideStyles.choice} data-chosen={choice === decision || undefined}>
            <input type="radio" name="decision" checked={choice === decision} onChange={() => setDecision(choice)} />
            <span>
              <strong>{texts.syncPlan.decisions[choice].title}</strong>
              <span className={styles.meaning}>{meaningOf(choice, line, service.name)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className={form.foot}>
        <Button size="dialog" onClick={onClose}>
          {texts.sync.cancel}
        </Button>
        <Button size="dialog" variant="primary" type="submit" disabled={decision === undefined}>
          {t.action}
        </Button>
      </div>
    </form>
  );
}

type SideProps = { title: string; length: string | null; about: string; isThere: boolean };

/** One side, with dots in place of its value. */
function Side({ title, length, about, isThere }: SideProps) {
  return (
    <div className={decideStyles.sideCard}>
      <strong>{title}</strong>
      {isThere ? (
        <span className={styles.dots}>
          <span aria-hidden>{length === null ? t.unreadable : '•'.repeat(12)}</span>
          <span className="visually-hidden">{length === null ? t.unreadableSaid : t.hidden}</span>
        </span>
      ) : null}
      <span className={styles.meaning}>{about}</span>
    </div>
  );
}
