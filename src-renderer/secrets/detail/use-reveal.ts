import { useCallback } from 'react';
import type { SecretDetail } from '../../../src-preload/contract.ts';
import { texts } from '../../../src-texts/texts.ts';
import { unwrap } from '../../bridge.ts';
import { useShownValue } from '../../history/use-shown-value.ts';
import { askToUseRevoked } from './secret-dialog.ts';

/** Shows a secret's value or a field of it for a while; of a revoked one only after the person said so. */
export function useReveal({ id, name, revokedAt }: SecretDetail, field?: string) {
  const revoked = revokedAt !== null;
  const read = useCallback(
    () =>
      unwrap(
        window.coffer.secrets.reveal({
          id,
          ...(field === undefined ? {} : { field }),
          ...(revoked ? { evenIfRevoked: true } : {}),
        }),
      ),
    [id, field, revoked],
  );
  const { value, left, hide, toggle } = useShownValue(read);

  async function toggleOrAsk(): Promise<void> {
    if (value === null && revoked && !(await askToUseRevoked(name, texts.secretDetail.dialogs.useRevoked.show))) return;
    toggle();
  }

  return { value, left, hide, toggle: () => void toggleOrAsk() };
}
