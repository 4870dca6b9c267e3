import type { PlaceOfUse } from '../../src-preload/contract.ts';
import { counted, plural } from '../language.ts';

/** The page on which a secret is rotated, step by step. */
export const rotation = {
  title: 'Rotation',
  rotate: (name: string) => `Rotate ${name}`,
  about: 'A new value, put everywhere that uses the old one.',
  aboutNotBegun: 'A new value, put everywhere that uses the old one. Nothing is changed before you keep one.',
  aboutBegun: 'Both values can be read until you retire the old one. You can stop here and go on later.',
  failed: 'This secret can’t be shown.',
  back: 'Back to the secret',
  later: 'Later',

  undo: {
    button: 'Undo rotation…',
    title: (name: string) => `Undo the rotation of ${name}?`,
    withoutValue: (version: number) => `Version ${version} stays the value. Nothing else was changed.`,
    withValue: (version: number) =>
      `The old value is the current one again, as a new version; the new one (version ${version}) stays in the history.`,
    putBack: (places: number) =>
      `Put it back where the new one is already: in ${counted(places, { one: 'place', other: 'places' })} that you ticked.`,
    placeholder: 'The new one does not work yet',
    action: 'Undo rotation',
    done: (name: string) => `${name} has its old value again.`,
    doneWithoutValue: (name: string) => `The rotation of ${name} is undone.`,
  },

  steps: 'Steps of the rotation',
  states: { done: 'done', now: 'now', later: 'later' },

  value: {
    title: 'New value',
    notBegun: 'It becomes the current version. The old one is kept until you retire it.',
    waits: (version: number) => `Version ${version} waits to be replaced.`,
    since: (when: string, bits: number, next: number, previous: number) =>
      `Since ${when}: {value}, ${bits} bits, kept as version ${next}. The old one is version ${previous}.`,
    hidden: 'hidden',
    another: 'Use another value…',
    characters: (count: number) => `Generate ${count} characters`,
    keyPair: 'Generate an Ed25519 key pair',
    bytes: 'Generate 32 bytes',
    generated: (bits: number) => `Generated, ${bits} bits.`,
    fromAuthority: 'Have a new certificate issued, then paste it here.',
    fromService: (service: string) => `Make a new one at ${service}, then paste it here.`,
    fromElsewhere: 'Make a new one where it comes from, then paste it here.',
    publicKey: 'Its public key, for the places that check it:',
    publicKeyName: 'The public key',
    why: 'Why (optional, stands beside the new version)',
    whyExample: 'On schedule',
    keepPresent: 'Keep the one there is',
    keep: 'Keep as the new value',
    none: 'Type or paste the new value first.',
    same: 'That is a value it has already. Make another one: the old one is what is to be replaced.',
    kept: (version: number) => `The new value is kept as version ${version}.`,
  },

  places: {
    title: 'Update the places that use it',
    notBegun: 'You say where it is used, and tick each place when it runs with the new value.',
    known: (places: string) => `It is used in ${places}, as far as Coffer knows.`,
    none: 'None yet. Name each place that uses it, so that none is forgotten.',
    wait: (count: number) => `${counted(count, { one: 'place waits', other: 'places wait' })} for the new value.`,
    done: (count: number) => plural(count, { one: 'It is done.', other: `All ${count} are done.` }),
    doneOf: (done: number, count: number) => `${done} of ${count} done. Tick each when it runs with the new value.`,
    label: 'Places that use it',
    kinds: {
      application: 'application',
      link: 'connection',
      reference: 'reference, follows by itself',
      line: 'your own note',
    } satisfies Record<PlaceOfUse['kind'], string>,
    copyOld: 'Copy old',
    copyNew: 'Copy new',
    copied: 'Copied',
    forWhat: (place: string) => `for ${place}`,
    push: {
      action: 'Push new value',
      to: (connection: string) => `to ${connection}`,
      done: (connection: string) => `The new value is at ${connection}.`,
      look: 'Open the connection',
    },
    copyAnyway: 'Copy it anyway',
    oldCopied: 'The old value is copied.',
    oldCopiedClears: (after: string) => `The old value is copied, clears in ${after}.`,
    remove: (place: string) => `Take ${place} off the list`,
    removed: (place: string) => `${place} is off the list.`,
    undo: 'Undo',
    another: 'Another place that uses it',
    anotherExample: 'Where else is it used?',
    add: 'Add place',
    taken: 'That place is on the list already.',
  },

  verify: {
    title: 'Verify',
    text: 'Run what you run to see that it works, then say so here.',
    said: (when: string) => `You said ${when} that it works.`,
    works: 'The new value works',
    worksAlthough: (open: number) =>
      `It works, although ${open} ${plural(open, { one: 'place is', other: 'places are' })} open`,
    done: 'Verified. The old value can be retired.',
  },

  retire: {
    title: 'Retire the old value',
    text: 'The old value goes to the history, or for good.',
    question: (version: number) => `What should become of version ${version}?`,
    next: (days: number) => `The next rotation is due ${plural(days, { one: 'in a day', other: `in ${days} days` })}.`,
    label: 'The old value',
    keep: (version: number) => `Keep version ${version} in the history`,
    remove: 'Remove it for good',
    keepMeans: (version: number) =>
      `Version ${version} stays in the history, where it can be looked up. The rule for earlier versions in the settings may let it go later.`,
    removeMeans: (version: number) =>
      `Version ${version} and all values before it leave the vault and are overwritten in the file. Only backups still hold them.`,
    switchOff: 'Where the old value is still accepted, switch it off there too.',
    revokeAt: (service: string) => `Revoke the old one at ${service} too: Coffer can’t do that for you.`,
    action: (version: number) => `Retire version ${version}`,
    removeAction: (version: number) => `Retire and remove version ${version}…`,
    confirm: {
      title: (name: string) => `Remove the old values of ${name} for good?`,
      text: (version: number) =>
        `All but the new value go: version ${version} and what was before it. This can’t be undone; only a backup still holds them.`,
      action: 'Remove for good',
    },
    kept: (name: string, version: number) => `${name} is rotated. Version ${version} is in its history.`,
    removed: (name: string, count: number) => `${name} is rotated. ${gone(count)}.`,
    removedTraces: (name: string, count: number) =>
      `${name} is rotated. ${gone(count)}; traces in the file are overwritten later.`,
  },
};

function gone(count: number): string {
  return `${counted(count, { one: 'earlier value is', other: 'earlier values are' })} removed for good`;
}
