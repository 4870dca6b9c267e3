import { CircleCheck, CircleX } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { ByteEncoding, HmacAlgorithm, KeyEncoding, SecretDetail } from '../../../src-preload/contract.ts';
import { texts } from '../../../src-texts/texts.ts';
import { asCofferError, unwrap } from '../../bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { Field } from '../../ui/Field.tsx';
import { SegmentedChoice } from '../../ui/SegmentedChoice.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { CopyText } from './CopyText.tsx';
import { Section } from './Section.tsx';
import styles from './SigningCard.module.css';

const t = texts.secretDetail.signing;

const algorithms: { value: HmacAlgorithm; label: string }[] = [
  { value: 'sha256', label: 'HMAC-SHA256' },
  { value: 'sha384', label: 'HMAC-SHA384' },
  { value: 'sha512', label: 'HMAC-SHA512' },
];
const keyEncodings: { value: KeyEncoding; label: string }[] = [
  { value: 'text', label: t.keys.text },
  { value: 'hex', label: t.keys.hex },
  { value: 'base64', label: t.keys.base64 },
];
const outputs: { value: ByteEncoding; label: string }[] = [
  { value: 'hex', label: t.outputs.hex },
  { value: 'base64', label: t.outputs.base64 },
  { value: 'base64url', label: t.outputs.base64url },
];
const acts = [
  { value: 'sign', label: t.acts.sign },
  { value: 'verify', label: t.acts.verify },
] as const;

type Result = { kind: 'signature'; text: string } | { kind: 'valid' | 'invalid' } | { kind: 'failed'; text: string };

/** Signs and verifies with a signing key, whose value stays hidden in the main process. */
export function SigningCard({ secret }: { secret: SecretDetail }) {
  const [act, setAct] = useState<'sign' | 'verify'>('sign');
  const [payload, setPayload] = useState('');
  const [algorithm, setAlgorithm] = useState<HmacAlgorithm>('sha256');
  const [key, setKey] = useState<KeyEncoding>('text');
  const [output, setOutput] = useState<ByteEncoding>('hex');
  const [signature, setSignature] = useState('');
  const [result, setResult] = useState<Result | null>(null);
  const [busy, setBusy] = useState(false);

  const lacksSignature = act === 'verify' && signature.trim() === '';

  /** What was found holds for what was asked, and for nothing else. */
  function changing<T>(set: (value: T) => void): (value: T) => void {
    return (value) => {
      set(value);
      setResult(null);
    };
  }

  async function ask(): Promise<Result> {
    const asked = { id: secret.id, payload: new TextEncoder().encode(payload), key, algorithm };
    if (act === 'sign') {
      const { signature: text } = await unwrap(window.coffer.secrets.sign({ ...asked, output }));
      return { kind: 'signature', text };
    }
    const { valid } = await unwrap(window.coffer.secrets.verifySignature({ ...asked, signature }));
    return { kind: valid ? 'valid' : 'invalid' };
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (lacksSignature) return;
    setBusy(true);
    try {
      setResult(await ask());
    } catch (caught) {
      setResult({ kind: 'failed', text: asCofferError(caught).message });
    } finally {
      setBusy(false);
    }
  }

  return (
    <Section
      title={t.title}
      aside={<SegmentedChoice label={t.act} options={acts} value={act} onChange={changing(setAct)} />}
    >
      <form className={styles.form} aria-label={t.title} onSubmit={(event) => void submit(event)}>
        <Field label={t.payload} hint={t.payloadHint}>
          <TextArea
            mono
            rows={2}
            value={payload}
            placeholder={t.payloadExample}
            autoCapitalize="off"
            translate="no"
            onChange={(event) => changing(setPayload)(event.target.value)}
          />
        </Field>
        {act === 'verify' ? (
          <Field label={t.signature} hint={t.signatureHint}>
            <TextInput
              mono
              value={signature}
              maxLength={1_024}
              autoCapitalize="off"
              onChange={(event) => changing(setSignature)(event.target.value)}
            />
          </Field>
        ) : null}
        <div className={styles.three}>
          <Field label={t.algorithm}>
            <Select value={algorithm} onChange={changing(setAlgorithm)} options={algorithms} />
          </Field>
          <Field label={t.key}>
            <Select value={key} onChange={changing(setKey)} options={keyEncodings} />
          </Field>
          {act === 'sign' ? (
            <Field label={t.output}>
              <Select value={output} onChange={changing(setOutput)} options={outputs} />
            </Field>
          ) : null}
        </div>
        <div className={styles.foot}>
          <Button type="submit" busy={busy} aria-disabled={lacksSignature}>
            {act === 'sign' ? t.sign : t.verify}
          </Button>
          <div className={styles.result} role="status">
            {result ? <Outcome result={result} /> : null}
          </div>
        </div>
      </form>
    </Section>
  );
}

function Outcome({ result }: { result: Result }) {
  if (result.kind === 'signature') return <CopyText what={t.theSignature} text={result.text} mono />;
  const good = result.kind === 'valid';
  const Icon = good ? CircleCheck : CircleX;
  return (
    <p className={classes(styles.said, good ? styles.good : styles.bad)}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      {result.kind === 'failed' ? result.text : good ? t.right : t.wrong}
    </p>
  );
}
