/**
 * The tables of a vault file, as data: their columns in order. Every table is STRICT and holds INTEGER and BLOB only;
 * `id` is 16 bytes; `sealed` is the one sealed blob of a row and always last. What is not `sealed` is in clear, and
 * goes into the associated data and the term in this order.
 */
export const tables = {
  header: { id: 'BLOB', suite: 'INTEGER' },
  unlockers: {
    id: 'BLOB',
    kind: 'INTEGER',
    n: 'INTEGER',
    r: 'INTEGER',
    p: 'INTEGER',
    salt: 'BLOB',
    check_value: 'BLOB',
    sealed: 'BLOB',
  },
  manifest: { id: 'BLOB', sealed: 'BLOB' },
  pages: { id: 'BLOB', sealed: 'BLOB' },
  secrets: { id: 'BLOB', sealed: 'BLOB' },
  versions: { id: 'BLOB', secret: 'BLOB', number: 'INTEGER', sealed: 'BLOB' },
  audit: { id: 'BLOB', number: 'INTEGER', sealed: 'BLOB' },
  projects: { id: 'BLOB', sealed: 'BLOB' },
  environments: { id: 'BLOB', sealed: 'BLOB' },
  settings: { id: 'BLOB', sealed: 'BLOB' },
  drafts: { id: 'BLOB', sealed: 'BLOB' },
  connections: { id: 'BLOB', sealed: 'BLOB' },
  links: { id: 'BLOB', sealed: 'BLOB' },
  queue: { id: 'BLOB', sealed: 'BLOB' },
} as const satisfies Record<string, Record<string, 'BLOB' | 'INTEGER'>>;

export type TableName = keyof typeof tables;

/** A row as it stands in the file: bytes and integers by column. */
export type Row = { id: Uint8Array } & Record<string, Uint8Array | number>;

/** 'COFR' in ASCII, in SQLite's header at byte 68. */
export const applicationId = 0x434f4652;
/** The format that this program writes; SQLite's header has it at byte 60. */
export const schemaVersion = 1;

/** Our own indexes, all of them unique: of which table, and the columns. */
const indexes: Readonly<Record<string, { table: TableName; columns: readonly string[] }>> = {
  versions_of_secret: { table: 'versions', columns: ['secret', 'number'] },
  audit_number: { table: 'audit', columns: ['number'] },
};

/** The columns of each index of a table, by its name: of the one that SQLite makes itself for the ids, and of ours. */
export function indexesOf(table: TableName): Readonly<Record<string, readonly string[]>> {
  const ours = Object.entries(indexes).filter(([, index]) => index.table === table);
  return {
    [`sqlite_autoindex_${table}_1`]: ['id'],
    ...Object.fromEntries(ours.map(([name, { columns }]) => [name, columns])),
  };
}

/** The statements that make the schema; an opened file must have exactly these. */
export const schemaStatements: readonly string[] = [
  ...Object.entries(tables).map(([name, columns]) => {
    const list = Object.entries(columns).map(
      ([column, type]) => `${column} ${type} NOT NULL${column === 'id' ? ' PRIMARY KEY' : ''}`,
    );
    return `CREATE TABLE ${name} (${list.join(', ')}) STRICT`;
  }),
  ...Object.entries(indexes).map(
    ([name, { table, columns }]) => `CREATE UNIQUE INDEX ${name} ON ${table} (${columns.join(', ')})`,
  ),
];
