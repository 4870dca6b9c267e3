import { texts } from '../src-texts/texts.ts';
import { costliest, productCost } from './crypto/cost.ts';
import kdfWorker from './crypto/kdf-worker?modulePath';
import guessWorker from './vault/guess-worker?modulePath';

const t = texts.desktop.start;

const oldest = { node: 24, electron: 45 } as const;

/** What is too old to run Coffer, in a line a person can act on; `null` where nothing is. */
function tooOld(versions: NodeJS.ProcessVersions): string | null {
  const electron = versions.electron;
  if (electron !== undefined && Number.parseInt(electron, 10) < oldest.electron)
    return t.oldElectron(oldest.electron, electron);
  if (Number.parseInt(versions.node, 10) < oldest.node) return t.oldNode(oldest.node, versions.node);
  return null;
}

const complaint = tooOld(process.versions);
if (complaint !== null) {
  process.stderr.write(`${complaint}\n`);
  process.exit(1);
}

// Loaded only now: the database's binary crashes an older Node instead of saying what is wrong.
const [{ start }, { createDeriveKey }, { createGuesser }] = await Promise.all([
  import('./start.ts'),
  import('./crypto/kdf.ts'),
  import('./vault/guesser.ts'),
]);

// Not awaited: Electron becomes ready only after this module has run, and `start` waits for it.
start({
  clock: { now: () => Date.now(), monotonic: () => performance.now() },
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  deriveKey: createDeriveKey(kdfWorker),
  guesser: createGuesser(guessWorker),
  cost: productCost,
  costliest,
}).catch((error: unknown) => {
  process.stderr.write(`${t.failed(error instanceof Error ? error.name : typeof error)}\n`);
  process.exit(1);
});
