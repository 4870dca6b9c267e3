import type {
  Backup,
  BackupCheck,
  BackupWithKey,
  BroughtBack,
  Id,
  ListPage,
  Restored,
  SecretValue,
} from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { unwrap } from '../bridge.ts';
import { showSecret } from '../secrets/detail-actions.ts';
import { updateSettings } from '../settings/store.ts';
import { tellUnlessWished } from '../tell-failure.ts';
import { showToast } from '../ui/toast.ts';
import { readBackups, useBackups } from './store.ts';
import { broughtBackWords, contentsWords } from './words.ts';

const t = texts.backups;

/** What opens a backup: nothing where the open vault's keys do. */
export type BackupKey = Omit<BackupWithKey, 'name'>;

const pageSize = 100;

export async function makeBackup(): Promise<void> {
  try {
    const { checked } = await unwrap(window.coffer.backups.make());
    showToast({ text: checked ? t.page.madeWith(contentsWords(checked)) : t.page.made, tone: 'good' });
  } catch (caught) {
    tellUnlessWished(caught);
  }
}

/** Opens it and checks every record; the list shows what was found. */
export async function checkBackup(name: string, key: BackupKey): Promise<BackupCheck> {
  const checked = await unwrap(window.coffer.backups.check({ name, ...key }));
  useBackups.setState(({ list }) => ({
    list: list?.map((one) => (one.name === name ? { ...one, checked } : one)) ?? null,
  }));
  return checked;
}

export async function openBackup(name: string, key: BackupKey): Promise<void> {
  await unwrap(window.coffer.backups.open({ name, ...key }));
}

export async function closeBackup(): Promise<void> {
  await unwrap(window.coffer.backups.close()).catch(() => undefined);
}

/** A page of what is in the opened one, and which of them the vault has today: in its list or in the trash. */
export async function readContents(
  query: string,
  offset: number,
): Promise<{ page: ListPage; here: Map<Id, 'there' | 'trash'> }> {
  const page = await unwrap(window.coffer.backups.contents({ query, sort: 'name', offset, limit: pageSize }));
  const ids = page.rows.map(({ id }) => id);
  const found = ids.length === 0 ? [] : await unwrap(window.coffer.secrets.getMany({ ids }));
  const here = new Map(found.map(({ id, trashedAt }) => [id, trashedAt === null ? 'there' : 'trash'] as const));
  return { page, here };
}

/** The value goes to the one who asked and nowhere else. */
export function revealInBackup(id: Id): Promise<SecretValue> {
  return unwrap(window.coffer.backups.reveal({ id }));
}

/** Throws `CONFLICT` where a secret of that name stands in its place. */
export async function bringBack(id: Id, as: 'same' | 'copy', name: string): Promise<BroughtBack> {
  const done = await unwrap(window.coffer.backups.bringBack({ id, as, name }));
  showToast({
    text: broughtBackWords(done, name),
    tone: 'good',
    action: { label: t.bringBack.show, onSelect: () => void showSecret(done.id) },
  });
  return done;
}

/** Main asks once more; after it the vault is locked and the unlock screen says what happened. */
export function restoreBackup({ name }: Backup, acceptDamage: boolean, key: BackupKey): Promise<Restored> {
  return unwrap(window.coffer.backups.restore({ name, acceptDamage, ...key }));
}

export async function cancelBackup(): Promise<void> {
  await unwrap(window.coffer.backups.cancel()).catch(() => undefined);
}

export async function chooseBackupFolder(): Promise<void> {
  try {
    const { chosen } = await unwrap(window.coffer.backups.chooseFolder());
    if (!chosen) return;
    await readBackups();
    showToast({ text: t.settings.changed, tone: 'good' });
  } catch (caught) {
    tellUnlessWished(caught);
  }
}

/** Throws what main refused: `REFUSED` where the person did not agree to have none made. */
export async function setAutomatic(automaticBackups: boolean): Promise<void> {
  await updateSettings({ automaticBackups });
  await readBackups();
}
