import { useEffect, useState } from 'react';
import type { Draft, Id } from '../../src-preload/contract.ts';
import { limits } from '../secrets/limits.ts';
import { createPusher, follow } from './pusher.ts';

type Typed = { unsaved: boolean; base: Draft['base']; content: Draft['content']; value: string };

/**
 * Keeps what an editor holds in main as long as it is open and something is not saved. Closing it ends that: whoever
 * closes it has saved or thrown it away, and a locked vault takes no word any more.
 */
export function useKeepDraft(secret: Id | null, isKept: boolean, { unsaved, base, content, value }: Typed): void {
  const [pusher] = useState(() => createPusher(secret, isKept));
  useEffect(() => {
    if (!unsaved) pusher.drop();
    else if (value.length <= limits.valueBytes) pusher.typed({ secret, base, content, value });
  }, [pusher, secret, unsaved, base, content, value]);
  useEffect(() => {
    const undo = follow(pusher);
    return () => {
      undo();
      pusher.drop();
    };
  }, [pusher]);
}
