import type { Destination, ImportChoice, ImportPreview, ImportResult } from '../../../src-preload/contract.ts';
import { toHex } from '../../crypto/bytes.ts';
import type { Progress, RandomBytes } from '../environment.ts';
import * as environments from '../environments.ts';
import { VaultError } from '../errors.ts';
import * as projects from '../projects.ts';
import type { Session } from '../session.ts';
import { inSlices } from '../slices.ts';
import { guessDestination } from './destination.ts';
import { type EnvFile, readingEnv } from './dotenv.ts';
import { bringIn, planVault, weightOfImport } from './import.ts';
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
  async read(session: Session, fileName: string, bytes: Uint8Array, folder?: string): Promise<ImportPreview> {
    const destination = guessDestination(
      { name: fileName, folder },
      environments.list(session),
      projects.list(session),
    );
    const file = { ...(await inSlices(readingEnv(bytes), () => session.assertUnlocked())), fileName };
    const id = toHex(this.#random(16));
    const oldest = this.#files.keys().next();
    if (this.#files.size >= MAX_PREVIEWS && !oldest.done) this.#files.delete(oldest.value);
    this.#files.set(id, file);
    return show(session, id, file, destination);
  }

  /** The same file for another destination. Throws PREVIEW_GONE, PROJECT_NOT_FOUND, ENVIRONMENT_NOT_FOUND. */
  async plan(
    session: Session,
    { preview, destination }: { preview: string; destination: Destination },
  ): Promise<ImportPreview> {
    const file = this.#find(preview);
    assertDestination(session, destination);
    return show(session, preview, file, destination);
  }

  /**
   * Brings the chosen entries in: all of them in one transaction, or none. What happens to each is decided by the
   * vault as it is now, not as it was when the preview was made. Throws PREVIEW_GONE, INVALID_INPUT, CONFLICT, …; the
   * preview stays until it has worked. Everything else the vault is asked meanwhile is BUSY; locking it takes all back.
   */
  async importEnv(session: Session, choice: ImportChoice, { onProgress }: Progress = {}): Promise<ImportResult> {
    const file = this.#find(choice.preview);
    assertDestination(session, choice.destination);
    const whole = weightOfImport(choice);
    const result = await session.longTransaction(
      () => bringIn(session, file.entries, choice),
      (done) => onProgress?.(Math.min(1, done / whole)),
    );
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

async function show(session: Session, id: string, file: OpenFile, destination: Destination): Promise<ImportPreview> {
  const looking = planImport(file.entries, destination, planVault(session));
  const lines = await inSlices(looking, () => session.assertUnlocked());
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
