import type { LucideIcon } from 'lucide-react';
import {
  Archive,
  ArrowRight,
  Bell,
  ClipboardX,
  Copy,
  FileInput,
  FileKey2,
  FolderPlus,
  HeartPulse,
  Keyboard,
  KeyRound,
  Lock,
  Pencil,
  Plus,
  RefreshCcwDot,
  RefreshCw,
  ScrollText,
  Settings,
  ShieldCheck,
  SlidersHorizontal,
  Star,
  StarOff,
  Table2,
  Tag,
  Trash2,
  WandSparkles,
} from 'lucide-react';
import type { Counts, Environment, Project, SecretDetail, SecretSummary, View } from '../../src-preload/contract.ts';
import { discard, openEnvFile } from '../exchange/actions.ts';
import { openMatrix } from '../matrix/actions.ts';
import { openPage } from '../pages/actions.ts';
import { everySmartView } from '../projects/views.ts';
import { openRotation } from '../rotation/actions.ts';
import { copyValue, editSelected, moveToTrash, newSecret, setFavourite } from '../secrets/commands.ts';
import { openView } from '../secrets/detail-actions.ts';
import { focusPane } from '../secrets/focus.ts';
import { clearClipboard } from '../status/clipboard-store.ts';
import { type DialogName, openDialog } from '../ui/dialogs.ts';
import { lockVault } from '../unlock/vault-actions.ts';
import { openKeyDialog } from '../vault-keys/store.ts';

export type SecretEntry = { kind: 'secret'; id: string; secret: SecretSummary; inNotes: boolean };
export type CommandEntry = {
  kind: 'command';
  id: string;
  name: string;
  icon: LucideIcon;
  /** A project's square. */
  hue?: number;
  kbd?: string;
  run: () => void;
};
export type PaletteEntry = SecretEntry | CommandEntry;

function command(name: string, icon: LucideIcon, run: () => void, kbd?: string): CommandEntry {
  return { kind: 'command', id: `command:${name}`, name, icon, run, ...(kbd === undefined ? {} : { kbd }) };
}

const dialog = (name: DialogName) => () => openDialog(name);

/** What can be done anywhere in an open vault. */
const everywhere: readonly CommandEntry[] = [
  command('New secret', Plus, () => void newSecret(''), 'Ctrl N'),
  command('Import .env…', FileInput, () => void openEnvFile(), 'Ctrl I'),
  command('Generate a value…', WandSparkles, dialog('generator'), 'Ctrl G'),
  command('New project…', FolderPlus, dialog('new-project')),
  command('Manage projects and environments…', SlidersHorizontal, dialog('places')),
  command('Clear the clipboard', ClipboardX, () => void clearClipboard()),
  command('Settings', Settings, dialog('settings'), 'Ctrl ,'),
  command('Change master password…', KeyRound, dialog('change-password')),
  command('Make a new recovery code…', FileKey2, () => openKeyDialog('recovery-code')),
  command('Rotate the vault key…', RefreshCw, () => openKeyDialog('rotate-key')),
  command('Keyboard shortcuts', Keyboard, dialog('shortcuts'), 'Ctrl /'),
  command('Lock', Lock, () => void lockVault(), 'Ctrl L'),
];

/** What can be done with the secret that is open. */
export function commandsFor(secret: SecretDetail | null): CommandEntry[] {
  if (!secret || secret.trashedAt !== null) return [];
  const { name, favourite } = secret;
  return [
    command(`Copy ${name}`, Copy, () => void copyValue(secret), 'Ctrl C'),
    command(`Edit ${name}`, Pencil, () => void editSelected(), 'Ctrl E'),
    command(
      favourite ? `Take ${name} out of the favourites` : `Make ${name} a favourite`,
      favourite ? StarOff : Star,
      () => void setFavourite(secret, !favourite),
    ),
    command(
      secret.rotation ? `Go on with the rotation of ${name}…` : `Rotate ${name}…`,
      RefreshCw,
      () => void openRotation(secret.id),
    ),
    command(`Move ${name} to the trash`, Trash2, () => void moveToTrash(secret), 'Del'),
  ];
}

type Places = { projects: readonly Project[]; environments: readonly Environment[]; counts: Counts | null };

/** Each part of the vault and each page, to go to. */
export function placesToGo({ projects, environments, counts }: Places): CommandEntry[] {
  const to = (name: string, icon: LucideIcon, view: View): CommandEntry => {
    return command(`Go to ${name}`, icon, () => {
      discard();
      void openView(view).then(() => focusPane('list'));
    });
  };
  return [
    ...everySmartView.map(({ kind, name, icon }) => to(name, icon, { kind })),
    ...projects.map(({ id, name, hue }) => ({ ...to(name, ArrowRight, { kind: 'project', project: id }), id, hue })),
    ...environments.map(({ slug, name }) =>
      to(`${name} secrets`, ArrowRight, { kind: 'environment', environment: slug }),
    ),
    ...Object.keys(counts?.byTag ?? {}).map((tag) => to(`tag ${tag}`, Tag, { kind: 'tag', tag })),
    ...projects
      .filter(({ archivedAt }) => archivedAt === null)
      .map(({ id, name }) => command(`Go to ${name} by environment`, Table2, () => void openMatrix(id))),
    command('Go to Reminders', Bell, () => void openPage('reminders')),
    command('Go to Health', HeartPulse, () => void openPage('health')),
    command('Go to By environment', Table2, () => void openMatrix()),
    command('Go to Activity', ScrollText, () => void openPage('activity')),
    command('Go to Connections', RefreshCcwDot, () => void openPage('sync')),
    command('Go to Backups', Archive, () => void openPage('backups')),
    command('Go to What Coffer protects against', ShieldCheck, () => void openPage('protection')),
  ];
}

export function allCommands(secret: SecretDetail | null, places: Places): CommandEntry[] {
  return [...commandsFor(secret), ...everywhere, ...placesToGo(places)];
}
