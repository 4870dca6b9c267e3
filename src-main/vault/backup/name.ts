import type { BackupReason } from '../../../src-preload/contract/backups.ts';
import { toHex } from '../../crypto/bytes.ts';

/** What the name of a backup's file says; times in UTC, so that names sort by time wherever they were made. */
export type BackupName = {
  /** Name of the vault's file, without its ending. */
  vault: string;
  /** Seconds. */
  at: number;
  /** From 1; higher where several were made in one second. */
  turn: number;
  reason: BackupReason;
  /** The beginning of the vault's id: two vaults of one name may share a folder. */
  tag: string;
};

/** The reasons as they stand in a name. */
const words = {
  daily: 'daily',
  manual: 'by hand',
  'before-import': 'before import',
  'before-key-change': 'before key change',
  'before-migration': 'before migration',
  'before-repair': 'before repair',
} as const satisfies Record<BackupReason, string>;

const pattern =
  /^(?<vault>[^\\/:*?"<>|\p{Cc}]+) (?<date>\d{4}-\d\d-\d\d) (?<time>\d\d-\d\d-\d\d)Z(?:-(?<turn>[1-9]\d{0,3}))? (?<reason>[a-z ]+) (?<tag>[0-9a-f]{8})\.coffer$/u;

/** What some file systems refuse in a name; backups may lie on another one than the vault. */
const refused = /[\\/:*?"<>|\p{Cc}]/gu;

/** Bytes that a vault's name may take of the 255 that a file name has. */
const VAULT_BYTES = 160;

/** `personal 2026-11-21 09-30-05Z daily 3f9a1c2b.coffer` */
export function formatName({ vault, at, turn, reason, tag }: BackupName): string {
  const nth = turn > 1 ? `-${turn}` : '';
  return `${shortened(vault)} ${stamp(at)}${nth} ${words[reason]} ${tag}.coffer`;
}

/** Reads a name back; `null` where a file is called otherwise than Coffer calls its backups. */
export function parseName(name: string): BackupName | null {
  const { vault, date, time, turn, reason: said, tag } = pattern.exec(name)?.groups ?? {};
  if (!vault || !date || !time || !tag) return null;
  const at = Date.parse(`${date}T${time.replaceAll('-', ':')}Z`) / 1_000;
  const reason = (Object.keys(words) as BackupReason[]).find((one) => words[one] === said);
  if (!reason || !(at >= 0)) return null;
  const parsed = { vault, at, turn: Number(turn ?? 1), reason, tag };
  return formatName(parsed) === name ? parsed : null;
}

/** `2026-11-21 09-30-05Z`: a time that may stand in a file name on every system. */
export function stamp(at: number): string {
  return new Date(at * 1_000).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '-').concat('Z');
}

/** What stands in the names of a vault's backups. */
export function tagOf(vaultId: Uint8Array): string {
  return toHex(vaultId.subarray(0, 4));
}

function shortened(vault: string): string {
  let short = '';
  for (const character of vault.replaceAll(refused, '_')) {
    if (Buffer.byteLength(short + character) > VAULT_BYTES) break;
    short += character;
  }
  return short;
}
