import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import { guard } from './guard.mjs';

/** https://www.electronjs.org/docs/latest/api/utility-process, without message ports. */
export const utilityProcess = guard('utilityProcess', {
  fork(path, args = [], options = {}) {
    const face = new EventEmitter();
    const { env = process.env, cwd, execArgv = [], stdio = 'inherit' } = options;
    const parentPort = fileURLToPath(new URL('./parent-port.mjs', import.meta.url));
    const streams = Array.isArray(stdio) ? stdio : [stdio, stdio, stdio];
    const child = fork(path, args, {
      env,
      cwd,
      execArgv: [...execArgv, '--import', parentPort],
      serialization: 'advanced',
      stdio: ['ignore', streams[1] ?? 'inherit', streams[2] ?? 'inherit', 'ipc'],
    });
    child.once('spawn', () => face.emit('spawn'));
    child.on('message', (message) => face.emit('message', message));
    child.once('exit', (code) => face.emit('exit', code ?? 1));
    return guard(
      'UtilityProcess',
      Object.assign(face, {
        pid: child.pid,
        stdout: child.stdout,
        stderr: child.stderr,
        postMessage: (message) => child.send(message),
        kill: () => child.kill(),
      }),
    );
  },
});
