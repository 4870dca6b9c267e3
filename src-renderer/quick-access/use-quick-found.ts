import { useEffect, useState } from 'react';
import type { SecretSummary } from '../../src-preload/contract.ts';
import { unwrap } from '../bridge.ts';
import { useProjects } from '../projects/store.ts';

/** What the search answered, and to which words. */
export type Found = { answered: string | null; rows: readonly SecretSummary[] };

const most = 30;

async function ask(query: string): Promise<readonly SecretSummary[]> {
  const list = async (view: { kind: 'recent' } | { kind: 'all' }) => {
    return (await unwrap(window.coffer.secrets.list({ view, query, sort: 'changed', offset: 0, limit: most }))).rows;
  };
  if (query !== '') return list({ kind: 'all' });
  const recent = await list({ kind: 'recent' });
  const used = recent.toSorted((a, b) => (b.lastUsedAt ?? 0) - (a.lastUsedAt ?? 0));
  return used.length > 0 ? used : list({ kind: 'all' });
}

/** Secrets of the whole vault that fit the words, best first; without words those used last, else changed last. */
export function useQuickFound(typed: string): Found {
  const [found, setFound] = useState<Found>({ answered: null, rows: [] });
  const query = typed.trim();
  useEffect(() => {
    let isLatest = true;
    ask(query).then(
      (rows) => {
        if (isLatest) setFound({ answered: query, rows });
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

/** Names of projects and environments, for the rows. */
export function usePlaceNames(): void {
  useEffect(() => {
    let isWanted = true;
    Promise.all([unwrap(window.coffer.projects.list()), unwrap(window.coffer.environments.list())]).then(
      ([projects, environments]) => {
        if (isWanted) useProjects.setState({ projects, environments });
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, []);
}
