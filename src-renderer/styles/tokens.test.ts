import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The first definition of each token: its light and its dark colour. */
function readTokens(): Map<string, { light: string; dark: string }> {
  const tokens = new Map<string, { light: string; dark: string }>();
  for (const [, name, light, dark] of css.matchAll(/--([\w-]+): light-dark\(#(\w{6})\w*, #(\w{6})\w*\)/g)) {
    if (name && light && dark && !tokens.has(name)) tokens.set(name, { light, dark });
  }
  return tokens;
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const tokens = readTokens();
const grounds = ['canvas', 'surface', 'raised'];
const texts = ['text', 'muted', 'faint', 'accent-text', 'red', 'amber', 'green'];
const ownGround = ['red', 'amber', 'green', 'dev', 'staging', 'prod', ...[1, 2, 3, 4, 5, 6].map((n) => `hue-${n}`)];

const atLeast45: [string, string][] = [
  ...texts.flatMap((text) => grounds.map((ground): [string, string] => [text, ground])),
  ...['text', 'muted', 'accent-text', 'red', 'amber', 'green'].flatMap((text) =>
    ['sunken', 'selected', 'hover'].map((ground): [string, string] => [text, ground]),
  ),
  ...ownGround.map((name): [string, string] => [name, `${name}-soft`]),
  ...['red', 'amber', 'green', 'accent'].map((name): [string, string] => ['muted', `${name}-soft`]),
  ['accent-text', 'accent-soft'],
  ['accent-text', 'mark'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-red', 'red'],
  ['on-red', 'red-hover'],
];

const atLeast3: [string, string][] = [
  ...['control', 'focus', 'accent'].flatMap((part) => grounds.map((ground): [string, string] => [part, ground])),
  ...[1, 2, 3, 4, 5, 6].flatMap((n) => ['canvas', 'surface'].map((ground): [string, string] => [`dot-${n}`, ground])),
];

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const hex = (name: string) => {
    const token = tokens.get(name);
    if (!token) throw new Error(`no token --${name}`);
    return token[theme];
  };

  it.each(atLeast45)('the words in %s on %s have a contrast of 4.5', (text, ground) => {
    expect(contrast(hex(text), hex(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(atLeast3)('the edge or sign %s on %s has a contrast of 3', (part, ground) => {
    expect(contrast(hex(part), hex(ground))).toBeGreaterThanOrEqual(3);
  });
});
