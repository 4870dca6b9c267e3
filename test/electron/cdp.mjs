import { EventEmitter } from 'node:events';

/** One attached target; the browser itself is the session without an id. */
class Session extends EventEmitter {
  /** @param {Cdp} cdp @param {string | undefined} id */
  constructor(cdp, id) {
    super();
    this.cdp = cdp;
    this.id = id;
  }

  /** Sends a command, answers its result. @param {string} method @param {object} [params] @returns {Promise<any>} */
  send(method, params = {}) {
    return this.cdp.send(method, params, this.id);
  }

  /** Sends a command whose target may be gone by now. @param {string} method @param {object} [params] @returns {Promise<any>} */
  tell(method, params) {
    return this.send(method, params).catch(() => undefined);
  }
}

/** Chrome DevTools Protocol over the browser's own pipe: no port, and the browser ends when we do. */
export class Cdp extends EventEmitter {
  /** @param {import('node:stream').Writable} output @param {import('node:stream').Readable} input */
  constructor(output, input) {
    super();
    this.output = output;
    this.waiting = new Map();
    this.sessions = new Map();
    this.next = 1;
    this.closed = false;
    this.browser = this.session(undefined);
    /** @type {Buffer[]} */
    let parts = [];
    input.on('data', (chunk) => {
      let from = 0;
      for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, from)) {
        parts.push(chunk.subarray(from, end));
        this.receive(JSON.parse(Buffer.concat(parts).toString('utf8')));
        parts = [];
        from = end + 1;
      }
      parts.push(chunk.subarray(from));
    });
    for (const stream of [input, output]) stream.on('error', () => this.close());
    input.on('close', () => this.close());
  }

  /** @param {string | undefined} id */
  session(id) {
    let session = this.sessions.get(id);
    if (!session) {
      session = new Session(this, id);
      this.sessions.set(id, session);
    }
    return session;
  }

  /** @param {string} method @param {object} params @param {string} [sessionId] @returns {Promise<any>} */
  send(method, params, sessionId) {
    if (this.closed) return Promise.reject(new Error(`the browser is gone (${method})`));
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { method, resolve, reject });
      this.output.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  /** @param {any} message */
  receive(message) {
    if (message.id === undefined) {
      this.sessions.get(message.sessionId)?.emit(message.method, message.params);
      return;
    }
    const call = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.error) call?.reject(new Error(`${call.method}: ${message.error.message}`));
    else call?.resolve(message.result);
  }

  close() {
    if (this.closed) return;
    this.closed = true;
    for (const { method, reject } of this.waiting.values()) reject(new Error(`the browser is gone (${method})`));
    this.waiting.clear();
    this.emit('close');
  }
}
