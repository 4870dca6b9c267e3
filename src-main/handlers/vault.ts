import type { BackupReason } from '../../src-preload/contract/backups.ts';
import type { Handlers } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { defined } from '../defined.ts';
import type { HandlersNeeds } from '../handlers.ts';
import { watchesLess } from '../vault/audit/watches-less.ts';
import type { Progress } from '../vault/environment.ts';
import { VaultError } from '../vault/errors.ts';
import { suggestPassphrase } from '../vault/passphrase.ts';
import { makeRecoveryCode } from '../vault/recovery.ts';
import { rotateVaultKey } from '../vault/rekey.ts';
import { planRepair, repair } from '../vault/repair.ts';
import { estimateStrength } from '../vault/strength.ts';
import * as vaultSettings from '../vault/vault-settings.ts';

type Needs = Pick<HandlersNeeds, 'vault' | 'backups' | 'guess' | 'random' | 'askToWeaken'>;

/** The calls of the group `vault`. */
export function vaultHandlers({ vault, backups, guess, random, askToWeaken }: Needs): Handlers['vault'] {
  const open = () => vault.session();
  const done = (_result: unknown) => undefined;
  const assertStrong = async (password: string) => {
    if (!(await estimateStrength(guess, password)).acceptable) throw new VaultError('PASSWORD_TOO_WEAK');
  };
  const backedUp = (reason: BackupReason, without?: boolean) => (progress: Progress) =>
    backups.before(reason, without, progress);

  return {
    state: () => vault.state(),
    chooseNew: () => vault.chooseNew(),
    chooseExisting: () => vault.chooseExisting(),
    create: async ({ password }) => {
      await assertStrong(password);
      return vault.create(password);
    },
    confirmRecoveryCode: () => done(vault.confirmRecoveryCode()),
    unlock: (input) => vault.unlock(input),
    recover: async (input) => {
      await assertStrong(input.password);
      return vault.recover(input);
    },
    cancel: () => done(vault.cancel()),
    lock: () => done(vault.lock()),
    changePassword: async ({ withoutBackup, ...input }) => {
      await assertStrong(input.next);
      const beforeChange = backedUp('before-key-change', withoutBackup);
      return done(await vault.changePassword({ ...input, beforeChange }));
    },
    makeRecoveryCode: ({ password }) =>
      vault.givingCode((session, progress) => makeRecoveryCode(session, password, progress)),
    rotateKey: ({ password, withoutBackup }) => {
      const beforeChange = backedUp('before-key-change', withoutBackup);
      return vault.givingCode((session, progress) => rotateVaultKey(session, password, { ...progress, beforeChange }));
    },
    planRepair: () => vault.proving((session, progress) => planRepair(session, progress)),
    repair: async ({ token, key, withoutBackup }) => {
      if (key && 'newPassword' in key) await assertStrong(key.newPassword);
      const beforeChange = backedUp('before-repair', withoutBackup);
      return vault.givingCode((session, progress) => repair(session, token, { ...progress, key, beforeChange }));
    },
    estimateStrength: ({ password }) => estimateStrength(guess, password),
    suggestPassphrase: () => ({ passphrase: suggestPassphrase(random) }),
    integrity: () => open().integrity(),
    settings: () => vaultSettings.get(open()),
    updateSettings: async (changes) => {
      const next = defined(changes);
      const ways = next.anomalyRules ? watchesLess(vaultSettings.get(open()).anomalyRules, next.anomalyRules) : [];
      const said = ways.map(({ rule, how }) => texts.desktop.watchesLess[rule][how]);
      if (said.length > 0 && !(await askToWeaken(said))) throw new VaultError('REFUSED');
      return vaultSettings.update(open(), next);
    },
  };
}
