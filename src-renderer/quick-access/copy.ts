import type { SecretSummary } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError, type CofferError, unwrap } from '../bridge.ts';
import { copyPlain } from '../secrets/detail/copying.ts';
import type { Part } from './parts.ts';
import { close } from './shown.ts';

/** A copy that was refused, so that it can be asked for once more. */
export type Refused = { error: CofferError; secret: SecretSummary; copies: Part['copies'] };

/** Copies in the main process and puts the window away; gives why it was refused, or `null`. */
export async function copy(
  secret: SecretSummary,
  copies: Part['copies'],
  evenIfRevoked: boolean,
): Promise<Refused | null> {
  const { id } = secret;
  try {
    if (copies === 'reference')
      copyPlain(texts.quickAccess.copiedReference, (await unwrap(window.coffer.references.print({ id }))).byName);
    else await unwrap(window.coffer.secrets.copy({ id, ...copies, ...(evenIfRevoked ? { evenIfRevoked } : {}) }));
    close();
    return null;
  } catch (caught) {
    return { error: asCofferError(caught), secret, copies };
  }
}
