import { useEffect, useState } from 'react';
import { unwrap } from '../../bridge.ts';
import { nameProblem } from '../secret-name.ts';

const pauseMs = 300;

/** What could be better about a name that was just chosen; it never keeps anybody from it. */
export function useNameAdvice(name: string, nameBefore: string | null): string[] {
  const [advice, setAdvice] = useState<{ of: string; words: string[] }>({ of: '', words: [] });
  const asks = name !== nameBefore && nameProblem(name) === null;
  useEffect(() => {
    if (!asks) return;
    let wanted = true;
    const timer = setTimeout(() => {
      unwrap(window.coffer.secrets.adviseOnName({ name })).then(
        (words) => wanted && setAdvice({ of: name, words }),
        // Advice is an extra; none is given then.
        () => {},
      );
    }, pauseMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [asks, name]);
  return asks && advice.of === name ? advice.words : [];
}
