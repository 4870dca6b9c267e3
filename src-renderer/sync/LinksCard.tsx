import { useEffect, useState } from 'react';
import type { SecretDetail, SyncLink } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { unwrap } from '../bridge.ts';
import { openPage } from '../pages/actions.ts';
import { Section } from '../secrets/detail/Section.tsx';
import { Button } from '../ui/Button.tsx';
import { Chip, type ChipTone } from '../ui/Chip.tsx';
import { moment } from '../ui/time.ts';
import { openConnection, readConnections } from './actions.ts';
import { RemoteVersionsDialog } from './RemoteVersionsDialog.tsx';
import styles from './Sync.module.css';
import { useSync } from './store.ts';

const t = texts.sync.links;

/** The connections that a secret takes part in; nothing where it is in none. */
export function LinksCard({ secret, now }: { secret: SecretDetail; now: number }) {
  const { id, revision } = secret;
  const [links, setLinks] = useState<readonly SyncLink[]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change may have been sent.
  useEffect(() => {
    let wanted = true;
    const read = async () => {
      try {
        const found = await unwrap(window.coffer.sync.linksOf({ secret: id }));
        if (found.length > 0 && useSync.getState().connections === null) await readConnections();
        if (wanted) setLinks(found);
      } catch {
        // What can't be read here is said on the page of the connections.
      }
    };
    void read();
    const stop = window.coffer.sync.onChanged(() => void read());
    return () => {
      wanted = false;
      stop();
    };
  }, [id, revision]);

  if (links.length === 0) return null;
  return (
    <Section title={t.title}>
      <ul className={styles.links}>
        {links.map((link) => (
          <LinkItem key={link.id} link={link} name={secret.name} now={now} />
        ))}
      </ul>
    </Section>
  );
}

const tones: Record<SyncLink['state'], ChipTone> = {
  pending: 'neutral',
  'in-step': 'green',
  failed: 'red',
  unsure: 'amber',
};

function LinkItem({ link, name, now }: { link: SyncLink; name: string; now: number }) {
  const { connection: id, remoteName, remoteId, state, problem, syncedAt, revokedByUs } = link;
  const [open, setOpen] = useState(false);
  const connection = useSync(({ connections }) => connections?.find((one) => one.id === id));
  const service = useSync(({ services }) => services.find((one) => one.service === connection?.service));
  const how = problem ? texts.errors[problem] : syncedAt === null ? t.never : t.same(moment(syncedAt, now));
  return (
    <li className={styles.linked}>
      <span className={styles.texts}>
        <span className={styles.name}>
          {connection?.name ?? t.unknown}{' '}
          <Chip tone={revokedByUs ? 'red' : tones[state]}>{revokedByUs ? t.revoked : t.states[state]}</Chip>
        </span>
        <span className={styles.about}>{remoteName === name ? how : t.as(remoteName, how)}</span>
      </span>
      {service?.abilities.includes('versions') && remoteId !== null ? (
        <Button size="small" onClick={() => setOpen(true)}>
          {t.versions}
        </Button>
      ) : null}
      <Button
        size="small"
        onClick={() => {
          openConnection(id);
          void openPage('sync');
        }}
      >
        {t.open}
      </Button>
      {open && connection ? (
        <RemoteVersionsDialog link={link} name={name} connection={connection} onClose={() => setOpen(false)} />
      ) : null}
    </li>
  );
}
