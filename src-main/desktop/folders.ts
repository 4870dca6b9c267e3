import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type Folders = { renderer: string; preload: string; resources: string };

/** The folder of `package.json` above the running file: the repository, or the root of `app.asar`. */
function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('no package.json above the app');
  return rootAbove(parent);
}

/** Where the app finds its own files, whichever entry runs and whether it is packed or not. */
export function findFolders(from: string = import.meta.dirname): Folders {
  const root = rootAbove(from);
  return {
    renderer: join(root, 'out', 'renderer'),
    preload: join(root, 'out', 'preload', 'index.cjs'),
    resources: join(root, 'resources'),
  };
}
