import type { Destination, ImportChoice, ImportPreview, ImportResult } from '../../../src-preload/contract.ts';
import { toHex } from '../../crypto/bytes.ts';
import type { RandomBytes } from '../environment.ts';
import * as environments from '../environments.ts';
import { VaultError } from '../errors.ts';
import * as projects from '../projects.ts';
import type { Session } from '../session.ts';
import { guessDestination } from './destination.ts';
import { type EnvFile, parseEnv } from './dotenv.ts';
import { bringIn, planVault } from './import.ts';
import { planImport } from './plan.ts';

/** Files that wait for an answer; opening one more forgets the oldest. */
const MAX_PREVIEWS = 4;

type OpenFile = EnvFile & { readonly fileName: string };

/**
 * Files that were read and are not brought in yet. Their values stay here, in the main process; the window gets names,
 * notes and an id. Nothing outlives `discard`, `clear` or the import itself.
 */
export class Previews {
  readonly #random: RandomBytes;
  readonly #files = new Map<string, OpenFile>();

  constructor(random: RandomBytes) {
    this.#random = random;
  }

  /**
   * Reads a `.env` file and plans its import to where its name and folder say it belongs. Nothing is stored. Throws
   * FILE_TOO_LARGE, FILE_NOT_TEXT, VAULT_LOCKED.
   */
  read(session: Session, fileName: string, bytes: Uint8Array, folder?: string): ImportPreview {
    const destination = guessDestination(
      { name: fileName, folder },
      environments.list(session),
      projects.list(session),
    );
    const file = { ...parseEnv(bytes), fileName };
    const id = toHex(this.#random(16));
    const oldest = this.#files.keys().next();
    if (this.#files.size >= MAX_PREVIEWS && !oldest.done) this.#files.delete(oldest.value);
    this.#files.set(id, file);
    return show(session, id, file, destination);
  }

  /** The same file for another destination. Throws PREVIEW_GONE, PROJECT_NOT_FOUND, ENVIRONMENT_NOT_FOUND. */
  plan(session: Session, { preview, destination }: { preview: string; destination: Destination }): ImportPreview {
    const file = this.#find(preview);
    assertDestination(session, destination);
    return show(session, preview, file, destination);
  }

  /**
   * Brings the chosen entries in: all of them in one transaction, or none. What happens to each is decided by the
   * vault as it is now, not as it was when the preview was made. Throws PREVIEW_GONE, INVALID_INPUT, CONFLICT, …; the
   * preview stays until it has worked.
   */
  importEnv(session: Session, choice: ImportChoice): ImportResult {
    const file = this.#find(choice.preview);
    assertDestination(session, choice.destination);
    const result = session.transaction(() => bringIn(session, file.entries, choice));
    this.#files.delete(choice.preview);
    return result;
  }

  /** Forgets a file; one that is gone already is no error. */
  discard({ preview }: { preview: string }): void {
    this.#files.delete(preview);
  }

  /** Forgets all files; for locking. */
  clear(): void {
    this.#files.clear();
  }

  #find(id: string): OpenFile {
    const file = this.#files.get(id);
    if (!file) throw new VaultError('PREVIEW_GONE');
    return file;
  }
}

function show(session: Session, id: string, file: OpenFile, destination: Destination): ImportPreview {
  const lines = planImport(file.entries, destination, planVault(session));
  return { id, fileName: file.fileName, destination, lines, problems: file.problems };
}

function assertDestination(session: Session, { project, environment }: Destination): void {
  if (project !== null && !projects.list(session).some(({ id }) => id === project)) {
    throw new VaultError('PROJECT_NOT_FOUND');
  }
  if (environment !== null && !environments.list(session).some(({ slug }) => slug === environment)) {
    throw new VaultError('ENVIRONMENT_NOT_FOUND');
  }
}
