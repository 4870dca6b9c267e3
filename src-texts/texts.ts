import { activity } from './en/activity.ts';
import { backups } from './en/backups.ts';
import { desktop } from './en/desktop.ts';
import { drafts } from './en/drafts.ts';
import { errors, windowBroke } from './en/errors.ts';
import { exchange } from './en/exchange.ts';
import { generator } from './en/generator.ts';
import { health } from './en/health.ts';
import { help } from './en/help.ts';
import { history } from './en/history.ts';
import { mainWindow } from './en/main-window.ts';
import { matrix } from './en/matrix.ts';
import { palette } from './en/palette.ts';
import { projects } from './en/projects.ts';
import { protection } from './en/protection.ts';
import { quickAccess } from './en/quick-access.ts';
import { reminders } from './en/reminders.ts';
import { rotation } from './en/rotation.ts';
import { secretDetail } from './en/secret-detail.ts';
import { secretEditor } from './en/secret-editor.ts';
import { secretList } from './en/secret-list.ts';
import { secretProblems } from './en/secret-problems.ts';
import { secretWords } from './en/secret-words.ts';
import { services } from './en/services.ts';
import { settings } from './en/settings.ts';
import { status } from './en/status.ts';
import { strength } from './en/strength.ts';
import { sync } from './en/sync.ts';
import { syncPlan } from './en/sync-plan.ts';
import { ui } from './en/ui.ts';
import { unlock } from './en/unlock.ts';
import { valueForms } from './en/value-forms.ts';
import { vaultKeys } from './en/vault-keys.ts';

/** Every text that a person reads, by the part of the app that shows it. Another language is another object of this shape. */
export const texts = {
  activity,
  backups,
  desktop,
  drafts,
  errors,
  exchange,
  generator,
  health,
  help,
  history,
  mainWindow,
  matrix,
  palette,
  projects,
  protection,
  quickAccess,
  reminders,
  rotation,
  secretDetail,
  secretEditor,
  secretList,
  secretProblems,
  secretWords,
  services,
  settings,
  status,
  strength,
  sync,
  syncPlan,
  ui,
  unlock,
  valueForms,
  vaultKeys,
  windowBroke,
};
