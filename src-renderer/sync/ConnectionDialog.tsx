import { useState } from 'react';
import type { Connection, ConnectionAccess, ServiceInfo } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError, unwrap } from '../bridge.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import form from '../ui/DialogForm.module.css';
import { showToast } from '../ui/toast.ts';
import { changeConnection, removeConnection } from './actions.ts';
import { accessWords, test } from './ConnectDialog.tsx';
import { ConnectionForm, Missing } from './ConnectionForm.tsx';
import { changesOf, draftOf, problemsOf } from './draft.ts';
import { RemoteProjects } from './RemoteProjects.tsx';
import styles from './Sync.module.css';

const t = texts.sync.settings;

type ConnectionDialogProps = { connection: Connection; service: ServiceInfo; onClose: () => void };

/** What a connection is, whether it works, and the way to end it. */
export function ConnectionDialog({ connection, service, onClose }: ConnectionDialogProps) {
  const [draft, setDraft] = useState(() => draftOf(connection, service));
  const [busy, setBusy] = useState<'saving' | 'testing' | null>(null);
  const [failure, setFailure] = useState('');
  const [access, setAccess] = useState<ConnectionAccess | null>(null);
  const movesHost = draft.baseUrl.trim() !== connection.baseUrl;
  const problems = problemsOf(draft, service, { needsCredentials: movesHost });

  const save = async () => {
    if (busy || Object.keys(problems).length > 0) return;
    const changes = changesOf(draft, connection);
    if (Object.keys(changes).length === 0) return onClose();
    setBusy('saving');
    try {
      await changeConnection(connection.id, changes);
      showToast({ text: t.changed(draft.name), tone: 'good' });
      onClose();
    } catch (caught) {
      const { code, message } = asCofferError(caught);
      setFailure(code === 'REFUSED' ? t.refused : message);
      setBusy(null);
    }
  };
  const tryIt = async () => {
    setBusy('testing');
    const [found, why] = await test(connection);
    setAccess(found);
    setFailure(why);
    setBusy(null);
  };

  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title={connection.name}
      description={t.text(service.name, connection.host)}
    >
      <form
        className={form.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <ConnectionForm
          draft={draft}
          service={service}
          problems={problems}
          hasCredentials={!movesHost}
          onChange={(changes) => setDraft({ ...draft, ...changes })}
        />
        {movesHost ? <p className={styles.meaning}>{t.anotherAddress}</p> : null}
        {service.abilities.includes('projects') ? (
          <RemoteProjects
            connection={connection.id}
            chosen={draft.remoteProject}
            onChoose={(remoteProject) => setDraft({ ...draft, remoteProject })}
          />
        ) : null}
        {access ? <p role="status">{accessWords(access, service)}</p> : null}
        {failure ? (
          <p className={styles.failure} role="alert">
            {failure}
          </p>
        ) : null}
        <Missing service={service} />
        <div className={form.foot}>
          <Disconnect connection={connection} onFailure={setFailure} />
          <span className={styles.gap} />
          <Button size="dialog" busy={busy === 'testing'} onClick={() => void tryIt()}>
            {t.test}
          </Button>
          <Button size="dialog" variant="primary" type="submit" busy={busy === 'saving'}>
            {t.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Says first what goes with it. */
function Disconnect({ connection, onFailure }: { connection: Connection; onFailure: (why: string) => void }) {
  const [asked, setAsked] = useState<string | null>(null);
  const ask = async () => {
    try {
      const { links, waiting, unsure } = await unwrap(window.coffer.sync.removal({ id: connection.id }));
      const steps = waiting + unsure;
      setAsked(steps > 0 ? `${t.ends(links)} ${t.givesUp(steps)}` : t.ends(links));
    } catch (caught) {
      onFailure(asCofferError(caught).message);
    }
  };
  if (asked === null)
    return (
      <Button size="dialog" variant="ghost" onClick={() => void ask()}>
        {t.ask}
      </Button>
    );
  return (
    <>
      <span className={styles.meaning} role="alert">
        {asked}
      </span>
      <Button
        size="dialog"
        variant="danger"
        onClick={() => void removeConnection(connection).catch((caught) => onFailure(asCofferError(caught).message))}
      >
        {t.disconnect}
      </Button>
    </>
  );
}
