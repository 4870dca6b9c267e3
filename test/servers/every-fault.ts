import type { RemoteErrorKind } from '../../src-preload/contract.ts';
import {
  afterActing,
  answers,
  brokenJson,
  contentType,
  cutShort,
  echo,
  endless,
  gzipBomb,
  huge,
  redirectsTo,
  reset,
  silence,
  slowDrip,
  tooManyRequests,
} from './faults.ts';
import type { Quick } from './quick.ts';
import type { Fault } from './server.ts';

export type ExpectedFault = {
  name: string;
  fault: Fault;
  kind: RemoteErrorKind;
  /** Whether a create must be called ambiguous after it. */
  mayHaveActed: boolean;
};

/** What can strike any request of any service, and what it must come out as. `elsewhere` is never to be reached. */
export function everyFault({ stalling }: Quick, elsewhere: string): ExpectedFault[] {
  const bomb = 1024 * 1024;
  const fault = (name: string, kind: RemoteErrorKind, mayHaveActed: boolean, fault: Fault): ExpectedFault => {
    return { name, fault, kind, mayHaveActed };
  };
  return [
    fault('401', 'auth', false, answers(401)),
    fault('403', 'forbidden', false, answers(403)),
    fault('429 with Retry-After', 'rate_limited', false, tooManyRequests('7')),
    fault('429 without', 'rate_limited', false, tooManyRequests()),
    fault('408', 'timeout', true, answers(408)),
    fault('500', 'unavailable', true, answers(500)),
    fault('503', 'unavailable', true, answers(503)),
    fault('an error that echoes what was sent', 'invalid', false, echo()),
    fault('a reset', 'network', true, reset),
    fault('an answer that is lost', 'network', true, afterActing(reset)),
    fault('an answer cut short', 'network', true, cutShort),
    fault('silence', 'timeout', true, stalling(silence)),
    fault('a slow drip', 'timeout', true, stalling(slowDrip())),
    fault('a redirect', 'redirect_refused', true, redirectsTo(`${elsewhere}/elsewhere`)),
    fault('a huge answer', 'too_large', true, huge(bomb)),
    fault('an endless answer', 'too_large', true, endless),
    fault('a gzip bomb', 'too_large', true, gzipBomb(bomb)),
    fault('no JSON by its type', 'bad_response', true, contentType('text/html')),
    fault('no JSON', 'bad_response', true, brokenJson),
    fault('a success of another shape', 'bad_response', true, answers(200, { hello: ['you'] })),
    fault('a success that is null', 'bad_response', true, answers(200, null)),
  ];
}
