import type { Recipe } from '../../src-preload/contract.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Field } from '../ui/Field.tsx';
import { SegmentedChoice } from '../ui/SegmentedChoice.tsx';
import { Select } from '../ui/Select.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { Amount } from './Amount.tsx';
import styles from './RecipeForm.module.css';
import { TextForm } from './TextForm.tsx';

type Of<K extends Recipe['kind']> = Extract<Recipe, { kind: K }>;
type FormProps<R extends Recipe> = { recipe: R; onChange: (recipe: Recipe) => void };

const encodings = [
  { value: 'hex', label: 'Hex' },
  { value: 'base64', label: 'Base64' },
  { value: 'base64url', label: 'Base64url' },
] as const;

/** The rules by which a value is made. */
export function RecipeForm({ recipe, onChange }: FormProps<Recipe>) {
  switch (recipe.kind) {
    case 'text':
      return <TextForm recipe={recipe} onChange={onChange} />;
    case 'passphrase':
      return <PassphraseForm recipe={recipe} onChange={onChange} />;
    case 'hex':
    case 'base64':
    case 'base64url':
      return <BytesForm recipe={recipe} onChange={onChange} />;
    case 'uuid4':
    case 'uuid7':
      return <UuidForm recipe={recipe} onChange={onChange} />;
    case 'hmac':
      return <HmacForm recipe={recipe} onChange={onChange} />;
    case 'key-pair':
      return <KeyPairForm recipe={recipe} onChange={onChange} />;
  }
}

const separators = [
  { value: '-', label: 'Hyphen' },
  { value: ' ', label: 'Space' },
  { value: '.', label: 'Point' },
  { value: '_', label: 'Underscore' },
  { value: ',', label: 'Comma' },
  { value: '', label: 'Nothing' },
] as const;

function PassphraseForm({ recipe, onChange }: FormProps<Of<'passphrase'>>) {
  const change = (fields: Partial<Of<'passphrase'>>) => onChange({ ...recipe, ...fields });
  return (
    <>
      <Amount
        label="Words"
        value={recipe.words}
        min={3}
        max={32}
        sliderTo={12}
        onChange={(words) => change({ words })}
      />
      <Field label="Between them">
        <SegmentedChoice
          label="Between them"
          options={separators}
          value={recipe.separator}
          onChange={(separator) => change({ separator })}
        />
      </Field>
      <div className={styles.checks}>
        <Checkbox checked={recipe.capitalise} onChange={(capitalise) => change({ capitalise })}>
          Each with a capital letter
        </Checkbox>
        <Checkbox checked={recipe.digit} onChange={(digit) => change({ digit })}>
          A digit behind one of them
        </Checkbox>
      </div>
    </>
  );
}

function BytesForm({ recipe, onChange }: FormProps<Of<'hex' | 'base64' | 'base64url'>>) {
  return (
    <>
      <Amount
        label="Bytes"
        value={recipe.bytes}
        min={1}
        max={1_024}
        sliderTo={64}
        onChange={(bytes) => onChange({ ...recipe, bytes })}
      />
      <Field label="Written as">
        <SegmentedChoice
          label="Written as"
          options={encodings}
          value={recipe.kind}
          onChange={(kind) => onChange({ kind, bytes: recipe.bytes })}
        />
      </Field>
    </>
  );
}

const uuids = [
  { value: 'uuid4', label: 'Version 4' },
  { value: 'uuid7', label: 'Version 7' },
] as const;

function UuidForm({ recipe, onChange }: FormProps<Of<'uuid4' | 'uuid7'>>) {
  const hint =
    recipe.kind === 'uuid4'
      ? 'All of it is random.'
      : 'It begins with the time at which it was made, so such ids sort by age, and everybody can read that time.';
  return (
    <Field label="Version" hint={hint}>
      <SegmentedChoice label="Version" options={uuids} value={recipe.kind} onChange={(kind) => onChange({ kind })} />
    </Field>
  );
}

const hashes = [
  { value: 'sha256', label: 'HMAC-SHA256' },
  { value: 'sha384', label: 'HMAC-SHA384' },
  { value: 'sha512', label: 'HMAC-SHA512' },
] as const;

function HmacForm({ recipe, onChange }: FormProps<Of<'hmac'>>) {
  const change = (fields: Partial<Of<'hmac'>>) => onChange({ ...recipe, ...fields });
  return (
    <>
      <Field label="For" hint="As many bytes as its hash gives: a shorter key is weaker, a longer one is no stronger.">
        <SegmentedChoice
          label="For"
          options={hashes}
          value={recipe.algorithm}
          onChange={(algorithm) => change({ algorithm })}
        />
      </Field>
      <Field label="Written as">
        <SegmentedChoice
          label="Written as"
          options={encodings}
          value={recipe.encoding}
          onChange={(encoding) => change({ encoding })}
        />
      </Field>
    </>
  );
}

const algorithms: { value: Of<'key-pair'>['algorithm']; label: string }[] = [
  { value: 'ed25519', label: 'Ed25519' },
  { value: 'ec-p256', label: 'EC P-256' },
  { value: 'ec-p384', label: 'EC P-384' },
  { value: 'rsa-2048', label: 'RSA, 2,048 bits' },
  { value: 'rsa-3072', label: 'RSA, 3,072 bits' },
  { value: 'rsa-4096', label: 'RSA, 4,096 bits' },
];
const privateFormats = [
  { value: 'openssh', label: 'OpenSSH' },
  { value: 'pkcs8', label: 'PEM (PKCS #8)' },
] as const;
const publicFormats = [
  { value: 'openssh', label: 'OpenSSH line' },
  { value: 'spki', label: 'PEM' },
] as const;

function KeyPairForm({ recipe, onChange }: FormProps<Of<'key-pair'>>) {
  const change = (fields: Partial<Of<'key-pair'>>) => onChange({ ...recipe, ...fields });
  const isOpenSsh = recipe.privateFormat === 'openssh' || recipe.publicFormat === 'openssh';
  return (
    <div className={styles.two}>
      <Field label="Algorithm">
        <Select value={recipe.algorithm} onChange={(algorithm) => change({ algorithm })} options={algorithms} />
      </Field>
      {isOpenSsh ? (
        <Field label="Comment">
          <TextInput
            value={recipe.comment ?? ''}
            maxLength={256}
            placeholder="me@example.org"
            onChange={({ target }) => change({ comment: target.value.trim() === '' ? null : target.value.trim() })}
          />
        </Field>
      ) : (
        <span />
      )}
      <Field label="Private key, the value">
        <SegmentedChoice
          label="Format of the private key"
          options={privateFormats}
          value={recipe.privateFormat}
          onChange={(privateFormat) => change({ privateFormat })}
        />
      </Field>
      <Field label="Public key">
        <SegmentedChoice
          label="Format of the public key"
          options={publicFormats}
          value={recipe.publicFormat}
          onChange={(publicFormat) => change({ publicFormat })}
        />
      </Field>
    </div>
  );
}
