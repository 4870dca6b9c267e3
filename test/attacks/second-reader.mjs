/**
 * A second reader of the vault format, written from docs/vault-format.md alone: it shares no code and no library with
 * the product. Reads a closed vault, checks it from the manifest down, and prints everything in it as JSON:
 *
 *     node test/attacks/second-reader.mjs FILE     (the master password, or `recovery:CODE`, on standard input)
 *
 * Ends with 1 and one line on standard error where anything is not as the document says.
 */
import { createDecipheriv, createHash, createHmac, hkdfSync, scryptSync, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

const flat = ['projects', 'environments', 'settings', 'drafts', 'connections', 'links', 'queue'];
const columns = {
  header: ['id', 'suite'],
  unlockers: ['id', 'kind', 'n', 'r', 'p', 'salt', 'check_value', 'sealed'],
  versions: ['id', 'secret', 'number', 'sealed'],
  audit: ['id', 'number', 'sealed'],
};
const columnsOf = (table) => columns[table] ?? ['id', 'sealed'];

const must = (good, what) => {
  if (!good) throw new Error(what);
};

// One encoding of parts

function parts(...list) {
  const chunks = list.flatMap((part) => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : typeof part === 'number' ? int64(part) : part;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return [length, bytes];
  });
  return Buffer.concat(chunks);
}

function int64(number) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(number));
  return bytes;
}

// Keys

const hkdf = (key, salt, info) => Buffer.from(hkdfSync('sha256', key, salt, info, 32));
const none = Buffer.alloc(0);

function passwordKey(password, { n, r, p, salt }) {
  const power = Math.log2(n);
  must(Number.isInteger(power) && power >= 15 && power <= 20 && r === 8 && p === 1 && salt.length === 32, 'scrypt');
  return scryptSync(password.normalize('NFKC'), salt, 32, { N: n, r, p, maxmem: 129 * n * r });
}

function recoveryKey(code, { salt }) {
  const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const text = code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const bits = [...text].map((c) => digits.indexOf(c).toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from((bits.slice(0, 160).match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
  const check = createHash('sha256').update('coffer/1/recovery').update(bytes).digest();
  must(bits.length === 180 && bits.slice(160) === toBits(check).slice(0, 20), 'mistyped recovery code');
  return hkdf(bytes, salt, 'coffer/1/recovery');
}

const toBits = (bytes) => [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');

// XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03): HChaCha20 makes a subkey, then RFC 8439 with the last 8 bytes

function hchacha20(key, nonce) {
  const constants = Buffer.from('expand 32-byte k', 'latin1');
  const state = new Uint32Array(16);
  for (const [at, bytes] of [
    [0, constants],
    [4, key],
    [12, nonce],
  ]) {
    for (let i = 0; i < bytes.length / 4; i++) state[at + i] = bytes.readUInt32LE(4 * i);
  }
  const mix = (target, source, rotated, by) => {
    state[target] += state[source];
    const value = state[rotated] ^ state[target];
    state[rotated] = (value << by) | (value >>> (32 - by));
  };
  const quarter = (a, b, c, d) => {
    mix(a, b, d, 16);
    mix(c, d, b, 12);
    mix(a, b, d, 8);
    mix(c, d, b, 7);
  };
  for (let round = 0; round < 10; round++) {
    for (const i of [0, 1, 2, 3]) quarter(i, 4 + i, 8 + i, 12 + i);
    for (const i of [0, 1, 2, 3]) quarter(i, 4 + ((i + 1) % 4), 8 + ((i + 2) % 4), 12 + ((i + 3) % 4));
  }
  const subkey = Buffer.alloc(32);
  for (let i = 0; i < 4; i++) subkey.writeUInt32LE(state[i], 4 * i);
  for (let i = 0; i < 4; i++) subkey.writeUInt32LE(state[12 + i], 16 + 4 * i);
  return subkey;
}

function unseal(key, sealed, ad, what) {
  const nonce = Buffer.concat([Buffer.alloc(4), sealed.subarray(16, 24)]);
  const cipher = createDecipheriv('chacha20-poly1305', hchacha20(key, sealed.subarray(0, 16)), nonce, {
    authTagLength: 16,
  });
  const body = sealed.subarray(24, -16);
  cipher.setAAD(ad, { plaintextLength: body.length });
  cipher.setAuthTag(sealed.subarray(-16));
  let plain = cipher.update(body);
  try {
    cipher.final();
  } catch {
    throw new Error(`${what} does not open`);
  }
  must(plain.length % (what === 'pages' ? 1_024 : 64) === 0 && plain[0] === 1, `${what}: padding or version`);
  while (plain.at(-1) === 0) plain = plain.subarray(0, -1);
  must(plain.at(-1) === 0x80, `${what}: padding`);
  return plain.subarray(1, -1);
}

// Records

const plainEntry = {
  ...{ label: '', description: '', projects: [], environments: [], tags: [], favourite: false, critical: false },
  ...{ rotating: false, rotationPolicy: { kind: 'inherit' }, expiresAt: null, leadDays: null, lastUsedAt: null },
  ...{ markedDueAt: null, revokedAt: null, trashedAt: null, purgeAt: null, service: null },
};
const { rotating: _, lastUsedAt: _only, ...shared } = plainEntry;
const plainSecret = {
  ...shared,
  ...{
    notes: '',
    username: '',
    url: '',
    markedDueReason: '',
    revokeReason: '',
    scope: [],
    fields: [],
    placesOfUse: [],
  },
  ...{ metadata: {}, tokenType: 'none', createdBy: { kind: 'person' }, updatedBy: { kind: 'person' } },
  ...{ database: null, originalName: null, rotation: null },
};
/** The entries of a page, whose record has a list of each field; one that is at its simplest in all is left out. */
function entriesOf(page) {
  for (const [field, values] of Object.entries(page)) {
    must(values.length === page.id.length, `pages: ${field} of each`);
    const simple = field in plainEntry && values.every((value) => canonical(value) === canonical(plainEntry[field]));
    must(!simple, `pages: ${field} need not be said`);
  }
  const fields = Object.keys(page);
  return page.id.map((_, i) => ({
    ...plainEntry,
    ...Object.fromEntries(fields.map((field) => [field, page[field][i]])),
  }));
}

const plainVersion = { why: '', fields: {}, by: { kind: 'person' }, restoredFrom: null };

/** The whole record; one that says what need not be said is not canonical. */
const whole = (plain, record, what) => {
  for (const [key, value] of Object.entries(plain)) {
    must(!(key in record) || canonical(record[key]) !== canonical(value), `${what}: ${key} need not be said`);
  }
  return { ...plain, ...record };
};

// The vault

export function readVault(file, secret) {
  const head = readFileSync(file).subarray(0, 100);
  must(head.toString('latin1', 0, 16) === 'SQLite format 3\0' && head.toString('latin1', 68, 72) === 'COFR', 'magic');
  must(head.readUInt32BE(60) === 1, 'version');
  const url = pathToFileURL(file);
  url.search = 'immutable=1';
  const database = new DatabaseSync(url, { readOnly: true });
  const rowsOf = (table) =>
    database
      .prepare(`SELECT * FROM ${table}`)
      .all()
      .map((row) => {
        for (const [name, value] of Object.entries(row)) if (typeof value !== 'number') row[name] = Buffer.from(value);
        must(row.id.length === 16, `${table}: an id`);
        return row;
      });
  const inOrder = (table, row, skip = []) =>
    columnsOf(table)
      .filter((c) => !skip.includes(c))
      .map((c) => row[c]);

  const [header, ...more] = rowsOf('header');
  must(header && more.length === 0 && header.suite === 1, 'header');
  const vaultId = header.id;
  const adOf = (table, row) => parts('coffer/1', vaultId, table, 'sealed', ...inOrder(table, row, ['sealed']));

  const byCode = secret.startsWith('recovery:');
  const unlocker = rowsOf('unlockers').find(({ kind }) => kind === (byCode ? 2 : 1));
  const key = byCode ? recoveryKey(secret.slice(9), unlocker) : passwordKey(secret, unlocker);
  must(timingSafeEqual(hkdf(key, none, 'coffer/1/check'), unlocker.check_value), 'wrong password or code');
  const vaultKey = unseal(hkdf(key, none, 'coffer/1/wrap'), unlocker.sealed, adOf('unlockers', unlocker), 'unlockers');
  const [sealKey, manifestKey, termKey] = ['seal', 'manifest', 'term'].map((use) =>
    hkdf(vaultKey, vaultId, `coffer/1/${use}`),
  );

  const open = (table, row) => {
    const text = unseal(table === 'manifest' ? manifestKey : sealKey, row.sealed, adOf(table, row), table).toString();
    const record = JSON.parse(text);
    must(canonical(record) === text, `${table}: JSON that is not canonical`);
    return record;
  };
  const term = (table, row) => {
    const blob = table === 'pages' ? Buffer.concat([row.sealed.subarray(0, 24), row.sealed.subarray(-16)]) : row.sealed;
    const message = parts(table, ...inOrder(table, row, ['sealed']), blob);
    return createHmac('sha256', termKey).update(message).digest('hex');
  };
  const pin = (table, row) => term(table, row).slice(0, 32);
  const checkSum = (table, rows, { count, sum }, what = table) => {
    let total = 0n;
    for (const row of rows) total = (total + BigInt(`0x${term(table, row)}`)) % 2n ** 256n;
    must(rows.length === count && total.toString(16).padStart(64, '0') === sum, `the sum of ${what}`);
  };

  const manifestRows = rowsOf('manifest');
  must(manifestRows.length === 1 && manifestRows[0].id.equals(vaultId), 'manifest');
  const manifest = open('manifest', manifestRows[0]);
  must(manifest.schema === 1, 'schema');
  const digestOf = (table) =>
    parts(
      ...rowsOf(table)
        .sort((a, b) => a.id.compare(b.id))
        .map((row) => parts(...inOrder(table, row))),
    );
  const digest = createHash('sha256')
    .update(parts(digestOf('header'), digestOf('unlockers')))
    .digest('hex');
  must(digest === manifest.header, 'the digest of header and unlockers');

  const pages = rowsOf('pages');
  checkSum('pages', pages, manifest.sums.pages);
  const secretRows = new Map(rowsOf('secrets').map((row) => [row.id.toString('hex'), row]));
  const versionRows = rowsOf('versions');
  const entries = pages.flatMap((row) => entriesOf(open('pages', row)));
  must(entries.length === secretRows.size, 'the number of secrets');
  const secrets = entries.map((entry) => {
    const row = secretRows.get(entry.id);
    must(row && pin('secrets', row) === entry.pin, `the pin of ${entry.id}`);
    const record = whole(plainSecret, open('secrets', row), 'secrets');
    const mine = versionRows.filter(({ secret: of }) => of.toString('hex') === entry.id);
    checkSum('versions', mine, record.versions, `the versions of ${entry.id}`);
    must(entry.versions === mine.length && entry.version === record.current.number, `the entry of ${entry.id}`);
    const current = mine.find(({ id }) => id.toString('hex') === record.current.id);
    must(current && pin('versions', current) === record.current.pin, `the current version of ${entry.id}`);
    must(current.number === record.current.number, `the number of the current version of ${entry.id}`);
    must(record.description.startsWith(entry.description.slice(0, 255)), `the description of ${entry.id}`);
    const versions = mine
      .sort((a, b) => a.number - b.number)
      .map((row) => ({ number: row.number, ...whole(plainVersion, open('versions', row), 'versions') }));
    return { ...record, id: entry.id, entry, value: open('versions', current).value, versions };
  });
  must(secrets.reduce((sum, one) => sum + one.versions.length, 0) === versionRows.length, 'the number of versions');

  const audit = rowsOf('audit').sort((a, b) => a.number - b.number);
  checkSum('audit', audit, manifest.sums.audit);
  must(
    audit.every(({ number }, i) => number === i + 1),
    'the numbers of the audit',
  );
  const records = Object.fromEntries(
    flat.map((table) => {
      const rows = rowsOf(table);
      checkSum(table, rows, manifest.sums[table]);
      return [table, rows.map((row) => ({ ...open(table, row), id: row.id.toString('hex') }))];
    }),
  );
  database.close();
  const events = audit.map((row) => ({ number: row.number, ...open('audit', row) }));
  const { revision, writtenAt } = manifest;
  return { vaultId: vaultId.toString('hex'), revision, writtenAt, secrets, audit: events, ...records };
}

/** Keys in ascending order of UTF-16 units, no spaces. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

if (import.meta.main) {
  try {
    const [, , file = ''] = process.argv;
    process.stdout.write(`${JSON.stringify(readVault(file, readFileSync(0, 'utf8').replace(/\n$/, '')))}\n`);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
