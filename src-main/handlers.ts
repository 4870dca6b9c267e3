import { basename, dirname } from 'node:path';
import type { Handlers } from '../src-preload/contract.ts';
import { defined } from './defined.ts';
import type { ClipboardKeeper } from './desktop/clipboard.ts';
import type { CurrentVault } from './desktop/current-vault.ts';
import type { SettingsKeeper } from './desktop/settings.ts';
import type { RandomBytes } from './vault/environment.ts';
import * as environments from './vault/environments.ts';
import { VaultError } from './vault/errors.ts';
import type { Previews } from './vault/exchange/previews.ts';
import { counts, list } from './vault/list.ts';
import { suggestPassphrase } from './vault/passphrase.ts';
import * as projects from './vault/projects.ts';
import * as secrets from './vault/secrets.ts';
import { estimateStrength } from './vault/strength.ts';

export type HandlersNeeds = {
  vault: CurrentVault;
  clipboard: ClipboardKeeper;
  settings: SettingsKeeper;
  previews: Previews;
  random: RandomBytes;
  /** Throws TOO_MANY_REVEALS when values are asked for faster than a person does. */
  countReveal: () => void;
  /** Asks for a `.env` file and reads it; `null` when the person closes the dialog. */
  openEnvFile: () => Promise<{ path: string; bytes: Uint8Array } | null>;
};

/** One line for each call of the contract: the vault does it, or a keeper of the desktop. */
export function createHandlers(needs: HandlersNeeds): Handlers {
  const { vault, clipboard, settings, previews, random, countReveal, openEnvFile } = needs;
  const open = () => vault.session();
  const lead = () => ({ leadDays: settings.get().expiryLeadDays });
  const assertStrong = async (password: string) => {
    if (!(await estimateStrength(password)).acceptable) throw new VaultError('PASSWORD_TOO_WEAK');
  };
  const done = (_result: unknown) => undefined;

  return {
    vault: {
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
      changePassword: async (input) => {
        await assertStrong(input.next);
        return done(await vault.changePassword(input));
      },
      estimateStrength: ({ password }) => estimateStrength(password),
      suggestPassphrase: () => ({ passphrase: suggestPassphrase(random) }),
      integrity: () => open().integrity(),
    },
    secrets: {
      list: (input) => list(open(), { ...input, ...lead() }),
      counts: () => counts(open(), lead()),
      get: (input) => secrets.get(open(), input),
      create: (input) => secrets.create(open(), input),
      update: ({ changes, ...input }) => secrets.update(open(), { ...input, changes: defined(changes) }),
      reveal: (input) => {
        countReveal();
        return secrets.reveal(open(), input);
      },
      copy: (input) => {
        countReveal();
        const { name, value } = secrets.readForCopy(open(), input);
        return clipboard.copy({ secret: input.id, name, text: value.data });
      },
      trash: (input) => secrets.trash(open(), input),
      restore: (input) => secrets.restore(open(), input),
    },
    projects: {
      list: () => projects.list(open()),
      create: (input) => projects.create(open(), input),
    },
    environments: {
      list: () => environments.list(open()),
    },
    exchange: {
      openEnvFile: async () => {
        const file = await openEnvFile();
        return file && previews.read(open(), basename(file.path), file.bytes, basename(dirname(file.path)));
      },
      readEnvFile: ({ fileName, bytes }) => previews.read(open(), basename(fileName), bytes),
      plan: (input) => previews.plan(open(), input),
      importEnv: (input) => previews.importEnv(open(), input),
      discard: (input) => done(previews.discard(input)),
    },
    clipboard: {
      state: () => clipboard.state(),
      clear: () => clipboard.clear(),
    },
    settings: {
      get: () => settings.get(),
      update: (changes) => settings.update(changes),
    },
  };
}
