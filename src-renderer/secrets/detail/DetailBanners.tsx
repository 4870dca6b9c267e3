import { Ban, CalendarClock, CalendarX2, RefreshCw, Trash2 } from 'lucide-react';
import type { SecretDetail } from '../../../src-preload/contract.ts';
import { texts } from '../../../src-texts/texts.ts';
import { useProjects } from '../../projects/store.ts';
import { RemindLater } from '../../reminders/RemindLater.tsx';
import { openRotation } from '../../rotation/actions.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { dateOf, moment, relativeDay } from '../../ui/time.ts';
import { editSelected, putBack } from '../commands.ts';
import { expirySentence, expiryState } from '../expiry.ts';
import { useLeadDays } from '../preferences.ts';
import { ruleWords } from './rotation-rule.ts';
import { unmarkDue } from './secret-actions.ts';
import { openSecretDialog } from './secret-dialog.ts';

const t = texts.secretDetail.banners;

type BannerProps = { secret: SecretDetail; now: number };

/** Whatever of a secret waits for a decision: where it is revoked or in the trash, that alone. */
export function DetailBanners(props: BannerProps) {
  const { secret } = props;
  if (secret.trashedAt !== null) return <InTrash {...props} />;
  if (secret.revokedAt !== null) return <Revoked {...props} since={secret.revokedAt} />;
  return (
    <>
      <Expiry {...props} />
      {secret.rotation ? <Rotating {...props} rotation={secret.rotation} /> : <Due {...props} />}
    </>
  );
}

function InTrash({ secret, now }: BannerProps) {
  return (
    <Banner
      icon={Trash2}
      title={t.inTrash}
      actions={
        <>
          <Button size="small" onClick={() => openSecretDialog({ kind: 'purge', secret })}>
            {t.remove}
          </Button>
          <Button size="small" onClick={() => void putBack(secret)}>
            {t.putBack}
          </Button>
        </>
      }
    >
      {secret.purgeAt === null ? '' : t.removedOn(dateOf(secret.purgeAt, now))}
    </Banner>
  );
}

function Revoked({ secret, now, since }: BannerProps & { since: number }) {
  return (
    <Banner
      tone="red"
      icon={Ban}
      title={t.revoked(moment(since, now))}
      actions={
        <Button size="small" onClick={() => openSecretDialog({ kind: 'reinstate', secret })}>
          {t.reinstate}
        </Button>
      }
    >
      {reasonWords(secret.revokeReason)}
      {t.revokedMeans}
    </Banner>
  );
}

function Expiry({ secret, now }: BannerProps) {
  const { expiresAt, leadDays } = secret;
  const general = useLeadDays();
  const state = expiryState(expiresAt, now, leadDays ?? general);
  if (expiresAt === null || state === 'none' || state === 'later') return null;
  const { what, when } = expirySentence(expiresAt, now);
  const expired = state === 'expired';
  return (
    <Banner
      tone={expired ? 'red' : 'amber'}
      icon={expired ? CalendarX2 : CalendarClock}
      title={what}
      actions={
        <>
          <RemindLater secret={secret} />
          <Button size="small" onClick={() => void editSelected('expiry')}>
            {t.editExpiry}
          </Button>
          {expired ? <ReplaceValue /> : null}
        </>
      }
    >
      {expired ? t.expired(when) : t.expires(when)}
    </Banner>
  );
}

function Rotating({ secret, now, rotation }: BannerProps & { rotation: NonNullable<SecretDetail['rotation']> }) {
  const { startedAt, previous, next, places } = rotation;
  const done = places.filter(({ doneAt }) => doneAt !== null).length;
  return (
    <Banner icon={RefreshCw} title={t.rotating} actions={<Rotate secret={secret} />}>
      {t.begun(moment(startedAt, now))} {next === null ? t.waits(previous) : t.takesPlace(next, previous)}
      {places.length === 0 ? '' : ` ${t.places(done, places.length)}`}
    </Banner>
  );
}

function Due({ secret, now }: BannerProps) {
  const environments = useProjects((state) => state.environments);
  const { rotationDue: due, rotationRule: rule } = secret;
  if (secret.markedDueAt !== null) {
    return (
      <Banner
        icon={CalendarClock}
        title={t.markedDue(moment(secret.markedDueAt, now))}
        actions={
          <>
            <RemindLater secret={secret} />
            <Button size="small" onClick={() => void unmarkDue(secret)}>
              {t.notDue}
            </Button>
            <ReplaceValue />
            <Rotate secret={secret} />
          </>
        }
      >
        {reasonWords(secret.markedDueReason)}
        {t.markedMeans}
      </Banner>
    );
  }
  if (due === null || rule === null || due.at > now) return null;
  return (
    <Banner
      icon={CalendarClock}
      title={t.dueSince(dateOf(due.at, now))}
      actions={
        <>
          <RemindLater secret={secret} />
          <ReplaceValue />
          <Rotate secret={secret} />
        </>
      }
    >
      {t.setAndRotated(relativeDay(secret.valueChangedAt, now), ruleWords(rule, environments))}
    </Banner>
  );
}

/** The way through all places that use it; a rotation that is under way goes on where it was left. */
function Rotate({ secret: { id, rotation } }: { secret: SecretDetail }) {
  return (
    <Button size="small" icon={RefreshCw} onClick={() => void openRotation(id)}>
      {rotation ? t.goOn : t.rotate}
    </Button>
  );
}

function ReplaceValue() {
  return (
    <Button size="small" onClick={() => void editSelected('value')}>
      {t.replace}
    </Button>
  );
}

/** What a person wrote, so that another sentence can follow. */
function reasonWords(reason: string): string {
  if (reason === '') return '';
  return `${t.reason(/[.!?…]$/.test(reason) ? reason : `${reason}.`)} `;
}
