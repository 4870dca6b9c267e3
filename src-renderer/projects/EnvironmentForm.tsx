import { useState } from 'react';
import type { Environment } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
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

const t = texts.projects.environment;

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
    days: rotationDays === undefined ? texts.projects.problems.days(mostRotationDays) : null,
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
      label={environment ? texts.projects.manage.editPlace(environment.name) : t.new}
      verb={environment ? texts.projects.manage.save : t.make}
      onSave={save}
      onClose={onClose}
    >
      <Field label={t.name} error={tried ? problems.name : null}>
        <TextInput autoFocus value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      {environment ? null : (
        <Field label={t.slug} error={tried || ownSlug !== null ? problems.slug : null} hint={t.slugHint}>
          <TextInput mono value={slug} onChange={(event) => setOwnSlug(event.target.value)} />
        </Field>
      )}
      <Field label={t.colour}>
        <Select label={t.colour} value={hue} onChange={setHue} options={environmentHues} />
      </Field>
      <Field label={t.days} error={problems.days} hint={t.daysHint}>
        <TextInput inputMode="numeric" value={days} onChange={(event) => setDays(event.target.value)} />
      </Field>
    </PlaceForm>
  );
}
