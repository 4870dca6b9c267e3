import { expect, test } from 'vitest';
import { valueForm } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { addSecret, makeVault } from '../../test/kit/vault.ts';
import { formNamed, knownForms, nameOfForm } from './known-forms.ts';
import { readSecret } from './secret-rows.ts';
import * as secrets from './secrets.ts';

test('a form is found again by the name that the file has for it, which is what is said of it in English', () => {
  for (const { service, form } of knownForms) {
    expect(formNamed(nameOfForm({ service, form }))).toEqual({ service, form });
    expect(texts.valueForms.of({ form, service })).toBe(nameOfForm({ service, form }));
  }
});

test('of a name from another version of the program, and of none, nothing is said', () => {
  for (const name of ['', 'Stripe', 'live secret key', 'Acme quantum key', '__proto__'])
    expect(formNamed(name)).toEqual({ service: null, form: null });
});

test('the contract names no form that no value has', () => {
  expect(new Set(knownForms.map(({ form }) => form))).toEqual(new Set(valueForm.options));
});

test('the file has the name, the window whose form it is and which', async () => {
  const { session } = await makeVault();
  const id = addSecret(session, 'PAY', `sk_live_${'x7'.repeat(12)}`);
  expect(readSecret(session, id).record.facts).toMatchObject({ kind: 'Stripe live secret key' });
  expect(readSecret(session, id).record.facts).not.toHaveProperty('form');
  expect(secrets.get(session, { id }).facts).toMatchObject({ service: 'Stripe', form: 'live secret key' });
  expect(secrets.get(session, { id }).facts).not.toHaveProperty('kind');
  session.lock();
});
