/** A model of one secret and of what may be done to it, rotations before all; its test plays both. */
type Place = { text: string; done: boolean };
/** What a secret must be like: its values by their numbers, the newest last. */
export type Model = {
  versions: { number: number; value: string }[];
  rotation: { previous: number; next: number | null; places: Place[]; verified: boolean } | null;
  lastPlaces: string[];
  trashed: boolean;
  revoked: boolean;
};

export type Operation =
  | { do: 'start'; places: string[] | null }
  | { do: 'setValue' | 'update'; value: string }
  | { do: 'restore'; number: number }
  | { do: 'tick'; place: number; done: boolean }
  | { do: 'addPlace'; text: string }
  | { do: 'removePlace'; place: number }
  | { do: 'verify'; evenIfOpen: boolean }
  | { do: 'finish'; purgeOld: boolean }
  | { do: 'undo' | 'trash' | 'takeOut' | 'revoke' | 'reinstate' | 'describe' | 'purge' | 'reopen' };

const needsRotation = ['setValue', 'tick', 'addPlace', 'removePlace', 'verify', 'finish', 'undo'];
const anyTime = ['trash', 'takeOut', 'purge', 'reopen'];
const takesNoRevision = [...anyTime, 'revoke', 'reinstate'];

/** The code that the operation is refused with, or `null` and the model as it is then. */
export function apply(model: Model, operation: Operation, stale: boolean): string | null {
  const { rotation } = model;
  const current = currentOf(model);
  if (stale && !takesNoRevision.includes(operation.do)) return 'STALE';
  if (model.trashed && !anyTime.includes(operation.do)) return 'IN_TRASH';
  if (!rotation && needsRotation.includes(operation.do)) return 'NO_ROTATION';
  const place = 'place' in operation ? rotation?.places[operation.place] : undefined;
  switch (operation.do) {
    case 'start': {
      if (rotation) return 'ALREADY_ROTATING';
      const known = model.lastPlaces.includes('worker') ? model.lastPlaces : [...model.lastPlaces, 'worker'];
      const places = (operation.places ?? known).map((one) => ({ text: one, done: false }));
      model.rotation = { previous: current.number, next: null, places, verified: false };
      return null;
    }
    case 'setValue':
      if ([current.value, valueAt(model, rotation?.previous)].includes(operation.value)) return 'ROTATION_STEP';
      append(model, operation.value);
      return null;
    case 'update':
      if (operation.value !== current.value) append(model, operation.value);
      return null;
    case 'restore': {
      const value = valueAt(model, operation.number);
      if (value === undefined) return 'VERSION_NOT_FOUND';
      append(model, value);
      return null;
    }
    case 'tick':
      if (!rotation || !place || rotation.next === null) return 'ROTATION_STEP';
      if (place.done && !operation.done) rotation.verified = false;
      place.done = operation.done;
      return null;
    case 'addPlace':
      if (rotation?.places.some((one) => one.text === operation.text)) return 'NAME_TAKEN';
      rotation?.places.push({ text: operation.text, done: false });
      if (rotation) rotation.verified = false;
      return null;
    case 'removePlace':
      if (!rotation || !place) return 'ROTATION_STEP';
      rotation.places = rotation.places.filter((one) => one !== place);
      return null;
    case 'verify':
      if (!rotation || rotation.next === null || rotation.verified) return 'ROTATION_STEP';
      if (!operation.evenIfOpen && rotation.places.some(({ done }) => !done)) return 'ROTATION_STEP';
      if (valueAt(model, rotation.previous) === current.value) return 'ROTATION_STEP';
      rotation.verified = true;
      return null;
    case 'finish':
      if (!rotation?.verified) return 'ROTATION_STEP';
      end(model);
      if (operation.purgeOld) model.versions = [current];
      return null;
    case 'undo': {
      const old = valueAt(model, rotation?.previous) ?? '';
      end(model);
      if (old !== current.value) append(model, old);
      return null;
    }
    case 'purge':
      model.versions = model.versions.filter(({ number }) => [current.number, rotation?.previous].includes(number));
      return null;
    case 'trash':
    case 'takeOut':
      model.trashed = operation.do === 'trash';
      return null;
    case 'revoke':
    case 'reinstate':
      model.revoked = operation.do === 'revoke';
      return null;
    case 'describe':
    case 'reopen':
      return null;
  }
}

function append(model: Model, value: string): void {
  const number = currentOf(model).number + 1;
  model.versions.push({ number, value });
  const { rotation } = model;
  if (!rotation) return;
  const places = rotation.places.map((place) => ({ ...place, done: false }));
  model.rotation = { ...rotation, next: number, places, verified: false };
}

function end(model: Model): void {
  model.lastPlaces = model.rotation?.places.map((place) => place.text) ?? [];
  model.rotation = null;
}

export function currentOf(model: Model) {
  const current = model.versions.at(-1);
  if (!current) throw new Error('a secret without a version');
  return current;
}

export const valueAt = (model: Model, wanted: number | undefined) =>
  model.versions.find(({ number }) => number === wanted)?.value;
