import type { EnvExport, Environment, Id } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { unwrap } from '../bridge.ts';
import { tellFailure } from '../tell-failure.ts';
import { showToast } from '../ui/toast.ts';

const t = texts.exchange.env;

const namedMost = 3;

/** Saves what a project has for an environment as a `.env` file; main asks where. */
export async function saveEnv(project: Id | null, { slug, name }: Pick<Environment, 'slug' | 'name'>): Promise<void> {
  try {
    const saved = await unwrap(window.coffer.exchange.exportEnv({ project, environment: slug }));
    if (saved) showToast({ text: savedWords(saved, name), tone: saved.left.length === 0 ? 'good' : 'neutral' });
  } catch (caught) {
    tellFailure(caught);
  }
}

/** How many values were saved, and what is not in the file. */
export function savedWords({ count, left }: EnvExport, environment: string): string {
  const said = t.saved(count, environment);
  if (left.length === 0) return said;
  const more = left.length - namedMost;
  const names = left.slice(0, namedMost).map(({ name, why }) => t.leftOne(name, why));
  return `${said} ${t.left(more > 0 ? [...names, t.leftMore(more)] : names)}`;
}
