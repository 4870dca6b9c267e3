import { expect, it } from 'vitest';
import { placeWords } from './place.ts';

it('names the last folder and the file, on any system', () => {
  expect(placeWords({ folder: '/home/ada/Documents', fileName: 'personal.coffer' })).toBe(
    'Documents / personal.coffer',
  );
  expect(placeWords({ folder: 'C:\\Users\\Ada\\Documents\\', fileName: 'personal.coffer' })).toBe(
    'Documents / personal.coffer',
  );
});

it('names the file alone at the top of a disk', () => {
  expect(placeWords({ folder: '/', fileName: 'a.coffer' })).toBe('a.coffer');
});
