import type {
  Connection,
  Generated,
  Id,
  NewPlaceOfUse,
  Recipe,
  SecretDetail,
  SecretValue,
} from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError, unwrap } from '../bridge.ts';
import { openPage } from '../pages/actions.ts';
import { isOnlyRead } from '../secrets/commands.ts';
import { askToUseRevoked } from '../secrets/detail/secret-dialog.ts';
import { showSecret } from '../secrets/detail-actions.ts';
import { focusPane } from '../secrets/focus.ts';
import { clipboardSeconds } from '../secrets/preferences.ts';
import { tellFailure } from '../tell-failure.ts';
import { announce } from '../ui/announce.ts';
import { onReset } from '../ui/reset.ts';
import { duration } from '../ui/time.ts';
import { showToast } from '../ui/toast.ts';
import { withLinks } from './links.ts';
import { type LinkedTo, useRotation } from './store.ts';

const t = texts.rotation;

let asked = 0;
/** Steps that were asked for before: each goes with the revision that the one before it left. */
let before: Promise<unknown> = Promise.resolve();

// An answer that arrives after locking must not fill the store again.
onReset(() => {
  asked += 1;
});

/** Opens the page on which a secret is rotated: where it was left, or at its beginning. */
export async function openRotation(id: Id): Promise<void> {
  if (isOnlyRead() || !(await openPage('rotation'))) return;
  useRotation.setState({ ...useRotation.getInitialState(), id });
  await readRotation();
}

/** Reads the secret again; what is on the page stays until it is there. */
export async function readRotation(): Promise<void> {
  const { id } = useRotation.getState();
  if (id === null) return;
  asked += 1;
  const mine = asked;
  try {
    const [secret, places, links] = await Promise.all([
      unwrap(window.coffer.secrets.get({ id })),
      unwrap(window.coffer.rotation.places({ id })),
      readLinks(id),
    ]);
    if (mine === asked) useRotation.setState({ secret, proposed: withLinks(places, links), links, problem: null });
  } catch (caught) {
    if (mine === asked) useRotation.setState({ secret: null, problem: asCofferError(caught).message });
  }
}

/** The connections that take this secret's value. What can't be read is not offered; the rotation goes on without. */
async function readLinks(secret: Id): Promise<LinkedTo[]> {
  try {
    const links = await unwrap(window.coffer.sync.linksOf({ secret }));
    if (links.length === 0) return [];
    const connections = await unwrap(window.coffer.sync.connections());
    const sending = connections.filter(({ direction }) => direction !== 'pull');
    return sending.filter(({ id }) => links.some((link) => link.connection === id)).map(linkedTo);
  } catch {
    return [];
  }
}

const linkedTo = ({ id, name, service }: Connection): LinkedTo => ({ id, name, service });

/** Puts the rotation aside; it is kept in the vault. */
export async function leaveRotation(): Promise<void> {
  const { id } = useRotation.getState();
  if (id === null) return;
  await showSecret(id);
  focusPane('detail');
}

type Take = (which: { id: Id; revision: number }) => Promise<SecretDetail>;

/** Takes a step with the revision that is on the page; throws what main refused. One after the other. */
function step(take: Take): Promise<SecretDetail> {
  const taken = before.then(() => takeNow(take));
  before = taken.catch(() => undefined);
  return taken;
}

async function takeNow(take: Take): Promise<SecretDetail> {
  const { secret } = useRotation.getState();
  if (secret === null) throw asCofferError(null);
  useRotation.setState({ busy: true });
  try {
    const { id, revision } = secret;
    const next = await take({ id, revision });
    asked += 1;
    useRotation.setState({ secret: next });
    return next;
  } catch (caught) {
    // What was shown ahead of the answer, or is another state by now.
    void readRotation();
    throw caught;
  } finally {
    useRotation.setState({ busy: false });
  }
}

/** The same, telling why it failed; gives whether it worked. */
async function told(take: Take): Promise<boolean> {
  try {
    await step(take);
    return true;
  } catch (caught) {
    tellFailure(caught);
    return false;
  }
}

/** Begins the rotation where that is not done yet, and gives the secret its new value. Throws what main refused. */
export async function setNewValue(value: SecretValue, why: string): Promise<void> {
  if (useRotation.getState().secret?.rotation === null) {
    const places = [...useRotation.getState().proposed];
    await step((which) => unwrap(window.coffer.rotation.start({ ...which, reason: why, places })));
  }
  const { version } = await step((which) => unwrap(window.coffer.rotation.setValue({ ...which, value, why })));
  announce(t.value.kept(version));
}

/** A value that nobody has yet; it goes to the one who asked and nowhere else. */
export function generate(recipe: Recipe): Promise<Generated> {
  return unwrap(window.coffer.values.generate({ recipe }));
}

export function addPlace(place: NewPlaceOfUse): Promise<SecretDetail> {
  return step((which) => unwrap(window.coffer.rotation.addPlace({ ...which, ...place })));
}

export function removePlace(place: { id: Id } & NewPlaceOfUse): Promise<boolean> {
  const { id, kind, text } = place;
  return told(async (which) => {
    const next = await unwrap(window.coffer.rotation.removePlace({ ...which, place: id }));
    const undo = { label: t.places.undo, onSelect: () => void addPlace({ kind, text }).catch(() => undefined) };
    showToast({ text: t.places.removed(text), action: undo });
    return next;
  });
}

/** Ticks at once on the page; main's answer follows. */
export function tick(place: Id, done: boolean): Promise<boolean> {
  const { secret } = useRotation.getState();
  if (secret?.rotation) {
    const doneAt = done ? Math.floor(Date.now() / 1_000) : null;
    const places = secret.rotation.places.map((one) => (one.id === place ? { ...one, doneAt } : one));
    useRotation.setState({ secret: { ...secret, rotation: { ...secret.rotation, places } } });
  }
  return told((which) => unwrap(window.coffer.rotation.tick({ ...which, place, done })));
}

export async function verify(evenIfOpen: boolean): Promise<void> {
  const worked = await told((which) => unwrap(window.coffer.rotation.verify({ ...which, evenIfOpen })));
  if (worked) announce(t.verify.done);
}

/** Ends the rotation and goes back to the secret. */
export async function finish(purgeOld: boolean): Promise<void> {
  const old = useRotation.getState().secret?.rotation?.previous ?? 0;
  let words = '';
  const worked = await told(async (which) => {
    const { secret, purged, erased } = await unwrap(window.coffer.rotation.finish({ ...which, purgeOld }));
    if (!purgeOld) words = t.retire.kept(secret.name, old);
    else words = (erased ? t.retire.removed : t.retire.removedTraces)(secret.name, purged);
    return secret;
  });
  if (!worked) return;
  showToast({ text: words, tone: 'good' });
  await leaveRotation();
}

/** Ends the rotation with the old value; gives whether it worked. */
export async function undoRotation(reason: string): Promise<boolean> {
  const hadValue = useRotation.getState().secret?.rotation?.next !== null;
  const worked = await told((which) => unwrap(window.coffer.rotation.undo({ ...which, reason })));
  if (!worked) return false;
  const name = useRotation.getState().secret?.name ?? '';
  showToast({ text: hadValue ? t.undo.done(name) : t.undo.doneWithoutValue(name) });
  await leaveRotation();
  return true;
}

/** Copies the value that is being replaced, in the main process; gives whether it worked. */
export async function copyOld({ id, name, revokedAt }: SecretDetail, number: number): Promise<boolean> {
  try {
    const revoked = revokedAt !== null;
    if (revoked && !(await askToUseRevoked(name, t.places.copyAnyway))) return false;
    await unwrap(window.coffer.versions.copy({ id, number, ...(revoked ? { evenIfRevoked: true } : {}) }));
    const seconds = clipboardSeconds();
    announce(seconds === 0 ? t.places.oldCopied : t.places.oldCopiedClears(duration(seconds)));
    return true;
  } catch (caught) {
    tellFailure(caught);
    return false;
  }
}
