import { EventEmitter } from 'node:events';

// What a utility process has as process.parentPort. https://www.electronjs.org/docs/latest/api/parent-port
const port = Object.assign(new EventEmitter(), {
  postMessage: (/** @type {any} */ message) => process.send?.(message),
});
process.on('message', (data) => port.emit('message', { data, ports: [] }));
Object.defineProperty(process, 'parentPort', { value: port });
Object.defineProperty(process, 'type', { value: 'utility' });
