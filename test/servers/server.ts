import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived; the whole log of them is what left the machine. */
export type Received = {
  method: string;
  /** As on the wire: percent-encoded, with its query. */
  target: string;
  /** The same without its query. */
  path: string;
  query: URLSearchParams;
  /** Names in small letters. */
  headers: Readonly<Record<string, string>>;
  /** As sent: compressed, where it came compressed. */
  body: Buffer;
};

/** What a service answers; without `json` the body is empty. */
export type Answer = { status: number; json?: unknown; headers?: Readonly<Record<string, string>> };

/** A service: what it does and answers. It keeps its own state. */
export type Serve = (received: Received) => Answer;

/** One request under a fault: it says whether the service acts, and what is sent. */
export type Exchange = {
  received: Received;
  response: ServerResponse;
  /** Lets the service do what was asked; its answer is sent only by `send`. */
  act(): Answer;
  send(answer: Answer): void;
};
export type Fault = (exchange: Exchange) => void;
export type FaultSwitch = {
  /** How many requests it strikes; once, if not said. */
  times?: number;
  /** Which requests it strikes; all, if not said. */
  on?: (received: Received) => boolean;
};

export type TestServer = {
  /** `http://127.0.0.1:port`, without a slash at its end. */
  url: string;
  /** All that arrived, in order. */
  requests: Received[];
  /** Faults strike in the order in which they were switched on, one a request. */
  fail(fault: Fault, when?: FaultSwitch): void;
  /** Switches all faults off. */
  heal(): void;
  /** Ends all connections. Rejects with what the service threw meanwhile: that is a mistake of the test's. */
  close(): Promise<void>;
};

/** Starts a service on a free port of 127.0.0.1. */
export async function startServer(serve: Serve): Promise<TestServer> {
  const requests: Received[] = [];
  const mistakes: unknown[] = [];
  let faults: { fault: Fault; left: number; on: (received: Received) => boolean }[] = [];

  const server = createServer((incoming, response) => {
    receive(incoming)
      .then((received) => {
        requests.push(received);
        const struck = faults.find(({ left, on }) => left > 0 && on(received));
        if (struck) struck.left--;
        const fault = struck?.fault ?? healthy;
        fault({ received, response, act: () => serve(received), send: (answer) => send(response, answer) });
      })
      .catch((error: unknown) => {
        if (!isCutOff(error)) mistakes.push(error);
        response.destroy();
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    fail: (fault, { times = 1, on = () => true } = {}) => {
      faults.push({ fault, left: times, on });
    },
    heal: () => {
      faults = [];
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      if (mistakes.length > 0) throw mistakes[0];
    },
  };
}

/** The JSON of a request's body; `undefined` where it is empty or no JSON. */
export function jsonOf({ body }: Received): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function healthy({ act, send }: Exchange): void {
  send(act());
}

function send(response: ServerResponse, { status, json, headers = {} }: Answer): void {
  const body = json === undefined ? '' : JSON.stringify(json);
  const type = body === '' ? {} : { 'content-type': 'application/json' };
  response.writeHead(status, { ...type, ...headers }).end(body);
}

async function receive(incoming: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const target = incoming.url ?? '';
  const { pathname, searchParams } = new URL(target, 'http://127.0.0.1');
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
  const [path = pathname] = target.split('?');
  return { method: incoming.method ?? '', target, path, query: searchParams, headers, body: Buffer.concat(chunks) };
}

/** Whether the client went away while it sent: no mistake, but what some tests are about. */
function isCutOff(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ECONNRESET' || error.code === 'ERR_STREAM_PREMATURE_CLOSE')
  );
}
