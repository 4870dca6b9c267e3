import { Eye, Search } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { Connection, Id, ServiceInfo, SyncCandidate } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError, unwrap } from '../bridge.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import form from '../ui/DialogForm.module.css';
import { TextInput } from '../ui/TextInput.tsx';
import { readConnections } from './actions.ts';
import { CandidateRow } from './CandidateRow.tsx';
import candidatesStyles from './Candidates.module.css';
import styles from './Sync.module.css';

const t = texts.sync.secrets;

const pageSize = 100;
/** What stands in a name field is looked at when nothing was typed for so long; milliseconds. */
const quiet = 200;

type SecretsProps = { connection: Connection; service: ServiceInfo; onClose: () => void };
type Page = { total: number; linked: number; rows: readonly SyncCandidate[] };

/** Which secrets take part, and under which name: nothing else ever leaves. */
export function SecretsDialog({ connection, service, onClose }: SecretsProps) {
  const { id } = connection;
  const [query, setQuery] = useState('');
  const [onlyLinked, setOnlyLinked] = useState(false);
  const [limit, setLimit] = useState(pageSize);
  const [page, setPage] = useState<Page | null>(null);
  const [failure, setFailure] = useState('');

  const read = useCallback(async () => {
    try {
      setPage(await unwrap(window.coffer.sync.candidates({ connection: id, query, onlyLinked, offset: 0, limit })));
      setFailure('');
    } catch (caught) {
      setFailure(asCofferError(caught).message);
    }
  }, [id, query, onlyLinked, limit]);

  useEffect(() => {
    const timer = setTimeout(() => void read(), quiet);
    return () => clearTimeout(timer);
  }, [read]);

  /** Main says of each why not; the rows are read again however it went. */
  const change = async (work: Promise<readonly { id: Id; code: string | null }[]>) => {
    try {
      const refused = (await work).filter(({ code }) => code !== null);
      setFailure(refused.length === 0 ? '' : t.refused);
    } catch (caught) {
      setFailure(asCofferError(caught).message);
    }
    await Promise.all([read(), readConnections()]);
  };
  const link = (secret: Id, remoteName: string) =>
    change(unwrap(window.coffer.sync.link({ connection: id, links: [{ secret, remoteName }] })));
  const unlink = (secret: Id) => change(unwrap(window.coffer.sync.unlink({ connection: id, secrets: [secret] })));

  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title={t.title(connection.name)}
      description={t.text}
      footer={
        <>
          <span className={styles.meaning} role="status">
            {page ? t.takePart(page.linked) : ''}
          </span>
          <span className={styles.gap} />
          <Button size="dialog" variant="primary" onClick={onClose}>
            {t.done}
          </Button>
        </>
      }
    >
      <div className={form.form}>
        <Banner icon={Eye} title={t.readers} tone="accent">
          {texts.services.readers[service.service]}
        </Banner>
        <div className={styles.filter}>
          <TextInput
            type="search"
            leadingIcon={Search}
            aria-label={t.search}
            placeholder={t.search}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
          <Checkbox checked={onlyLinked} onChange={setOnlyLinked}>
            {t.onlyLinked}
          </Checkbox>
        </div>
        {failure ? (
          <p className={styles.failure} role="alert">
            {failure}
          </p>
        ) : null}
        <div className={candidatesStyles.candidateHead} aria-hidden>
          <span>{t.secret}</span>
          <span>{t.nameThere}</span>
        </div>
        <ul className={candidatesStyles.candidates} aria-label={t.list}>
          {page?.rows.map((candidate) => (
            <CandidateRow
              key={candidate.secret}
              candidate={candidate}
              connection={connection}
              onLink={link}
              onUnlink={unlink}
            />
          ))}
        </ul>
        {page?.rows.length === 0 ? <p className={styles.meaning}>{query === '' ? t.none : t.noneFits}</p> : null}
        {page && page.rows.length < page.total ? (
          <Button onClick={() => setLimit(Math.min(500, limit + pageSize))}>{t.more(page.total)}</Button>
        ) : null}
      </div>
    </Dialog>
  );
}
