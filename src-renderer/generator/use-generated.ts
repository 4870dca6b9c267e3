import { useCallback, useEffect, useRef, useState } from 'react';
import type { Generated, Recipe } from '../../src-preload/contract.ts';
import { asCofferError, unwrap } from '../bridge.ts';

/** Long enough that a slider that is drawn doesn't ask for each step. */
const pauseMs = 80;

type State = { made: Generated | null; busy: boolean; problem: string };

/** A value by this recipe, and how to have another one. It lives here alone and goes with the dialog. */
export function useGenerated(recipe: Recipe): State & { again: () => void } {
  const [state, setState] = useState<State>({ made: null, busy: true, problem: '' });
  const asked = useRef(0);

  const again = useCallback(() => {
    asked.current += 1;
    const mine = asked.current;
    setState((before) => ({ ...before, busy: true }));
    unwrap(window.coffer.values.generate({ recipe })).then(
      (made) => mine === asked.current && setState({ made, busy: false, problem: '' }),
      (caught: unknown) => {
        const problem = asCofferError(caught).message;
        if (mine === asked.current) setState({ made: null, busy: false, problem });
      },
    );
  }, [recipe]);

  useEffect(() => {
    const timer = setTimeout(again, pauseMs);
    return () => {
      clearTimeout(timer);
      // An answer to the recipe before is not wanted any more.
      asked.current += 1;
    };
  }, [again]);

  return { ...state, again };
}
