import { schemes } from '../connection-url.ts';
import { type KnownForm, service } from './form.ts';

/** Behind the first colon and before the last @ of the authority, after a driver's name where there is one. */
const urlPassword = /^(?:[a-z0-9_]+:\/\/)?[^/?#:]*:([^/?#]*)@/;

/** What a URL of each engine is called, and how a secret that holds one is. */
const databases = {
  postgresql: ['Postgres', 'DATABASE_URL'],
  mysql: ['MySQL', 'DATABASE_URL'],
  mariadb: ['MariaDB', 'DATABASE_URL'],
  mongodb: ['MongoDB', 'MONGODB_URI'],
  'mongodb+srv': ['MongoDB', 'MONGODB_URI'],
  redis: ['Redis', 'REDIS_URL'],
  rediss: ['Redis', 'REDIS_URL'],
  sqlserver: ['SQL Server', 'DATABASE_URL'],
  mssql: ['SQL Server', 'DATABASE_URL'],
  amqp: ['RabbitMQ', 'AMQP_URL'],
  amqps: ['RabbitMQ', 'AMQP_URL'],
} as const;

/** Connection URLs, and those that name a driver too, as SQLAlchemy has them: `postgresql+asyncpg://…`. */
export const connections: readonly KnownForm[] = [...schemes].flatMap(([scheme, engine]) => {
  const [name, suggested] = databases[engine];
  return service(
    name,
    [
      [`${scheme}://`, 'connection', suggested, /^\S+$/, 'database'],
      [`${scheme}+`, 'connection', suggested, /^[a-z0-9_]+:\/\/\S+$/, 'database'],
    ],
    { secret: urlPassword },
  );
});
