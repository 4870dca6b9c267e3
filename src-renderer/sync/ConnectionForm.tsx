import { ChevronRight } from 'lucide-react';
import type { ServiceInfo } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { useProjects } from '../projects/store.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Field } from '../ui/Field.tsx';
import { PasswordInput } from '../ui/PasswordInput.tsx';
import { SegmentedChoice } from '../ui/SegmentedChoice.tsx';
import { Select } from '../ui/Select.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import type { ConnectionDraft, Problems } from './draft.ts';
import styles from './Sync.module.css';
import { credentialWords } from './words.ts';

const t = texts.sync.form;

type FormProps = {
  draft: ConnectionDraft;
  service: ServiceInfo;
  problems: Problems;
  onChange: (changes: Partial<ConnectionDraft>) => void;
  /** That the credentials are there already: they are typed only to be replaced. */
  hasCredentials?: boolean;
};

/** All that a connection is. */
export function ConnectionForm({ draft, service, problems, onChange, hasCredentials = false }: FormProps) {
  const others = Object.entries(service.otherBaseUrls);
  return (
    <>
      <div className={styles.pair}>
        <Field label={t.name} error={problems.name}>
          <TextInput maxLength={64} value={draft.name} onChange={(event) => onChange({ name: event.target.value })} />
        </Field>
        <Field
          label={t.address}
          error={problems.baseUrl}
          aside={others.map(([name, url]) => (
            <Button key={name} size="small" variant="ghost" onClick={() => onChange({ baseUrl: url })}>
              {name}
            </Button>
          ))}
        >
          <TextInput
            mono
            inputMode="url"
            value={draft.baseUrl}
            onChange={(event) => onChange({ baseUrl: event.target.value })}
          />
        </Field>
      </div>
      {service.credentials.map(({ key, isOptional }) => {
        const { label, hint } = credentialWords(service.service, key);
        return (
          <Field
            key={key}
            label={isOptional ? t.optional(label) : label}
            hint={hasCredentials ? t.keep(hint) : hint}
            error={problems[`credential:${key}`]}
          >
            <PasswordInput
              value={draft.credentials[key] ?? ''}
              eye={t.eye(label)}
              onChange={(value) => onChange({ credentials: { ...draft.credentials, [key]: value } })}
            />
          </Field>
        );
      })}
      <Where draft={draft} onChange={onChange} />
      {service.directions.length > 1 ? (
        <div className={styles.labelled}>
          <span className={styles.label}>{t.direction}</span>
          <SegmentedChoice
            label={t.direction}
            value={draft.direction}
            options={service.directions.map((value) => ({ value, label: t.directions[value] }))}
            onChange={(direction) => onChange({ direction })}
          />
        </div>
      ) : null}
      <When draft={draft} problems={problems} onChange={onChange} />
      <Limits draft={draft} problems={problems} onChange={onChange} />
    </>
  );
}

type PartProps = Pick<FormProps, 'draft' | 'onChange'>;

/** What of this vault may take part, and where what is brought in goes. */
function Where({ draft, onChange }: PartProps) {
  const { projects, environments } = useProjects();
  return (
    <div className={styles.pair}>
      <Field label={t.project}>
        <Select
          value={draft.project}
          onChange={(project) => onChange({ project })}
          options={[
            { value: null, label: t.all },
            ...projects
              .filter(({ id, archivedAt }) => archivedAt === null || id === draft.project)
              .map(({ id, name, hue }) => ({ value: id, label: name, dot: hue })),
          ]}
        />
      </Field>
      <Field label={t.environment}>
        <Select
          value={draft.environment}
          onChange={(environment) => onChange({ environment })}
          options={[
            { value: null, label: t.all },
            ...environments
              .filter(({ slug, archivedAt }) => archivedAt === null || slug === draft.environment)
              .map(({ slug, name, hue }) => ({ value: slug, label: name, chip: hue })),
          ]}
        />
      </Field>
    </div>
  );
}

/** When it runs; by itself it does only what needs no decision. */
function When({ draft: { when, mayCreate }, problems, onChange }: PartProps & Pick<FormProps, 'problems'>) {
  return (
    <div className={styles.labelled}>
      <span className={styles.label}>{t.when}</span>
      <SegmentedChoice
        label={t.when}
        value={when.kind}
        options={[
          { value: 'manual', label: t.whens.manual },
          { value: 'on-change', label: t.whens['on-change'] },
          { value: 'every', label: t.whens.every },
        ]}
        onChange={(kind) => onChange({ when: kind === 'every' ? { kind, minutes: 60 } : { kind } })}
      />
      {when.kind === 'every' ? (
        <Field label={t.minutes} error={problems.minutes}>
          <TextInput
            type="number"
            min={5}
            max={1_440}
            value={String(when.minutes)}
            onChange={(event) => onChange({ when: { kind: 'every', minutes: Number(event.target.value) } })}
          />
        </Field>
      ) : null}
      {when.kind === 'manual' ? null : (
        <>
          <p className={styles.meaning}>{t.byItself}</p>
          <Checkbox checked={mayCreate} onChange={(next) => onChange({ mayCreate: next })}>
            {t.mayCreate}
          </Checkbox>
        </>
      )}
    </div>
  );
}

/** For accounts whose limits are others than the service's usual ones. */
function Limits({ draft, problems, onChange }: PartProps & Pick<FormProps, 'problems'>) {
  return (
    <div className={styles.labelled}>
      <Checkbox checked={draft.ownLimits} onChange={(ownLimits) => onChange({ ownLimits })}>
        {t.limits}
      </Checkbox>
      {draft.ownLimits ? (
        <div className={styles.pair}>
          <Field label={t.reads} error={problems.limits}>
            <TextInput
              inputMode="decimal"
              value={draft.reads}
              onChange={(event) => onChange({ reads: event.target.value })}
            />
          </Field>
          <Field label={t.writes}>
            <TextInput
              inputMode="decimal"
              value={draft.writes}
              onChange={(event) => onChange({ writes: event.target.value })}
            />
          </Field>
        </div>
      ) : null}
    </div>
  );
}

/** What is not offered, and why. */
export function Missing({ service }: { service: ServiceInfo }) {
  if (service.missing.length === 0) return null;
  return (
    <details className={styles.missing}>
      <summary>
        <ChevronRight size={16} strokeWidth={1.75} aria-hidden />
        {t.missing(service.name)}
      </summary>
      <ul>
        {service.missing.map((ability) => (
          <li key={ability}>{texts.services.cannot[service.service][ability]}</li>
        ))}
      </ul>
    </details>
  );
}
