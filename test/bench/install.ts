import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import wanted from './package.json' with { type: 'json' };

export type Peer = keyof typeof wanted.dependencies;
const folder = import.meta.dirname;

/** The installed version of a peer, if it is the one that is asked for. */
export function versionOf(peer: Peer): string | null {
  const file = path.join(folder, 'node_modules', peer, 'package.json');
  if (!fs.existsSync(file)) return null;
  const { version } = JSON.parse(fs.readFileSync(file, 'utf8'));
  return version === wanted.dependencies[peer] ? version : null;
}

/** Installs all peers if one of these isn't there. Where that fails it says so, and the bench goes on without. */
export function installPeers(needed: readonly Peer[]): void {
  if (needed.every((peer) => versionOf(peer) !== null)) return;
  console.log(`installing what Coffer is measured against: ${Object.keys(wanted.dependencies).join(', ')}`);
  const options = ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const { status, stderr, error } = npm
    ? spawnSync(process.execPath, [npm, ...options], { encoding: 'utf8' })
    : spawnSync('npm', options, { encoding: 'utf8', shell: process.platform === 'win32' });
  if (status === 0) return;
  const reason =
    error?.message ?? stderr.split('\n').find((line) => line.startsWith('npm error')) ?? `status ${status}`;
  console.log(`they could not be installed (${reason}); going on without them`);
}
