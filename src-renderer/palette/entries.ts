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
import { texts } from '../../src-texts/texts.ts';
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

const t = texts.palette;

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
  command(t.commands.newSecret, Plus, () => void newSecret(''), 'Ctrl N'),
  command(t.commands.importEnv, FileInput, () => void openEnvFile(), 'Ctrl I'),
  command(t.commands.generate, WandSparkles, dialog('generator'), 'Ctrl G'),
  command(t.commands.newProject, FolderPlus, dialog('new-project')),
  command(t.commands.places, SlidersHorizontal, dialog('places')),
  command(t.commands.clearClipboard, ClipboardX, () => void clearClipboard()),
  command(t.commands.settings, Settings, dialog('settings'), 'Ctrl ,'),
  command(t.commands.changePassword, KeyRound, dialog('change-password')),
  command(t.commands.recoveryCode, FileKey2, () => openKeyDialog('recovery-code')),
  command(t.commands.rotateKey, RefreshCw, () => openKeyDialog('rotate-key')),
  command(t.commands.shortcuts, Keyboard, dialog('shortcuts'), 'Ctrl /'),
  command(t.commands.lock, Lock, () => void lockVault(), 'Ctrl L'),
];

/** What can be done with the secret that is open. */
export function commandsFor(secret: SecretDetail | null): CommandEntry[] {
  if (!secret || secret.trashedAt !== null) return [];
  const { name, favourite } = secret;
  return [
    command(t.secret.copy(name), Copy, () => void copyValue(secret), 'Ctrl C'),
    command(t.secret.edit(name), Pencil, () => void editSelected(), 'Ctrl E'),
    command(
      favourite ? t.secret.noFavourite(name) : t.secret.makeFavourite(name),
      favourite ? StarOff : Star,
      () => void setFavourite(secret, !favourite),
    ),
    command(
      secret.rotation ? t.secret.goOnRotating(name) : t.secret.rotate(name),
      RefreshCw,
      () => void openRotation(secret.id),
    ),
    command(t.secret.trash(name), Trash2, () => void moveToTrash(secret), 'Del'),
  ];
}

type Places = { projects: readonly Project[]; environments: readonly Environment[]; counts: Counts | null };

/** Each part of the vault and each page, to go to. */
export function placesToGo({ projects, environments, counts }: Places): CommandEntry[] {
  const to = (name: string, icon: LucideIcon, view: View): CommandEntry => {
    return command(name, icon, () => {
      discard();
      void openView(view).then(() => focusPane('list'));
    });
  };
  return [
    ...everySmartView.map(({ kind, name, icon }) => to(t.goTo.view(name), icon, { kind })),
    ...projects.map(({ id, name, hue }) => ({
      ...to(t.goTo.view(name), ArrowRight, { kind: 'project', project: id }),
      id,
      hue,
    })),
    ...environments.map(({ slug, name }) =>
      to(t.goTo.environment(name), ArrowRight, { kind: 'environment', environment: slug }),
    ),
    ...Object.keys(counts?.byTag ?? {}).map((tag) => to(t.goTo.tag(tag), Tag, { kind: 'tag', tag })),
    ...projects
      .filter(({ archivedAt }) => archivedAt === null)
      .map(({ id, name }) => command(t.goTo.byEnvironment(name), Table2, () => void openMatrix(id))),
    command(t.goTo.reminders, Bell, () => void openPage('reminders')),
    command(t.goTo.health, HeartPulse, () => void openPage('health')),
    command(t.goTo.matrix, Table2, () => void openMatrix()),
    command(t.goTo.activity, ScrollText, () => void openPage('activity')),
    command(t.goTo.sync, RefreshCcwDot, () => void openPage('sync')),
    command(t.goTo.backups, Archive, () => void openPage('backups')),
    command(t.goTo.protection, ShieldCheck, () => void openPage('protection')),
  ];
}

export function allCommands(secret: SecretDetail | null, places: Places): CommandEntry[] {
  return [...commandsFor(secret), ...everywhere, ...placesToGo(places)];
}
