import type { RecognisedValue, SecretValue } from '../../src-preload/contract.ts';
import { readPem } from './certificate.ts';
import { parseConnectionUrl } from './connection-url.ts';
import { readJwt } from './jwt.ts';
import { recogniseValue } from './recognise.ts';
import { readCurrent, readSecret } from './secret-rows.ts';
import type { Session } from './session.ts';

/** Longer texts are no certificate, token or URL. */
const MAX_READ = 65_536;

/** All that can be said of a value that was typed or pasted, before it is kept; never a character of what is secret in it. */
export function recognise(value: SecretValue, name: string): RecognisedValue {
  const text = value.encoding === 'text' && value.data.length <= MAX_READ ? value.data : '';
  return {
    ...recogniseValue(value, name),
    encoding: value.encoding,
    pem: readPem(text),
    jwt: readJwt(text),
    database: parseConnectionUrl(text)?.fields ?? null,
  };
}

/** The same of a secret's current value. */
export function factsOfSecret(session: Session, { id }: { id: string }): RecognisedValue {
  const { record } = readSecret(session, id);
  return recognise(readCurrent(session, record).value, record.name);
}
