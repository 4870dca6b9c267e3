import { expect, test } from 'vitest';
import { linkOf, withLinks } from './links.ts';

const julep = { id: 'a', name: 'Julep', service: 'julep' } as const;
const vellum = { id: 'b', name: 'Vellum', service: 'vellum' } as const;
const place = (kind: 'link' | 'line', text: string) => ({ kind, text });

test('connections are among the places that use a value, each once', () => {
  const known = [place('line', 'Julep'), place('link', 'Vellum')];
  expect(withLinks(known, [julep, vellum, { ...julep, id: 'c' }])).toEqual([...known, place('link', 'Julep')]);
  expect(withLinks(known, [])).toEqual(known);
});

test('a place means the connection of its name, where there is one and no other of that name', () => {
  expect(linkOf(place('link', 'Vellum'), [julep, vellum])).toEqual(vellum);
  expect(linkOf(place('line', 'Vellum'), [julep, vellum])).toBeNull();
  expect(linkOf(place('link', 'Ductape'), [julep, vellum])).toBeNull();
  expect(linkOf(place('link', 'Julep'), [julep, { ...julep, id: 'c' }])).toBeNull();
});
