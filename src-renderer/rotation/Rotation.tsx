import { ArrowLeft, FileWarning, RefreshCw, Undo2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { NewPlaceOfUse, RotationState, SecretDetail } from '../../src-preload/contract.ts';
import { Page } from '../pages/Page.tsx';
import { EnvironmentChips } from '../projects/EnvironmentChips.tsx';
import { ReasonDialog } from '../secrets/detail/ReasonDialog.tsx';
import { useNow } from '../secrets/use-now.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { IconTile } from '../ui/IconTile.tsx';
import { moment } from '../ui/time.ts';
import { leaveRotation, readRotation, undoRotation, verify } from './actions.ts';
import { NewValueStep } from './NewValueStep.tsx';
import { PlacesStep } from './PlacesStep.tsx';
import { RetireStep } from './RetireStep.tsx';
import styles from './Rotation.module.css';
import { Step } from './Step.tsx';
import { openCount, type StepName, stepsOf } from './steps.ts';
import { useRotation } from './store.ts';
import { placesWords, undoWords } from './words.ts';

/** A new value on its way to everything that uses it: four steps, left and taken up again at any time. */
export function Rotation() {
  const { secret, problem } = useRotation();
  useEffect(() => window.coffer.vault.onChanged(() => void readRotation()), []);
  if (problem !== null) {
    return (
      <Page title="Rotation" text="A new value, put everywhere that uses the old one.">
        <Banner tone="red" icon={FileWarning} role="alert" title="This secret can’t be shown.">
          {problem}
        </Banner>
      </Page>
    );
  }
  return secret ? <Wizard key={secret.id} secret={secret} /> : null;
}

function Wizard({ secret }: { secret: SecretDetail }) {
  const { rotation, name, environments } = secret;
  const [undoing, setUndoing] = useState(false);
  return (
    <Page
      title={`Rotate ${name}`}
      sign={<IconTile icon={RefreshCw} tone="accent" size="large" />}
      heading={
        <span className={styles.heading}>
          <span>
            Rotate <span className={styles.name}>{name}</span>
          </span>
          <EnvironmentChips slugs={environments} most={3} />
        </span>
      }
      text={
        rotation === null
          ? 'A new value, put everywhere that uses the old one. Nothing is changed before you keep one.'
          : 'Both values can be read until you retire the old one. You can stop here and go on later.'
      }
      actions={
        rotation === null ? (
          <Button icon={ArrowLeft} onClick={() => void leaveRotation()}>
            Back to the secret
          </Button>
        ) : (
          <>
            <Button icon={Undo2} onClick={() => setUndoing(true)}>
              Undo rotation…
            </Button>
            <Button onClick={() => void leaveRotation()}>Later</Button>
          </>
        )
      }
    >
      <Steps secret={secret} />
      {undoing && rotation ? (
        <ReasonDialog
          title={`Undo the rotation of ${name}?`}
          description={undoWords(rotation)}
          placeholder="The new one does not work yet"
          action="Undo rotation"
          onClose={() => setUndoing(false)}
          onConfirm={undoRotation}
        />
      ) : null}
    </Page>
  );
}

function Steps({ secret }: { secret: SecretDetail }) {
  const { rotation } = secret;
  const proposed = useRotation((state) => state.proposed);
  const now = useNow();
  const [again, setAgain] = useState(false);
  const steps = stepsOf(rotation);
  const current = useRef<HTMLLIElement>(null);
  const refOf = (name: StepName) => (steps[name] === 'now' ? current : undefined);
  // What had the focus may be gone with the step that it was in.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision or form is another page to the keyboard.
  useEffect(() => {
    if (document.activeElement === document.body) current.current?.focus();
  }, [secret.revision, again]);
  const hasValue = rotation !== null && rotation.next !== null;
  return (
    <Card padded={false}>
      <ol className={styles.steps} aria-label="Steps of the rotation">
        <Step
          ref={refOf('value')}
          number={1}
          title="New value"
          state={steps.value}
          text={<ValueWords secret={secret} now={now} />}
        >
          {!hasValue || again ? (
            <NewValueStep secret={secret} again={again} onDone={() => setAgain(false)} />
          ) : (
            <div className={styles.row}>
              <Button size="small" onClick={() => setAgain(true)}>
                Use another value…
              </Button>
            </div>
          )}
        </Step>
        <Step
          number={2}
          title="Update the places that use it"
          ref={refOf('places')}
          state={steps.places}
          text={placesText(rotation, proposed)}
        >
          {rotation ? <PlacesStep secret={secret} rotation={rotation} /> : null}
        </Step>
        <Step number={3} title="Verify" ref={refOf('verify')} state={steps.verify} text={verifyText(rotation, now)}>
          {hasValue && rotation.verifiedAt === null ? <Verify rotation={rotation} /> : null}
        </Step>
        <Step
          ref={refOf('retire')}
          number={4}
          title="Retire the old value"
          state={steps.retire}
          text={retireText(secret)}
        >
          {steps.retire === 'now' && rotation ? <RetireStep secret={secret} rotation={rotation} /> : null}
        </Step>
      </ol>
    </Card>
  );
}

function ValueWords({ secret, now }: { secret: SecretDetail; now: number }) {
  const { rotation, facts, valueChangedAt } = secret;
  if (rotation === null) return 'It becomes the current version. The old one is kept until you retire it.';
  if (rotation.next === null) return `Version ${rotation.previous} waits to be replaced.`;
  return (
    <>
      Since {moment(valueChangedAt, now)}: <span className={styles.prefix}>{facts.prefix}</span>{' '}
      <span aria-hidden>••••••••</span>
      <span className="visually-hidden">hidden</span>, {facts.bits} bits, kept as version {rotation.next}. The old one
      is version {rotation.previous}.
    </>
  );
}

function placesText(rotation: RotationState | null, proposed: readonly NewPlaceOfUse[]): string {
  if (rotation !== null) return placesWords(rotation);
  if (proposed.length === 0) return 'You say where it is used, and tick each place when it runs with the new value.';
  return `It is used in ${proposed.map(({ text }) => text).join(', ')}, as far as Coffer knows.`;
}

function verifyText(rotation: RotationState | null, now: number): string {
  if (rotation?.verifiedAt != null) return `You said ${moment(rotation.verifiedAt, now)} that it works.`;
  return 'Run what you run to see that it works, then say so here.';
}

function retireText({ rotation, rotationRule }: SecretDetail): string {
  const days = rotationRule?.days;
  const next = days === undefined ? '' : ` The next rotation is due ${days === 1 ? 'in a day' : `in ${days} days`}.`;
  if (rotation?.verifiedAt != null) return `What should become of version ${rotation.previous}?${next}`;
  return `The old value goes to the history, or for good.${next}`;
}

function Verify({ rotation }: { rotation: RotationState }) {
  const busy = useRotation((state) => state.busy);
  const open = openCount(rotation);
  return (
    <div className={styles.row}>
      <Button variant={open === 0 ? 'primary' : 'secondary'} busy={busy} onClick={() => void verify(open > 0)}>
        {open === 0
          ? 'The new value works'
          : `It works, although ${open} ${open === 1 ? 'place is' : 'places are'} open`}
      </Button>
    </div>
  );
}
