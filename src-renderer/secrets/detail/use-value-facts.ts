import { useEffect, useState } from 'react';
import type { RecognisedValue, SecretDetail } from '../../../src-preload/contract.ts';
import { unwrap } from '../../bridge.ts';

/** What the present value says of itself while it is hidden; `null` until that is known, or where it is not recognised. */
export function useValueFacts({ id, version, facts }: SecretDetail): RecognisedValue | null {
  const [found, setFound] = useState<{ of: string; facts: RecognisedValue } | null>(null);
  const recognised = facts.form !== null;
  const of = `${id}:${version}`;
  useEffect(() => {
    if (!recognised) return;
    let wanted = true;
    unwrap(window.coffer.secrets.facts({ id })).then(
      (read) => wanted && setFound({ of, facts: read }),
      // They are an extra; the secret is shown without them.
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [id, of, recognised]);
  return found?.of === of ? found.facts : null;
}

/** The reference that means this secret by its name; `null` until it is known. */
export function useReference({ id, revision }: SecretDetail): string | null {
  const [reference, setReference] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another name or place makes another reference.
  useEffect(() => {
    let wanted = true;
    unwrap(window.coffer.references.print({ id })).then(
      ({ byName }) => wanted && setReference(byName),
      () => wanted && setReference(null),
    );
    return () => {
      wanted = false;
    };
  }, [id, revision]);
  return reference;
}
