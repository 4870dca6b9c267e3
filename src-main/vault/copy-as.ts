import type { CopyForm, SecretValue } from '../../src-preload/contract.ts';
import { VaultError } from './errors.ts';

const plainWord = /^[A-Za-z0-9_./:@%+,-]+$/;

/**
 * A value written so that it can be pasted somewhere: as it is, as a line of a `.env` file, as a line that a POSIX shell
 * runs, or as JSON. Bytes that are no text stand there as base64. Throws FORM_IMPOSSIBLE where the target would read
 * something else.
 */
export function writeAs(form: CopyForm, name: string, { data }: SecretValue): string {
  switch (form) {
    case 'value':
      return data;
    case 'env':
      return `${name}=${envWord(data)}`;
    case 'export':
      return `export ${name}=${shellWord(data)}`;
    case 'json':
      return JSON.stringify({ [name]: data });
  }
}

/** One word of a shell (POSIX.1-2024, 2.2.2): nothing in single quotes means anything but a single quote itself. */
function shellWord(text: string): string {
  if (text.includes('\0')) throw new VaultError('FORM_IMPOSSIBLE');
  return plainWord.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/**
 * A value that Node's dotenv and a shell that sources the file both read as it is, and in which neither runs a command.
 * What only one of them would read is refused: whoever gets the file may use the other.
 */
function envWord(text: string): string {
  if (plainWord.test(text)) return text;
  if (/[\0\r]|\\$/.test(text)) throw new VaultError('FORM_IMPOSSIBLE');
  if (!text.includes("'")) return `'${text}'`;
  if (!/["$`\\]/.test(text)) return `"${text}"`;
  throw new VaultError('FORM_IMPOSSIBLE');
}
