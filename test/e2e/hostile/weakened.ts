import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What is taken away from a built app, to see that the next wall holds without it. */
export type Weakening = {
  /** Runs at the end of the preload, with `require`: as if the page had broken into it. */
  preload?: string;
  /** Texts of the main bundle and what stands in their place; each must be there. */
  main?: readonly (readonly [string, string])[];
};

/** Copies the built app into a folder, weakened; gives its entry. The product's own files are not touched. */
export function weakenedCopy(folder: string, { preload = '', main = [] }: Weakening): string {
  mkdirSync(folder, { recursive: true });
  for (const part of ['out', 'out-test', 'resources', 'package.json'])
    cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  const preloadFile = join(folder, 'out/preload/index.cjs');
  writeFileSync(preloadFile, `${readFileSync(preloadFile, 'utf8')}\n${preload}`);
  const entry = join(folder, 'out-test/main/index.js');
  let text = readFileSync(entry, 'utf8');
  for (const [before, after] of main) {
    if (!text.includes(before)) throw new Error(`the main bundle has no ${before}`);
    text = text.replace(before, after);
  }
  writeFileSync(entry, text);
  return entry;
}
