import type { DatabaseFields, SecretDetail, SecretType } from '../../src-preload/contract.ts';

/** What secrets and their properties are called, wherever they stand. */
export const secretWords = {
  types: {
    'user-defined': 'Set by a person',
    hmac: 'Signing key (HMAC)',
    'api-key': 'API key',
    password: 'Password',
    database: 'Database connection',
    certificate: 'Certificate',
    'ssh-key': 'SSH key',
    generic: 'Other secret',
  } satisfies Record<SecretType, string>,
  tokenTypes: {
    none: 'None',
    api: 'API token',
    access: 'Access token',
  } satisfies Record<SecretDetail['tokenType'], string>,
  /** The same after other words. */
  tokenTypesWithin: {
    none: '',
    api: 'api token',
    access: 'access token',
  } satisfies Record<SecretDetail['tokenType'], string>,
  engines: {
    postgresql: 'PostgreSQL',
    mysql: 'MySQL',
    mariadb: 'MariaDB',
    mongodb: 'MongoDB',
    'mongodb+srv': 'MongoDB (by SRV record)',
    redis: 'Redis',
    rediss: 'Redis over TLS',
    sqlserver: 'SQL Server',
    mssql: 'SQL Server (mssql)',
    amqp: 'AMQP',
    amqps: 'AMQP over TLS',
  } satisfies Record<DatabaseFields['engine'], string>,
  /** How often a value is replaced, after other words. */
  rotation: {
    inherit: 'as its environments say',
    never: 'never',
    everyDay: 'every day',
    everyDays: (days: string) => `every ${days} days`,
    asCritical: (often: string) => `${often}, as it is critical`,
    inEnvironment: (often: string, environment: string) => `${often} in ${environment}`,
  },
  /** What is due, in one word at the end of a row. */
  due: {
    revoked: 'revoked',
    rotating: 'rotating',
    rotate: 'rotate',
    expired: 'expired',
  },
  expiry: {
    expires: (day: string) => `Expires ${day}`,
    expired: (day: string) => `Expired ${day}`,
    onDate: (date: string) => `on ${date}`,
  },
  name: {
    missing: 'Give it a name.',
    tooLong: (most: number) => `A name has at most ${most} characters.`,
    start: 'A name begins with a letter from A to Z.',
    characters: 'A name holds only letters from A to Z, digits and underscores.',
  },
};
