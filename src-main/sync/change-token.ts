import { expectThat } from './answers.ts';
import type { RemoteSecret } from './remote.ts';

/** What a change gave. It is never older than what was there before: then it is not the answer to this change. */
export function changed(before: Pick<RemoteSecret, 'changeToken'>, after: RemoteSecret): RemoteSecret {
  expectThat(!(Date.parse(after.changeToken) < Date.parse(before.changeToken)));
  return after;
}
