import { useState } from 'react';
import type { Environment } from '../../src-preload/contract.ts';
import { Field } from '../ui/Field.tsx';
import { Select } from '../ui/Select.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { createEnvironment, updateEnvironment } from './actions.ts';
import { PlaceForm } from './PlaceForm.tsx';
import {
  environmentHues,
  longestEnvironmentName,
  mostRotationDays,
  nameProblem,
  rotationDaysOf,
  slugOf,
  slugProblem,
} from './place-words.ts';
import { useProjects } from './store.ts';

/** The first hue that no environment has yet. */
function freshHue(environments: readonly Environment[]): Environment['hue'] {
  return environmentHues.find(({ value }) => !environments.some(({ hue }) => hue === value))?.value ?? 'hue-1';
}

export function EnvironmentForm({ environment, onClose }: { environment: Environment | null; onClose: () => void }) {
  const environments = useProjects((state) => state.environments);
  const [name, setName] = useState(environment?.name ?? '');
  /** `null` while it follows the name. */
  const [ownSlug, setOwnSlug] = useState<string | null>(null);
  const [hue, setHue] = useState(environment?.hue ?? freshHue(environments));
  const [days, setDays] = useState(environment ? String(environment.rotationDays ?? '') : '90');
  const [tried, setTried] = useState(false);
  const slug = ownSlug ?? slugOf(name);
  const rotationDays = rotationDaysOf(days);
  const problems = {
    name: nameProblem(name, longestEnvironmentName),
    slug: environment ? null : slugProblem(slug),
    days: rotationDays === undefined ? `A number of days from 1 to ${mostRotationDays.toLocaleString('en')}.` : null,
  };

  async function save(): Promise<boolean> {
    setTried(true);
    if (problems.name || problems.slug || rotationDays === undefined) return false;
    const fields = { name: name.trim(), hue, rotationDays };
    if (environment) await updateEnvironment(environment.id, fields);
    else await createEnvironment({ ...fields, slug });
    return true;
  }

  return (
    <PlaceForm
      label={environment ? `Edit ${environment.name}` : 'New environment'}
      verb={environment ? 'Save' : 'Make environment'}
      onSave={save}
      onClose={onClose}
    >
      <Field label="Name" error={tried ? problems.name : null}>
        <TextInput autoFocus value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      {environment ? null : (
        <Field
          label="For programs"
          error={tried || ownSlug !== null ? problems.slug : null}
          hint="How references name it. It stays."
        >
          <TextInput mono value={slug} onChange={(event) => setOwnSlug(event.target.value)} />
        </Field>
      )}
      <Field label="Colour">
        <Select label="Colour" value={hue} onChange={setHue} options={environmentHues} />
      </Field>
      <Field label="Due after days" error={problems.days} hint="Empty for never.">
        <TextInput inputMode="numeric" value={days} onChange={(event) => setDays(event.target.value)} />
      </Field>
    </PlaceForm>
  );
}
