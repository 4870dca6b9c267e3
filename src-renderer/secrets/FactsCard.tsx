import type { SecretDetail } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { EnvironmentChips } from '../projects/EnvironmentChips.tsx';
import { useProjects } from '../projects/store.ts';
import { Card } from '../ui/Card.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Dot } from '../ui/Dot.tsx';
import { dateAndTime, fullDate, moment, relativeDay } from '../ui/time.ts';
import { CopyText } from './detail/CopyText.tsx';
import { ruleWords } from './detail/rotation-rule.ts';
import { Fact, Facts } from './detail/Section.tsx';
import styles from './FactsCard.module.css';
import { subtitleOf } from './kinds.ts';

const t = texts.secretDetail.facts;
const words = texts.secretWords;

type FactsCardProps = { secret: SecretDetail; now: number; reference: string | null };

export function FactsCard({ secret, now, reference }: FactsCardProps) {
  return (
    <Card>
      <Facts>
        <PlaceFacts secret={secret} />
        <DateFacts secret={secret} now={now} />
        <AccountFacts secret={secret} />
        <TimeFacts secret={secret} now={now} />
        <Description secret={secret} />
        {reference === null ? null : (
          <Fact name={t.reference} wide>
            <CopyText what={t.theReference} text={reference} mono />
          </Fact>
        )}
      </Facts>
    </Card>
  );
}

function PlaceFacts({ secret }: { secret: SecretDetail }) {
  const projects = useProjects((state) => state.projects).filter(({ id }) => secret.projects.includes(id));
  const { environments, scope, type, tokenType, service } = secret;
  return (
    <>
      <Fact name={projects.length > 1 ? t.projects : t.project}>
        {projects.length === 0 ? <span className={styles.none}>{t.noProject}</span> : null}
        {projects.map(({ id, name, hue }) => (
          <span key={id} className={styles.project}>
            <Dot hue={hue} />
            {name}
          </span>
        ))}
      </Fact>
      <Fact name={environments.length > 1 ? t.environments : t.environment}>
        {environments.length === 0 ? t.allEnvironments : <EnvironmentChips slugs={environments} most={64} />}
      </Fact>
      <Fact name={t.type}>
        {[words.types[type], service, words.tokenTypesWithin[tokenType]].filter(Boolean).join(' · ')}
      </Fact>
      {scope.length === 0 ? null : (
        <Fact name={t.usedBy}>
          <Words words={scope} />
        </Fact>
      )}
    </>
  );
}

function DateFacts({ secret, now }: { secret: SecretDetail; now: number }) {
  const environments = useProjects((state) => state.environments);
  const { expiresAt, leadDays, rotationRule: rule } = secret;
  return (
    <>
      <Fact name={t.expires}>
        {expiresAt === null ? (
          <span className={styles.none}>{t.never}</span>
        ) : (
          texts.secretDetail.day(fullDate(expiresAt), relativeDay(expiresAt, now))
        )}
        {leadDays === null ? null : <span className={styles.more}>{t.reminds(leadDays)}</span>}
      </Fact>
      <Fact name={t.rotated}>
        {rule === null ? <span className={styles.none}>{t.never}</span> : ruleWords(rule, environments)}
      </Fact>
      {secret.tags.length === 0 ? null : (
        <Fact name={t.tags}>
          <Words words={secret.tags} />
        </Fact>
      )}
    </>
  );
}

function AccountFacts({ secret: { username, url, originalName } }: { secret: SecretDetail }) {
  return (
    <>
      {username === '' ? null : (
        <Fact name={t.userName}>
          <CopyText what={t.theUserName} text={username} />
        </Fact>
      )}
      {url === '' ? null : (
        <Fact name={t.address}>
          <CopyText what={t.theAddress} text={url} />
        </Fact>
      )}
      {originalName === null ? null : (
        <Fact name={t.nameInFile}>
          <code>{originalName}</code>
        </Fact>
      )}
    </>
  );
}

/** Where the line under the name is not all of it. */
function Description({ secret: { description, label } }: { secret: SecretDetail }) {
  if (description === '' || description === subtitleOf({ label, description })) return null;
  return (
    <Fact name={t.description} wide>
      <span className={styles.text}>{description}</span>
    </Fact>
  );
}

function TimeFacts({ secret, now }: { secret: SecretDetail; now: number }) {
  const { createdAt, updatedAt, lastUsedAt } = secret;
  return (
    <>
      <Fact name={t.created}>
        <Time at={createdAt} now={now} />
      </Fact>
      <Fact name={t.changed}>
        <Time at={updatedAt} now={now} />
      </Fact>
      {lastUsedAt === null ? null : (
        <Fact name={t.lastUsed}>
          <Time at={lastUsedAt} now={now} />
        </Fact>
      )}
    </>
  );
}

function Time({ at, now }: { at: number; now: number }) {
  return <time title={dateAndTime(at)}>{moment(at, now)}</time>;
}

function Words({ words }: { words: readonly string[] }) {
  return (
    <span className={styles.words}>
      {words.map((word) => (
        <Chip key={word}>{word}</Chip>
      ))}
    </span>
  );
}
