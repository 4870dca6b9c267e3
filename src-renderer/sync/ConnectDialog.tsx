import { useState } from 'react';
import type { Connection, ConnectionAccess, ServiceInfo } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError, unwrap } from '../bridge.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import form from '../ui/DialogForm.module.css';
import { Select } from '../ui/Select.tsx';
import { changeConnection, connect, openConnection } from './actions.ts';
import { ConnectionForm, Missing } from './ConnectionForm.tsx';
import { type ConnectionDraft, emptyDraft, newConnectionOf, problemsOf } from './draft.ts';
import styles from './Sync.module.css';
import { useSync } from './store.ts';

const t = texts.sync.connecting;
const there = texts.sync.projects;

type Step =
  | { kind: 'service' }
  | { kind: 'form'; service: ServiceInfo }
  | { kind: 'tested'; service: ServiceInfo; connection: Connection; access: ConnectionAccess | null; failure: string };

/** From the choice of a service to what its credentials can do. */
export function ConnectDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} size="wide" title={t.title} description={t.text}>
      {open ? <Steps onClose={onClose} /> : null}
    </Dialog>
  );
}

function Steps({ onClose }: { onClose: () => void }) {
  const [step, setStep] = useState<Step>({ kind: 'service' });
  if (step.kind === 'service') return <ChooseService onChoose={(service) => setStep({ kind: 'form', service })} />;
  if (step.kind === 'form')
    return (
      <NewConnection
        service={step.service}
        onBack={() => setStep({ kind: 'service' })}
        onMade={(connection, access, failure) =>
          setStep({ kind: 'tested', service: step.service, connection, access, failure })
        }
      />
    );
  return <Tested {...step} onClose={onClose} />;
}

function ChooseService({ onChoose }: { onChoose: (service: ServiceInfo) => void }) {
  const services = useSync((state) => state.services);
  return (
    <ul className={styles.services} aria-label={t.services}>
      {services.map((service) => (
        <li key={service.service}>
          <button type="button" className={styles.service} onClick={() => onChoose(service)}>
            <span className={styles.name}>
              {service.name}
              {service.experimental ? <Chip tone="amber">{texts.sync.experimental}</Chip> : null}
            </span>
            <span className={styles.meaning}>
              {service.directions.includes('both')
                ? t.both
                : service.abilities.includes('create')
                  ? t.sendsOnly
                  : t.sendsOnlyToMade}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

type NewProps = {
  service: ServiceInfo;
  onBack: () => void;
  onMade: (connection: Connection, access: ConnectionAccess | null, failure: string) => void;
};

function NewConnection({ service, onBack, onMade }: NewProps) {
  const [draft, setDraft] = useState<ConnectionDraft>(() => emptyDraft(service));
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const problems = problemsOf(draft, service, { needsCredentials: true });

  const make = async () => {
    setAsked(true);
    if (busy || Object.keys(problems).length > 0) return;
    setBusy(true);
    setFailure('');
    try {
      const connection = await connect(newConnectionOf(draft, service));
      const [access, why] = await test(connection);
      onMade(connection, access, why);
    } catch (caught) {
      const { code, message } = asCofferError(caught);
      setFailure(code === 'REFUSED' ? t.refused : message);
      setBusy(false);
    }
  };

  return (
    <form
      className={form.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <p className={styles.meaning}>{texts.services.readers[service.service]}</p>
      <Missing service={service} />
      <ConnectionForm
        draft={draft}
        service={service}
        problems={asked ? problems : {}}
        onChange={(changes) => setDraft({ ...draft, ...changes })}
      />
      {failure ? (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      ) : null}
      <div className={form.foot}>
        <Button size="dialog" onClick={onBack}>
          {t.another}
        </Button>
        <Button size="dialog" variant="primary" type="submit" busy={busy}>
          {t.action(service.name)}
        </Button>
      </div>
    </form>
  );
}

/** What the credentials can do, or why that is not known. */
export async function test({ id }: Connection): Promise<[ConnectionAccess | null, string]> {
  try {
    return [await unwrap(window.coffer.sync.test({ id })), ''];
  } catch (caught) {
    return [null, asCofferError(caught).message];
  }
}

type TestedProps = Extract<Step, { kind: 'tested' }> & { onClose: () => void };

function Tested({ service, connection, access, failure, onClose }: TestedProps) {
  const [project, setProject] = useState(connection.remoteProject);
  const [problem, setProblem] = useState('');
  const done = () => {
    onClose();
    openConnection(connection.id);
  };
  const finish = async () => {
    try {
      if (project !== connection.remoteProject) await changeConnection(connection.id, { remoteProject: project });
      done();
    } catch (caught) {
      setProblem(asCofferError(caught).message);
    }
  };
  return (
    <div className={form.form}>
      <p role="status">{access ? accessWords(access, service) : t.notAsked(service.name, failure)}</p>
      {access && access.projects.length > 0 ? (
        <Select
          prefix={there.label}
          value={project}
          onChange={setProject}
          options={[
            { value: null, label: there.any },
            ...access.projects.map(({ id, name, mayWrite }) => ({
              value: id,
              label: mayWrite ? name : there.onlyToRead(name),
            })),
          ]}
        />
      ) : null}
      {problem ? (
        <p className={styles.failure} role="alert">
          {problem}
        </p>
      ) : null}
      <div className={form.foot}>
        <Button size="dialog" variant="primary" onClick={() => void finish()}>
          {t.goOn}
        </Button>
      </div>
    </div>
  );
}

/** What "Test connection" found out, in a sentence. */
export function accessWords({ account, secrets, projects }: ConnectionAccess, { name }: ServiceInfo): string {
  const { accepts, knows, sees, seesIn } = texts.sync.access;
  const who = account === null ? accepts(name) : knows(name, account);
  if (secrets === null) return who;
  return `${who} ${projects.length === 0 ? sees(secrets) : seesIn(secrets, projects.length)}`;
}
