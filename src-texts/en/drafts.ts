import { number } from '../language.ts';

/** The offer over the window to go on with what was not saved. */
export const drafts = {
  area: 'Not saved',
  editing: (name: string) => `You were editing ${name}.`,
  writing: 'You were writing a new secret.',
  writingNamed: (name: string) => `You were writing a new secret, ${name}.`,
  keptSince: (when: string) => `It was not saved when the vault was locked, and is kept sealed since ${when}.`,
  more: (count: number) => (count === 1 ? 'Another one is kept too.' : `${number(count)} others are kept too.`),
  throwAway: 'Throw it away',
  goOn: 'Go on',
  thrownAway: 'What was not saved is thrown away.',
};
