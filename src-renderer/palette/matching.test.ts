import { describe, expect, it } from 'vitest';
import { matching } from './matching.ts';

const names = ['New secret', 'New project…', 'Go to billing', 'Lock', 'Change master password…', 'Go to Café'];
const commands = names.map((name) => ({ name }));

describe('commands by what is typed', () => {
  it.each([
    ['', names],
    ['new', ['New secret', 'New project…']],
    ['new pro', ['New project…']],
    ['pass', ['Change master password…']],
    ['CAFE', ['Go to Café']],
    ['ock', []],
    ['p', ['New project…', 'Change master password…']],
  ])('%j', (typed, found) => {
    expect(matching(commands, typed).map(({ name }) => name)).toEqual(found);
  });

  it('put those first that begin with it', () => {
    expect(matching([{ name: 'Go to Lock' }, { name: 'Lock' }], 'lock')).toEqual([
      { name: 'Lock' },
      { name: 'Go to Lock' },
    ]);
  });
});
