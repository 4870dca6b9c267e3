import {
  ArrowLeft,
  CalendarClock,
  CalendarX2,
  Copy,
  Ellipsis,
  FileWarning,
  KeyRound,
  Pencil,
  Trash2,
  Undo2,
} from 'lucide-react';
import type { SecretDetail as Detail } from '../../src-preload/contract.ts';
import { announce } from '../ui/announce.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { IconTile } from '../ui/IconTile.tsx';
import { keyWords } from '../ui/keys.ts';
import { Menu, type MenuItem } from '../ui/Menu.tsx';
import { dateOf } from '../ui/time.ts';
import { showToast } from '../ui/toast.ts';
import { copyValue, editSelected, moveToTrash, putBack } from './commands.ts';
import { useDetail } from './detail-store.ts';
import { expirySentence, expiryState } from './expiry.ts';
import { FactsCard } from './FactsCard.tsx';
import { focusPane } from './focus.ts';
import { iconOf, subtitleOf } from './kinds.ts';
import { useList } from './list-store.ts';
import { useLeadDays } from './preferences.ts';
import styles from './SecretDetail.module.css';
import { useNow } from './use-now.ts';
import { ValueCard } from './ValueCard.tsx';

/** A name is no secret: the page may copy it itself, without a permission, in answer to a press. */
function copyName(name: string): void {
  const write = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', name);
    event.preventDefault();
  };
  document.addEventListener('copy', write, { once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', write);
  if (done) announce(`The name ${name} is copied.`);
  else showToast({ text: 'The clipboard did not take the name. Nothing was copied.', tone: 'bad' });
}

function BackToList() {
  return (
    <Button
      variant="ghost"
      icon={ArrowLeft}
      className={styles.back}
      onClick={() => {
        useDetail.setState({ narrowShows: 'list' });
        focusPane('list');
      }}
    >
      Back to the list
    </Button>
  );
}

export function SecretDetail() {
  const { detail, problem, selected } = useDetail();
  const listIsEmpty = useList((state) => (state.total ?? 0) === 0);
  return (
    <section id="pane-detail" className={styles.pane} tabIndex={-1} aria-label={detail ? detail.name : 'Secret'}>
      <BackToList />
      {problem ? (
        <Unreadable code={problem.code} message={problem.message} />
      ) : detail && detail.id === selected ? (
        <Shown key={detail.id} secret={detail} />
      ) : selected === null ? (
        <div className={styles.nothing}>
          <h1 className="visually-hidden">No secret selected</h1>
          {listIsEmpty ? null : (
            <EmptyState icon={KeyRound} title="Nothing selected" text="Choose a secret in the list to see it here." />
          )}
        </div>
      ) : null}
    </section>
  );
}

function Unreadable({ code, message }: { code: string; message: string }) {
  return (
    <div className={styles.content} role="alert">
      <Banner
        tone="red"
        icon={FileWarning}
        title={code === 'RECORD_DAMAGED' ? 'This one is damaged.' : 'This one can’t be shown.'}
      >
        {message}
        {code === 'RECORD_DAMAGED' ? ' Everything else in the vault opens as before.' : ''}
      </Banner>
    </div>
  );
}

function Shown({ secret }: { secret: Detail }) {
  const now = useNow();
  const leadDays = useLeadDays();
  const inTrash = secret.trashedAt !== null;
  const state = expiryState(secret.expiresAt, now, leadDays);
  const items: MenuItem[] = [
    { label: 'Copy value', icon: Copy, onSelect: () => void copyValue(secret), kbd: keyWords('Ctrl C') },
    { label: 'Copy name', icon: Copy, onSelect: () => copyName(secret.name) },
    ...(inTrash
      ? [{ label: 'Put back', icon: Undo2, onSelect: () => void putBack(secret) }]
      : [{ label: 'Move to trash', icon: Trash2, onSelect: () => void moveToTrash(secret), danger: true, kbd: 'Del' }]),
  ];
  return (
    <div className={styles.content}>
      <header className={styles.head}>
        <IconTile icon={iconOf(secret)} tone="accent" size="large" />
        <div className={styles.titles}>
          <h1 className={styles.name}>{secret.name}</h1>
          <p className={styles.about}>{subtitleOf(secret)}</p>
        </div>
        <div className={styles.acts}>
          {inTrash ? null : (
            <Button icon={Pencil} aria-label="Edit" aria-keyshortcuts="Control+E" onClick={() => void editSelected()}>
              <span className={styles.word}>Edit</span>
            </Button>
          )}
          <Menu trigger={<IconButton icon={Ellipsis} label="More for this secret" />} items={items} />
        </div>
      </header>
      {inTrash ? (
        <Banner
          icon={Trash2}
          title="In the trash."
          actions={
            <Button size="small" onClick={() => void putBack(secret)}>
              Put back
            </Button>
          }
        >
          {secret.purgeAt === null ? '' : `It is removed for good on ${dateOf(secret.purgeAt, now)}.`}
        </Banner>
      ) : null}
      <ValueCard key={`${secret.id}:${secret.version}`} secret={secret} now={now} />
      {!inTrash && secret.expiresAt !== null && (state === 'soon' || state === 'expired') ? (
        <ExpiryBanner expiresAt={secret.expiresAt} expired={state === 'expired'} now={now} />
      ) : null}
      <FactsCard secret={secret} now={now} />
    </div>
  );
}

function ExpiryBanner({ expiresAt, expired, now }: { expiresAt: number; expired: boolean; now: number }) {
  const { what, when } = expirySentence(expiresAt, now);
  return (
    <Banner
      tone={expired ? 'red' : 'amber'}
      icon={expired ? CalendarX2 : CalendarClock}
      title={what}
      actions={
        <Button size="small" onClick={() => void editSelected('expiry')}>
          Edit expiry…
        </Button>
      }
    >
      {when}.
    </Banner>
  );
}
