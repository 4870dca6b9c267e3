import { CalendarCheck } from 'lucide-react';
import type { PemFacts, RecognisedValue, SecretDetail } from '../../../src-preload/contract.ts';
import { texts } from '../../../src-texts/texts.ts';
import { Button } from '../../ui/Button.tsx';
import { fullDate, relativeDay } from '../../ui/time.ts';
import { Fact, Facts, Section } from './Section.tsx';
import { setExpiry } from './secret-actions.ts';

const t = texts.secretDetail.said;

/** What a certificate, a key or a token says of itself; nothing of it is verified. */
export function ValueFactsCard({ secret, facts, now }: { secret: SecretDetail; facts: RecognisedValue; now: number }) {
  const { expiresAt, pem, jwt } = facts;
  if ((pem === null || pem.length === 0) && jwt === null) return null;
  const offers = expiresAt !== null && expiresAt !== secret.expiresAt && secret.trashedAt === null;
  return (
    <Section
      title={jwt ? t.token : pem?.some(({ kind }) => kind === 'certificate') ? t.certificate : t.key}
      aside={
        offers ? (
          <Button size="small" icon={CalendarCheck} onClick={() => void setExpiry(secret, expiresAt)}>
            {t.expireOn(fullDate(expiresAt))}
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
      {issuer === null ? null : <Fact name={t.issuedBy}>{issuer}</Fact>}
      {subject === null ? null : <Fact name={t.for}>{subject}</Fact>}
      {issuedAt === null ? null : <Fact name={t.issued}>{day(issuedAt, now)}</Fact>}
      <Fact name={t.validUntil}>{expiresAt === null ? t.withoutEnd : day(expiresAt, now)}</Fact>
      <Fact name={t.signedWith}>{keyId === null ? algorithm : t.algorithmAndKey(algorithm, keyId)}</Fact>
    </Facts>
  );
}

export function PemList({ part, now }: { part: PemFacts; now: number }) {
  if (part.kind === 'certificate-request') return <p>{t.request}</p>;
  if (part.kind !== 'certificate') {
    const strength = [part.algorithm, part.bits === null ? null : t.bits(part.bits)].filter(Boolean).join(', ');
    const sort = part.kind === 'private-key' ? t.privateKey : t.publicKey;
    const key = strength ? t.keyOf(sort, strength) : sort;
    return <p>{part.kind === 'private-key' && part.encrypted ? t.locked(key) : key}</p>;
  }
  const { subject, issuer, names, notBefore, notAfter, serial, fingerprint, algorithm, bits } = part;
  return (
    <Facts>
      <Fact name={t.for}>{names.length > 0 ? names.join(', ') : subject || t.nobody}</Fact>
      <Fact name={t.issuedBy}>{issuer === subject ? t.itself : issuer}</Fact>
      <Fact name={t.validFrom}>{day(notBefore, now)}</Fact>
      <Fact name={t.validUntil}>{day(notAfter, now)}</Fact>
      <Fact name={t.key}>
        {[algorithm, bits === null ? null : t.bits(bits)].filter(Boolean).join(', ') || t.unknown}
      </Fact>
      <Fact name={t.serial}>
        <code>{serial}</code>
      </Fact>
      <Fact name={t.fingerprint} wide>
        <code>{fingerprint}</code>
      </Fact>
    </Facts>
  );
}

function day(seconds: number, now: number): string {
  return texts.secretDetail.day(fullDate(seconds), relativeDay(seconds, now));
}
