import { asCofferError } from './bridge.ts';
import { showToast } from './ui/toast.ts';

/** Says in a message why something did not work. */
export function tellFailure(caught: unknown): void {
  showToast({ text: asCofferError(caught).message, tone: 'bad' });
}

/** The same, but where it was the person's own wish: `CANCELLED` and `REFUSED` need no words. */
export function tellUnlessWished(caught: unknown): void {
  const { code } = asCofferError(caught);
  if (code !== 'CANCELLED' && code !== 'REFUSED') tellFailure(caught);
}
