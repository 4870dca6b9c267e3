import { useEffect, useState } from 'react';
import type { RecognisedValue } from '../../../src-preload/contract.ts';
import { unwrap } from '../../bridge.ts';
import { limits } from '../limits.ts';

const pauseMs = 150;

/** What a value is that stands in the editor; `null` where nothing is, or nothing can be said. */
export function useRecognition(value: string, name: string): RecognisedValue | null {
  const [found, setFound] = useState<RecognisedValue | null>(null);
  const asks = value !== '' && value.length <= limits.valueBytes / 3 && value.isWellFormed();
  useEffect(() => {
    if (!asks) return setFound(null);
    let wanted = true;
    const timer = setTimeout(() => {
      unwrap(window.coffer.values.recognise({ value: { encoding: 'text', data: value }, name })).then(
        (read) => wanted && setFound(read),
        () => wanted && setFound(null),
      );
    }, pauseMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [asks, value, name]);
  return asks ? found : null;
}
