import { useEffect, useState } from 'react';
import type { SecretSummary } from '../../src-preload/contract.ts';
import { unwrap } from '../bridge.ts';

/** What the search answered, and to which query: highlights belong to that one. */
export type Found = {
  answered: string;
  rows: readonly SecretSummary[];
  fromNotes: Readonly<Record<string, string>>;
  total: number;
};

const most = 6;
const nothing: Found = { answered: '', rows: [], fromNotes: {}, total: 0 };

/** Secrets of the whole vault that fit the query, best first; without one, those that were used last. */
export function useFound(query: string): Found {
  const [found, setFound] = useState(nothing);
  useEffect(() => {
    let isLatest = true;
    const wanted = query.trim();
    const view = { kind: wanted === '' ? 'recent' : 'all' } as const;
    unwrap(window.coffer.secrets.list({ view, query: wanted, sort: 'changed', offset: 0, limit: most })).then(
      ({ rows, fromNotes, total }) => {
        if (isLatest) setFound({ answered: wanted, rows, fromNotes, total });
      },
      // Locked meanwhile: the window is about to say so itself.
      () => undefined,
    );
    return () => {
      isLatest = false;
    };
  }, [query]);
  return found;
}
