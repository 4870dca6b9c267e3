/**
 * contextBridge's own copying between a page's two worlds, one end of it (its source is put into both worlds, so it
 * uses nothing from outside itself). Everything is synchronous, as in Electron: the worlds share the DOM, and a DOM
 * event on a node that only they know reaches the other world before dispatchEvent returns.
 * https://www.electronjs.org/docs/latest/api/context-bridge#parameter--error--return-type-support
 * @param {{ makeCodec: any, wire: EventTarget, here: string, there: string, on: Record<string, (message: any) => any>, blank?: (value: any) => boolean }} options
 */
export function makeBridge({ makeCodec, wire, here, there, on, blank }) {
  // Taken now, before the page's scripts could replace them.
  const {
    CustomEvent: Message,
    DragEvent: Carrier,
    DataTransfer: Cargo,
    Promise: NativePromise,
    Error: NativeError,
    FinalizationRegistry: Registry,
  } = window;
  const { stringify, parse } = JSON;
  const dispatch = EventTarget.prototype.dispatchEvent.bind(wire);
  const then = Function.prototype.call.bind(NativePromise.prototype.then);
  const register = Function.prototype.call.bind(Registry.prototype.register);
  const owned = new Map();
  const pending = new Map();
  let next = 1;
  let reply;
  let cargo;

  const own = (value) => {
    const id = next++;
    owned.set(id, value);
    return id;
  };

  // As in Electron, a function that the other world has no more is let go, with all that it holds.
  const unused = new Registry((id) => post({ type: 'drop', id }));

  const ship = (file) => {
    const transfer = new Cargo();
    transfer.items.add(file);
    dispatch(new Carrier(`${there}:cargo`, { dataTransfer: transfer }));
  };

  const encodeOwn = (value, put) => {
    if (typeof value === 'function') return ['F', own(value)];
    if (typeof value === 'symbol') return ['u'];
    if (value === null || typeof value !== 'object') return undefined;
    if (blank?.(value)) return ['o', []];
    if (value instanceof NativePromise) {
      // Its end is told by the number; kept, each answer would stay in memory.
      const id = next++;
      const settle = (ok) => (result) => post({ type: 'settle', id, ok, value: attempt(result) });
      then(value, settle(true), settle(false));
      return ['P', id];
    }
    if (value instanceof File) {
      ship(value);
      return ['L'];
    }
    // Electron keeps an error's message only.
    if (value instanceof NativeError) return ['E', put(value.message)];
    return undefined;
  };

  const decodeOwn = (cell, take) => {
    switch (cell[0]) {
      case 'F': {
        const proxy = (...args) => call(cell[1], args);
        register(unused, proxy, cell[1]);
        return proxy;
      }
      case 'P':
        return new NativePromise((resolve, reject) => pending.set(cell[1], { resolve, reject }));
      case 'L':
        return cargo;
      case 'E':
        return new NativeError(take(cell[1]));
      default:
        return undefined;
    }
  };

  const codec = makeCodec({ encode: encodeOwn, decode: decodeOwn });
  const frozen = makeCodec({ encode: encodeOwn, decode: decodeOwn, freeze: true });

  const attempt = (value) => {
    try {
      return codec.encode(value);
    } catch (error) {
      return codec.encode(error);
    }
  };

  const post = (message) => {
    reply = undefined;
    dispatch(new Message(there, { detail: stringify(message) }));
    const text = reply;
    reply = undefined;
    if (text === undefined) return undefined;
    const answer = parse(text);
    if (answer.error !== undefined) throw new NativeError(answer.error);
    return answer.value === undefined ? undefined : codec.decode(answer.value);
  };

  const call = (id, args) => post({ type: 'call', id, args: codec.encode(args) });

  const handlers = {
    call: ({ id, args }) => owned.get(id)(...codec.decode(args)),
    drop: ({ id }) => void owned.delete(id),
    settle: ({ id, ok, value }) => {
      const waiting = pending.get(id);
      pending.delete(id);
      const result = codec.decode(value);
      if (ok) waiting?.resolve(result);
      else waiting?.reject(result);
    },
    ...on,
  };

  wire.addEventListener(`${here}:cargo`, (event) => {
    cargo = /** @type {DragEvent} */ (event).dataTransfer?.files[0];
  });
  wire.addEventListener(`${here}:reply`, (event) => {
    reply = /** @type {CustomEvent} */ (event).detail;
  });
  wire.addEventListener(here, (event) => {
    let answer;
    try {
      const message = parse(/** @type {CustomEvent} */ (event).detail);
      const value = handlers[message.type](message, frozen);
      answer = { value: value === undefined ? undefined : codec.encode(value) };
    } catch (error) {
      const known = error instanceof NativeError && typeof error.message === 'string';
      answer = {
        error: known
          ? error.message
          : 'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.',
      };
    }
    dispatch(new Message(`${there}:reply`, { detail: stringify(answer) }));
  });

  return { post, encode: codec.encode };
}
