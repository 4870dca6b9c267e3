import type { Handlers } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import type { HandlersNeeds } from '../handlers.ts';

type Needs = Pick<HandlersNeeds, 'backups' | 'settings' | 'backupFolder' | 'countReveal'>;

/** The calls of the group `backups`. */
export function backupHandlers({ backups, settings, backupFolder, countReveal }: Needs): Handlers['backups'] {
  const lead = () => ({ leadDays: settings.get().expiryLeadDays });
  const done = (_result: unknown) => undefined;
  return {
    state: () => backups.state(),
    list: () => backups.list(),
    chooseFolder: async () => {
      const folder = await backupFolder();
      if (folder !== null) await settings.update({ backupFolder: folder });
      return { chosen: folder !== null };
    },
    make: () => backups.make(),
    check: (input) => backups.check(input),
    open: async (input) => done(await backups.open(input)),
    contents: (input) => backups.contents({ view: { kind: 'all' }, ...input, ...lead() }),
    reveal: (input) => {
      countReveal();
      return backups.reveal(input);
    },
    bringBack: (input) => backups.bringBack({ ...input, why: texts.backups.bringBack.why }),
    close: () => done(backups.close()),
    restore: (input) => backups.restore(input),
    ofEarlierKeys: () => backups.ofEarlierKeys(),
    removeOfEarlierKeys: () => backups.removeOfEarlierKeys(),
    cancel: () => done(backups.cancel()),
  };
}
