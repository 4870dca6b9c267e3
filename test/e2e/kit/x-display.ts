import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type Selection = 'clipboard' | 'primary';

/** Why no X display of its own can be had here; `null` where one can. */
export function missingForDisplay(): string | null {
  if (process.platform !== 'linux') return 'the two selections of X11 are there on Linux only';
  const folders = (process.env.PATH ?? '').split(delimiter);
  const missing = ['Xvfb', 'xclip'].filter((program) => !folders.some((folder) => existsSync(join(folder, program))));
  return missing.length === 0 ? null : `not installed: ${missing.join(', ')} (apt-get install xvfb xclip)`;
}

/** The number of the display that the server has taken, which it writes to its fourth channel. */
function numberOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()));
  });
}

/** Another program on the same display: what it copies and what it can read. */
function programOn(display: string) {
  const env = { ...process.env, DISPLAY: display };
  const xclip = (selection: Selection, way: 'in' | 'out', text = '') =>
    new Promise<string>((resolve) => {
      // Whoever offers a selection goes on in the background; nobody must wait for its channels.
      const stdio = way === 'in' ? (['pipe', 'ignore', 'ignore'] as const) : (['ignore', 'pipe', 'ignore'] as const);
      const child = spawn('xclip', ['-selection', selection, `-${way}`], { env, stdio: [...stdio] });
      let read = '';
      child.stdout?.on('data', (data: Buffer) => {
        read += data.toString();
      });
      child.once('close', () => resolve(read));
      child.stdin?.end(text);
    });
  return {
    copy: async (selection: Selection, text: string) => void (await xclip(selection, 'in', text)),
    /** What it would paste; empty where nobody offers anything. */
    paste: (selection: Selection) => xclip(selection, 'out'),
  };
}

/** A clipboard manager that lets the clipboard never be empty: what it has kept is put back. */
function managerOn(display: string, kept: string) {
  const script = `
    while sleep 0.2; do
      [ -n "$(xclip -selection clipboard -out 2>/dev/null)" ] || printf %s "$KEPT" | xclip -selection clipboard -in
    done`;
  const env = { ...process.env, DISPLAY: display, KEPT: kept };
  const child = spawn('sh', ['-c', script], { env, stdio: 'ignore', detached: true });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    async end() {
      if (child.pid && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
      await closed;
    },
  };
}

export type Display = Awaited<ReturnType<typeof startDisplay>>;

/** An X server of its own without a screen, and other programs on it. */
export async function startDisplay() {
  const args = ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp', '-noreset'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const name = `:${await numberOf(server)}`;
  const managers: ReturnType<typeof managerOn>[] = [];
  return {
    /** What a program needs to be on it. */
    env: { DISPLAY: name, COFFER_STANDIN_CLIPBOARD: 'x11' },
    ...programOn(name),
    startManager(kept: string) {
      const manager = managerOn(name, kept);
      managers.push(manager);
      return manager;
    },
    async end() {
      await Promise.all(managers.map((manager) => manager.end()));
      server.kill('SIGKILL');
      await ended;
    },
  };
}
