import type { ReactNode } from 'react';
import type { SecretDetail } from '../../src-preload/contract.ts';
import { EnvironmentChips } from '../projects/EnvironmentChips.tsx';
import { useProjects } from '../projects/store.ts';
import { Card } from '../ui/Card.tsx';
import { Dot } from '../ui/Dot.tsx';
import { dateAndTime, fullDate, moment, relativeDay } from '../ui/time.ts';
import styles from './FactsCard.module.css';
import { subtitleOf, typeNames } from './kinds.ts';

function Fact({ name, wide = false, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? styles.wide : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function FactsCard({ secret, now }: { secret: SecretDetail; now: number }) {
  const projects = useProjects((state) => state.projects).filter(({ id }) => secret.projects.includes(id));
  return (
    <Card>
      <dl className={styles.facts}>
        <Fact name={projects.length > 1 ? 'Projects' : 'Project'}>
          {projects.length === 0 ? <span className={styles.none}>None</span> : null}
          {projects.map(({ id, name, hue }) => (
            <span key={id} className={styles.project}>
              <Dot hue={hue} />
              {name}
            </span>
          ))}
        </Fact>
        <Fact name={secret.environments.length > 1 ? 'Environments' : 'Environment'}>
          {secret.environments.length === 0 ? 'All' : <EnvironmentChips slugs={secret.environments} most={64} />}
        </Fact>
        <Fact name="Type">
          {typeNames[secret.type]}
          {secret.service ? ` · ${secret.service}` : ''}
        </Fact>
        <Fact name="Expires">
          {secret.expiresAt === null ? (
            <span className={styles.none}>Never</span>
          ) : (
            `${fullDate(secret.expiresAt)}, ${relativeDay(secret.expiresAt, now)}`
          )}
        </Fact>
        {secret.originalName === null ? null : (
          <Fact name="Name in the file">
            <code>{secret.originalName}</code>
          </Fact>
        )}
        {secret.description === '' || secret.description === subtitleOf(secret) ? null : (
          <Fact name="Description" wide>
            <span className={styles.text}>{secret.description}</span>
          </Fact>
        )}
        <Fact name="Created">
          <time title={dateAndTime(secret.createdAt)}>{moment(secret.createdAt, now)}</time>
        </Fact>
        <Fact name="Changed">
          <time title={dateAndTime(secret.updatedAt)}>{moment(secret.updatedAt, now)}</time>
        </Fact>
      </dl>
    </Card>
  );
}
