import { ChevronRight, Plus, RefreshCcwDot } from 'lucide-react';
import type { Connection } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { Page } from '../pages/Page.tsx';
import { ReadFailure } from '../pages/ReadFailure.tsx';
import { useNow } from '../secrets/use-now.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Chip } from '../ui/Chip.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconTile } from '../ui/IconTile.tsx';
import { openConnection, readConnections } from './actions.ts';
import styles from './Sync.module.css';
import { useSync } from './store.ts';
import { stateWords } from './words.ts';

const t = texts.sync.list;

/** All connections, and the way to a new one. */
export function ConnectionList({ onConnect }: { onConnect: () => void }) {
  const { connections, failure } = useSync();
  return (
    <Page
      title={t.title}
      text={t.text}
      actions={
        connections && connections.length > 0 ? (
          <Button variant="primary" icon={Plus} onClick={onConnect}>
            {texts.sync.connect}
          </Button>
        ) : null
      }
    >
      <ReadFailure title={t.failed} failure={failure} again={t.again} onAgain={() => void readConnections()} />
      {connections && connections.length > 0 ? (
        <Card padded={false}>
          <ul aria-label={t.title} className={styles.list}>
            {connections.map((connection) => (
              <ConnectionRow key={connection.id} connection={connection} />
            ))}
          </ul>
        </Card>
      ) : null}
      {connections?.length === 0 ? (
        <EmptyState
          icon={RefreshCcwDot}
          title={t.none}
          text={t.noneText}
          actions={
            <Button variant="primary" icon={Plus} onClick={onConnect}>
              {texts.sync.connect}
            </Button>
          }
        />
      ) : null}
    </Page>
  );
}

function ConnectionRow({ connection }: { connection: Connection }) {
  const { id, name, host, service } = connection;
  const state = useSync(({ states }) => states.find((one) => one.connection === id));
  const known = useSync(({ services }) => services.find((one) => one.service === service));
  const now = useNow();
  const where = name === known?.name ? host : t.where(known?.name ?? service, host);
  const failed = state?.lastRunFailed === true || (state?.unsure ?? 0) > 0;
  return (
    <li>
      <button type="button" className={styles.row} onClick={() => openConnection(id)}>
        <IconTile icon={RefreshCcwDot} tone={failed ? 'amber' : 'accent'} />
        <span className={styles.texts}>
          <span className={styles.name}>
            {name}
            {known?.experimental ? <Chip tone="amber">{texts.sync.experimental}</Chip> : null}
          </span>
          <span className={styles.about}>{t.about(where, stateWords(connection, state, now))}</span>
        </span>
        <ChevronRight size={16} strokeWidth={1.75} aria-hidden />
      </button>
    </li>
  );
}
