import type { Recipe } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Field } from '../ui/Field.tsx';
import { SegmentedChoice } from '../ui/SegmentedChoice.tsx';
import { Select } from '../ui/Select.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { Amount } from './Amount.tsx';
import styles from './RecipeForm.module.css';
import { TextForm } from './TextForm.tsx';

const t = texts.generator;

type Of<K extends Recipe['kind']> = Extract<Recipe, { kind: K }>;
type FormProps<R extends Recipe> = { recipe: R; onChange: (recipe: Recipe) => void };

const encodings = [
  { value: 'hex', label: t.encodings.hex },
  { value: 'base64', label: t.encodings.base64 },
  { value: 'base64url', label: t.encodings.base64url },
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
  { value: '-', label: t.passphrase.hyphen },
  { value: ' ', label: t.passphrase.space },
  { value: '.', label: t.passphrase.point },
  { value: '_', label: t.passphrase.underscore },
  { value: ',', label: t.passphrase.comma },
  { value: '', label: t.passphrase.nothing },
] as const;

function PassphraseForm({ recipe, onChange }: FormProps<Of<'passphrase'>>) {
  const change = (fields: Partial<Of<'passphrase'>>) => onChange({ ...recipe, ...fields });
  return (
    <>
      <Amount
        label={t.passphrase.words}
        value={recipe.words}
        min={3}
        max={32}
        sliderTo={12}
        onChange={(words) => change({ words })}
      />
      <Field label={t.passphrase.between}>
        <SegmentedChoice
          label={t.passphrase.between}
          options={separators}
          value={recipe.separator}
          onChange={(separator) => change({ separator })}
        />
      </Field>
      <div className={styles.checks}>
        <Checkbox checked={recipe.capitalise} onChange={(capitalise) => change({ capitalise })}>
          {t.passphrase.capitalise}
        </Checkbox>
        <Checkbox checked={recipe.digit} onChange={(digit) => change({ digit })}>
          {t.passphrase.digit}
        </Checkbox>
      </div>
    </>
  );
}

function BytesForm({ recipe, onChange }: FormProps<Of<'hex' | 'base64' | 'base64url'>>) {
  return (
    <>
      <Amount
        label={t.bytes}
        value={recipe.bytes}
        min={1}
        max={1_024}
        sliderTo={64}
        onChange={(bytes) => onChange({ ...recipe, bytes })}
      />
      <Field label={t.writtenAs}>
        <SegmentedChoice
          label={t.writtenAs}
          options={encodings}
          value={recipe.kind}
          onChange={(kind) => onChange({ kind, bytes: recipe.bytes })}
        />
      </Field>
    </>
  );
}

const uuids = [
  { value: 'uuid4', label: t.uuid.uuid4 },
  { value: 'uuid7', label: t.uuid.uuid7 },
] as const;

function UuidForm({ recipe, onChange }: FormProps<Of<'uuid4' | 'uuid7'>>) {
  const hint = recipe.kind === 'uuid4' ? t.uuid.hint4 : t.uuid.hint7;
  return (
    <Field label={t.uuid.version} hint={hint}>
      <SegmentedChoice
        label={t.uuid.version}
        options={uuids}
        value={recipe.kind}
        onChange={(kind) => onChange({ kind })}
      />
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
      <Field label={t.hmac.for} hint={t.hmac.hint}>
        <SegmentedChoice
          label={t.hmac.for}
          options={hashes}
          value={recipe.algorithm}
          onChange={(algorithm) => change({ algorithm })}
        />
      </Field>
      <Field label={t.writtenAs}>
        <SegmentedChoice
          label={t.writtenAs}
          options={encodings}
          value={recipe.encoding}
          onChange={(encoding) => change({ encoding })}
        />
      </Field>
    </>
  );
}

const algorithms: { value: Of<'key-pair'>['algorithm']; label: string }[] = [
  { value: 'ed25519', label: t.keyPair.algorithms.ed25519 },
  { value: 'ec-p256', label: t.keyPair.algorithms['ec-p256'] },
  { value: 'ec-p384', label: t.keyPair.algorithms['ec-p384'] },
  { value: 'rsa-2048', label: t.keyPair.algorithms['rsa-2048'] },
  { value: 'rsa-3072', label: t.keyPair.algorithms['rsa-3072'] },
  { value: 'rsa-4096', label: t.keyPair.algorithms['rsa-4096'] },
];
const privateFormats = [
  { value: 'openssh', label: t.keyPair.privateFormats.openssh },
  { value: 'pkcs8', label: t.keyPair.privateFormats.pkcs8 },
] as const;
const publicFormats = [
  { value: 'openssh', label: t.keyPair.publicFormats.openssh },
  { value: 'spki', label: t.keyPair.publicFormats.spki },
] as const;

function KeyPairForm({ recipe, onChange }: FormProps<Of<'key-pair'>>) {
  const change = (fields: Partial<Of<'key-pair'>>) => onChange({ ...recipe, ...fields });
  const isOpenSsh = recipe.privateFormat === 'openssh' || recipe.publicFormat === 'openssh';
  return (
    <div className={styles.two}>
      <Field label={t.keyPair.algorithm}>
        <Select value={recipe.algorithm} onChange={(algorithm) => change({ algorithm })} options={algorithms} />
      </Field>
      {isOpenSsh ? (
        <Field label={t.keyPair.comment}>
          <TextInput
            value={recipe.comment ?? ''}
            maxLength={256}
            placeholder={t.keyPair.commentExample}
            onChange={({ target }) => change({ comment: target.value.trim() === '' ? null : target.value.trim() })}
          />
        </Field>
      ) : (
        <span />
      )}
      <Field label={t.keyPair.private}>
        <SegmentedChoice
          label={t.keyPair.privateFormat}
          options={privateFormats}
          value={recipe.privateFormat}
          onChange={(privateFormat) => change({ privateFormat })}
        />
      </Field>
      <Field label={t.keyPair.public}>
        <SegmentedChoice
          label={t.keyPair.publicFormat}
          options={publicFormats}
          value={recipe.publicFormat}
          onChange={(publicFormat) => change({ publicFormat })}
        />
      </Field>
    </div>
  );
}
