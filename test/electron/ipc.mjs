import { EventEmitter } from 'node:events';
import { makeCodec } from './codec.mjs';
import { guard } from './guard.mjs';

const codec = makeCodec();
/** @type {Map<string, { listener: Function, once: boolean }>} */
const invokeHandlers = new Map();

class IpcMain extends EventEmitter {
  handle(channel, listener) {
    if (invokeHandlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    if (typeof listener !== 'function')
      throw new TypeError(`Expected handler to be a function, but found type '${typeof listener}'`);
    invokeHandlers.set(channel, { listener, once: false });
  }
  handleOnce(channel, listener) {
    this.handle(channel, listener);
    const entry = invokeHandlers.get(channel);
    if (entry) entry.once = true;
  }
  removeHandler(channel) {
    invokeHandlers.delete(channel);
  }
}

export const ipcMain = guard('ipcMain', new IpcMain());

/** @param {any} contents @param {any} frame the sender's record @param {string} type */
function eventOf(contents, frame, type) {
  const { documents } = frame;
  return {
    type,
    sender: contents.facade,
    processId: contents.id,
    frameId: frame.facade.routingId,
    // https://www.electronjs.org/docs/latest/api/structures/ipc-main-event: null once it navigated or is gone.
    get senderFrame() {
      return frame.alive && frame.documents === documents ? frame.facade : null;
    },
    defaultPrevented: false,
    preventDefault() {},
  };
}

/** @param {any} contents @param {any} frame @param {{ id: number, channel: string, args: string }} message */
export async function answerInvoke(contents, frame, { id, channel, args }) {
  const event = eventOf(contents, frame, 'frame');
  const reply = (answer) => contents.deliver(frame, { type: 'reply', id, ...answer });
  try {
    const entry = invokeHandlers.get(channel);
    if (!entry) throw new Error(`No handler registered for '${channel}'`);
    if (entry.once) invokeHandlers.delete(channel);
    reply({ result: codec.encode(await entry.listener(event, ...codec.decode(args))) });
  } catch (error) {
    // lib/browser/ipc-main-impl.ts: printed here, and only its text goes back.
    console.error(`Error occurred in handler for '${channel}':`, error);
    reply({ error: String(error) });
  }
}

/** @param {any} contents @param {any} frame @param {{ channel: string, args: string }} message */
export function receiveSend(contents, frame, { channel, args }) {
  const event = eventOf(contents, frame, 'frame');
  const values = codec.decode(args);
  contents.facade.emit('ipc-message', event, channel, ...values);
  ipcMain.emit(channel, event, ...values);
}

export const encodeArgs = codec.encode;
