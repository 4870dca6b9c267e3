import { gzipSync } from 'node:zlib';
import type { Answer, Fault, Received } from './server.ts';

/** What can go wrong between a service and us, as switches for `TestServer.fail`. */

/** The service answers so and does nothing: 401, 5xx, 408. */
export function answers(status: number, json: unknown = { message: 'no' }): Fault {
  return ({ send }) => send({ status, json });
}

/** 429; `retryAfter` as the header has it: seconds or a date. */
export function tooManyRequests(retryAfter?: string): Fault {
  const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
  return ({ send }) => send({ status: 429, json: { message: 'Slow down!', object: 'error' }, headers });
}

/** The service does what was asked; then the other fault strikes its answer: `afterActing(reset)` loses it. */
export function afterActing(fault: Fault): Fault {
  return (exchange) => {
    exchange.act();
    fault(exchange);
  };
}

/** The connection is reset without an answer. */
export const reset: Fault = ({ response }) => {
  response.socket?.resetAndDestroy();
};

/** Nothing is ever answered. */
export const silence: Fault = () => undefined;

/** Begins an answer, then sends a space every few milliseconds for ever. */
export function slowDrip(milliseconds = 10): Fault {
  return ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write(' '), milliseconds);
    response.on('close', () => clearInterval(timer));
  };
}

/** Says that its answer is longer than it is, and ends the connection within. */
export const cutShort: Fault = ({ response }) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"id":', () => response.socket?.destroy());
};

/** 307: method and body are to be sent again to another place. */
export function redirectsTo(location: string): Fault {
  return ({ send }) => send({ status: 307, headers: { location } });
}

/** JSON of so many bytes, its length said before. */
export function huge(bytes: number): Fault {
  return ({ send }) => send({ status: 200, json: 'a'.repeat(bytes - 2) });
}

/** An answer that never ends, as fast as it is taken. */
export const endless: Fault = ({ response }) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = Buffer.alloc(64 * 1024, ' ');
  const write = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', write);
  write();
};

/** A few kilobytes that become so many bytes. */
export function gzipBomb(bytes: number): Fault {
  return ({ response }) => {
    const body = gzipSync(Buffer.alloc(bytes, ' '));
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(body);
  };
}

/** The right answer under another content type. */
export function contentType(type: string): Fault {
  return ({ act, send }) => send(withHeaders(act(), { 'content-type': type }));
}

/** 200 and a body that is no JSON, though it says so. */
export const brokenJson: Fault = ({ response }) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"id": "a');
};

/** Refuses, with what was sent in the message: the value, and each header with its credentials. */
export function echo(status = 422): Fault {
  return ({ received, send }) => {
    const message = `${received.target} ${JSON.stringify(received.headers)} ${received.body.toString('utf8')}`;
    send({ status, json: { message, error: { message, code: 'validation_error', details: [{ received: message }] } } });
  };
}

/** The service acts, and its answer is changed on the way. */
export function rewritten(change: (json: unknown, received: Received) => unknown): Fault {
  return ({ received, act, send }) => {
    const answer = act();
    send({ ...answer, json: change(answer.json, received) });
  };
}

/** All ids in the answer are another's. */
export const someoneElsesIds: Fault = rewritten((json) =>
  mapProperties(json, (name, value) =>
    (name === 'id' || name === '_id') && typeof value === 'string' ? otherId(value) : value,
  ),
);

/** All dates of change in the answer are of an older revision. */
export const olderRevision: Fault = rewritten((json) =>
  mapProperties(json, (name, value) => (datesOfChange.has(name) ? '2020-01-01T00:00:00.000Z' : value)),
);

/** All lists in the answer are empty, as if everything had been deleted. */
export const everythingDeleted: Fault = rewritten((json) =>
  Array.isArray(json) ? [] : mapProperties(json, emptyLists),
);

const datesOfChange: ReadonlySet<string> = new Set(['modified', 'updated_at', 'updatedAt', 'revisionDate']);

function emptyLists(_: string, value: unknown): unknown {
  return Array.isArray(value) ? [] : value;
}

/** Another id of the same form: each hex digit is one more. */
function otherId(id: string): string {
  return id.replace(/[0-9a-f]/gi, (digit) => ((Number.parseInt(digit, 16) + 1) % 16).toString(16));
}

/** The same data with each property of each object in it changed, the innermost first. */
function mapProperties(data: unknown, change: (name: string, value: unknown) => unknown): unknown {
  if (Array.isArray(data)) return data.map((item) => mapProperties(item, change));
  if (data === null || typeof data !== 'object') return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, change(name, mapProperties(value, change))]),
  );
}

function withHeaders(answer: Answer, headers: Record<string, string>): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}
