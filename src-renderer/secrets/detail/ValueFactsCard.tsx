import { CalendarCheck } from 'lucide-react';
import type { PemFacts, RecognisedValue, SecretDetail } from '../../../src-preload/contract.ts';
import { Button } from '../../ui/Button.tsx';
import { fullDate, relativeDay } from '../../ui/time.ts';
import { Fact, Facts, Section } from './Section.tsx';
import { setExpiry } from './secret-actions.ts';

/** What a certificate, a key or a token says of itself; nothing of it is verified. */
export function ValueFactsCard({ secret, facts, now }: { secret: SecretDetail; facts: RecognisedValue; now: number }) {
  const { expiresAt, pem, jwt } = facts;
  if ((pem === null || pem.length === 0) && jwt === null) return null;
  const offers = expiresAt !== null && expiresAt !== secret.expiresAt && secret.trashedAt === null;
  return (
    <Section
      title={jwt ? 'Token' : pem?.some(({ kind }) => kind === 'certificate') ? 'Certificate' : 'Key'}
      aside={
        offers ? (
          <Button size="small" icon={CalendarCheck} onClick={() => void setExpiry(secret, expiresAt)}>
            Expire on {fullDate(expiresAt)}
          </Button>
        ) : null
      }
    >
      {jwt ? <JwtList jwt={jwt} now={now} /> : null}
      {pem?.map((part, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one value stand where they are.
        <PemList key={n} part={part} now={now} />
      ))}
    </Section>
  );
}

export function JwtList({ jwt, now }: { jwt: NonNullable<RecognisedValue['jwt']>; now: number }) {
  const { algorithm, keyId, issuer, subject, issuedAt, expiresAt } = jwt;
  return (
    <Facts>
      {issuer === null ? null : <Fact name="Issued by">{issuer}</Fact>}
      {subject === null ? null : <Fact name="For">{subject}</Fact>}
      {issuedAt === null ? null : <Fact name="Issued">{day(issuedAt, now)}</Fact>}
      <Fact name="Valid until">{expiresAt === null ? 'without end' : day(expiresAt, now)}</Fact>
      <Fact name="Signed with">{keyId === null ? algorithm : `${algorithm}, key ${keyId}`}</Fact>
    </Facts>
  );
}

export function PemList({ part, now }: { part: PemFacts; now: number }) {
  if (part.kind === 'certificate-request') return <p>A certificate request.</p>;
  if (part.kind !== 'certificate') {
    const strength = [part.algorithm, part.bits === null ? null : `${part.bits} bits`].filter(Boolean).join(', ');
    const sort = part.kind === 'private-key' ? 'Private key' : 'Public key';
    const locked = part.kind === 'private-key' && part.encrypted ? ', locked with a passphrase of its own' : '';
    return (
      <p>
        {sort}
        {strength ? `: ${strength}` : ''}
        {locked}
      </p>
    );
  }
  const { subject, issuer, names, notBefore, notAfter, serial, fingerprint, algorithm, bits } = part;
  return (
    <Facts>
      <Fact name="For">{names.length > 0 ? names.join(', ') : subject || 'nobody in particular'}</Fact>
      <Fact name="Issued by">{issuer === subject ? 'itself' : issuer}</Fact>
      <Fact name="Valid from">{day(notBefore, now)}</Fact>
      <Fact name="Valid until">{day(notAfter, now)}</Fact>
      <Fact name="Key">
        {[algorithm, bits === null ? null : `${bits} bits`].filter(Boolean).join(', ') || 'unknown'}
      </Fact>
      <Fact name="Serial number">
        <code>{serial}</code>
      </Fact>
      <Fact name="SHA-256 fingerprint" wide>
        <code>{fingerprint}</code>
      </Fact>
    </Facts>
  );
}

function day(seconds: number, now: number): string {
  return `${fullDate(seconds)}, ${relativeDay(seconds, now)}`;
}
