import type { SecretDetail } from '../../../src-preload/contract.ts';
import { onReset, resettable } from '../../ui/reset.ts';

/** What is asked about a secret, or about the trash. */
export type Asked =
  | { kind: 'revoke' | 'reinstate' | 'mark-due' | 'duplicate' | 'purge'; secret: SecretDetail }
  | { kind: 'empty-trash' }
  | { kind: 'use-revoked'; name: string; action: string };

/** Which of the dialogs about a secret is open; one at a time. */
export const useSecretDialog = resettable<{ asked: Asked | null }>({ asked: null });

let answer: ((yes: boolean) => void) | undefined;

onReset(() => {
  answer = undefined;
});

export function openSecretDialog(asked: Asked): void {
  useSecretDialog.setState({ asked });
}

export function closeSecretDialog(): void {
  useSecretDialog.setState({ asked: null });
  answer?.(false);
  answer = undefined;
}

/** Whether the value of a revoked secret is to be had all the same; `action` stands on the button that says so. */
export function askToUseRevoked(name: string, action: string): Promise<boolean> {
  answer?.(false);
  useSecretDialog.setState({ asked: { kind: 'use-revoked', name, action } });
  return new Promise((resolve) => {
    answer = resolve;
  });
}

export function allowRevoked(): void {
  answer?.(true);
  answer = undefined;
  useSecretDialog.setState({ asked: null });
}
