import { ArrowLeft, FileWarning, RefreshCw, Undo2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { NewPlaceOfUse, RotationState, SecretDetail } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { Page } from '../pages/Page.tsx';
import { EnvironmentChips } from '../projects/EnvironmentChips.tsx';
import { ReasonDialog } from '../secrets/detail/ReasonDialog.tsx';
import { useNow } from '../secrets/use-now.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { IconTile } from '../ui/IconTile.tsx';
import { Rich } from '../ui/Rich.tsx';
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

const t = texts.rotation;

/** A new value on its way to everything that uses it: four steps, left and taken up again at any time. */
export function Rotation() {
  const { secret, problem } = useRotation();
  useEffect(() => window.coffer.vault.onChanged(() => void readRotation()), []);
  if (problem !== null) {
    return (
      <Page title={t.title} text={t.about}>
        <Banner tone="red" icon={FileWarning} role="alert" title={t.failed}>
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
      title={t.rotate(name)}
      sign={<IconTile icon={RefreshCw} tone="accent" size="large" />}
      heading={
        <span className={styles.heading}>
          <span>
            <Rich text={t.rotate('{name}')} parts={{ name: <span className={styles.name}>{name}</span> }} />
          </span>
          <EnvironmentChips slugs={environments} most={3} />
        </span>
      }
      text={rotation === null ? t.aboutNotBegun : t.aboutBegun}
      actions={
        rotation === null ? (
          <Button icon={ArrowLeft} onClick={() => void leaveRotation()}>
            {t.back}
          </Button>
        ) : (
          <>
            <Button icon={Undo2} onClick={() => setUndoing(true)}>
              {t.undo.button}
            </Button>
            <Button onClick={() => void leaveRotation()}>{t.later}</Button>
          </>
        )
      }
    >
      <Steps secret={secret} />
      {undoing && rotation ? (
        <ReasonDialog
          title={t.undo.title(name)}
          description={undoWords(rotation)}
          placeholder={t.undo.placeholder}
          action={t.undo.action}
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
      <ol className={styles.steps} aria-label={t.steps}>
        <Step
          ref={refOf('value')}
          number={1}
          title={t.value.title}
          state={steps.value}
          text={<ValueWords secret={secret} now={now} />}
        >
          {!hasValue || again ? (
            <NewValueStep secret={secret} again={again} onDone={() => setAgain(false)} />
          ) : (
            <div className={styles.row}>
              <Button size="small" onClick={() => setAgain(true)}>
                {t.value.another}
              </Button>
            </div>
          )}
        </Step>
        <Step
          number={2}
          title={t.places.title}
          ref={refOf('places')}
          state={steps.places}
          text={placesText(rotation, proposed)}
        >
          {rotation ? <PlacesStep secret={secret} rotation={rotation} /> : null}
        </Step>
        <Step
          number={3}
          title={t.verify.title}
          ref={refOf('verify')}
          state={steps.verify}
          text={verifyText(rotation, now)}
        >
          {hasValue && rotation.verifiedAt === null ? <Verify rotation={rotation} /> : null}
        </Step>
        <Step ref={refOf('retire')} number={4} title={t.retire.title} state={steps.retire} text={retireText(secret)}>
          {steps.retire === 'now' && rotation ? <RetireStep secret={secret} rotation={rotation} /> : null}
        </Step>
      </ol>
    </Card>
  );
}

function ValueWords({ secret, now }: { secret: SecretDetail; now: number }) {
  const { rotation, facts, valueChangedAt } = secret;
  if (rotation === null) return t.value.notBegun;
  if (rotation.next === null) return t.value.waits(rotation.previous);
  return (
    <Rich
      text={t.value.since(moment(valueChangedAt, now), facts.bits, rotation.next, rotation.previous)}
      parts={{ value: <HiddenValue prefix={facts.prefix} /> }}
    />
  );
}

function HiddenValue({ prefix }: { prefix: string }) {
  return (
    <>
      <span className={styles.prefix}>{prefix}</span> <span aria-hidden>••••••••</span>
      <span className="visually-hidden">{t.value.hidden}</span>
    </>
  );
}

function placesText(rotation: RotationState | null, proposed: readonly NewPlaceOfUse[]): string {
  if (rotation !== null) return placesWords(rotation);
  if (proposed.length === 0) return t.places.notBegun;
  return t.places.known(proposed.map(({ text }) => text).join(', '));
}

function verifyText(rotation: RotationState | null, now: number): string {
  if (rotation?.verifiedAt != null) return t.verify.said(moment(rotation.verifiedAt, now));
  return t.verify.text;
}

function retireText({ rotation, rotationRule }: SecretDetail): string {
  const days = rotationRule?.days;
  const what = rotation?.verifiedAt != null ? t.retire.question(rotation.previous) : t.retire.text;
  return days === undefined ? what : `${what} ${t.retire.next(days)}`;
}

function Verify({ rotation }: { rotation: RotationState }) {
  const busy = useRotation((state) => state.busy);
  const open = openCount(rotation);
  return (
    <div className={styles.row}>
      <Button variant={open === 0 ? 'primary' : 'secondary'} busy={busy} onClick={() => void verify(open > 0)}>
        {open === 0 ? t.verify.works : t.verify.worksAlthough(open)}
      </Button>
    </div>
  );
}
