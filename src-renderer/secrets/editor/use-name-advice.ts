import { useEffect, useState } from 'react';
import type { NameAdvice } from '../../../src-preload/contract.ts';
import { unwrap } from '../../bridge.ts';
import { nameProblem } from '../secret-name.ts';

const pauseMs = 300;

/** What could be better about a name that was just chosen; it never keeps anybody from it. */
export function useNameAdvice(name: string, nameBefore: string | null): NameAdvice[] {
  const [advice, setAdvice] = useState<{ of: string; given: NameAdvice[] }>({ of: '', given: [] });
  const asks = name !== nameBefore && nameProblem(name) === null;
  useEffect(() => {
    if (!asks) return;
    let wanted = true;
    const timer = setTimeout(() => {
      unwrap(window.coffer.secrets.adviseOnName({ name })).then(
        (given) => wanted && setAdvice({ of: name, given }),
        // Advice is an extra; none is given then.
        () => {},
      );
    }, pauseMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [asks, name]);
  return asks && advice.of === name ? advice.given : [];
}
