import type { SecretDetail } from '../../src-preload/contract.ts';
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
import { subtitleOf, tokenTypeNames, typeNames } from './kinds.ts';

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
          <Fact name="Reference" wide>
            <CopyText what="The reference" text={reference} mono />
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
      <Fact name={projects.length > 1 ? 'Projects' : 'Project'}>
        {projects.length === 0 ? <span className={styles.none}>None</span> : null}
        {projects.map(({ id, name, hue }) => (
          <span key={id} className={styles.project}>
            <Dot hue={hue} />
            {name}
          </span>
        ))}
      </Fact>
      <Fact name={environments.length > 1 ? 'Environments' : 'Environment'}>
        {environments.length === 0 ? 'All' : <EnvironmentChips slugs={environments} most={64} />}
      </Fact>
      <Fact name="Type">
        {typeNames[type]}
        {service ? ` · ${service}` : ''}
        {tokenType === 'none' ? '' : ` · ${tokenTypeNames[tokenType].toLowerCase()}`}
      </Fact>
      {scope.length === 0 ? null : (
        <Fact name="Used by">
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
      <Fact name="Expires">
        {expiresAt === null ? (
          <span className={styles.none}>Never</span>
        ) : (
          `${fullDate(expiresAt)}, ${relativeDay(expiresAt, now)}`
        )}
        {leadDays === null ? null : (
          <span className={styles.more}>reminds {leadDays === 1 ? 'a day' : `${leadDays} days`} before</span>
        )}
      </Fact>
      <Fact name="Rotated">
        {rule === null ? <span className={styles.none}>Never</span> : ruleWords(rule, environments)}
      </Fact>
      {secret.tags.length === 0 ? null : (
        <Fact name="Tags">
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
        <Fact name="User name">
          <CopyText what="The user name" text={username} />
        </Fact>
      )}
      {url === '' ? null : (
        <Fact name="Address">
          <CopyText what="The address" text={url} />
        </Fact>
      )}
      {originalName === null ? null : (
        <Fact name="Name in the file">
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
    <Fact name="Description" wide>
      <span className={styles.text}>{description}</span>
    </Fact>
  );
}

function TimeFacts({ secret, now }: { secret: SecretDetail; now: number }) {
  const { createdAt, updatedAt, lastUsedAt } = secret;
  return (
    <>
      <Fact name="Created">
        <Time at={createdAt} now={now} />
      </Fact>
      <Fact name="Changed">
        <Time at={updatedAt} now={now} />
      </Fact>
      {lastUsedAt === null ? null : (
        <Fact name="Last used">
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
