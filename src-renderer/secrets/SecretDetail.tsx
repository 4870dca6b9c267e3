import { ArrowLeft, FileWarning, KeyRound } from 'lucide-react';
import { useShallow } from 'zustand/react/shallow';
import type { SecretDetail as Detail } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { HistoryCard } from '../history/HistoryCard.tsx';
import { LinksCard } from '../sync/LinksCard.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { CopyAsMenu } from './detail/CopyAsMenu.tsx';
import { DatabaseCard } from './detail/DatabaseCard.tsx';
import { DetailBanners } from './detail/DetailBanners.tsx';
import { DetailHead } from './detail/DetailHead.tsx';
import { FieldsCard } from './detail/FieldsCard.tsx';
import { Markdown } from './detail/Markdown.tsx';
import { MetadataCard } from './detail/MetadataCard.tsx';
import { Section } from './detail/Section.tsx';
import { SigningCard } from './detail/SigningCard.tsx';
import { useReference, useValueFacts } from './detail/use-value-facts.ts';
import { ValueFactsCard } from './detail/ValueFactsCard.tsx';
import { useDetail } from './detail-store.ts';
import { FactsCard } from './FactsCard.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { focusPane } from './focus.ts';
import { useList } from './list-store.ts';
import styles from './SecretDetail.module.css';
import { useNow } from './use-now.ts';
import { ValueCard } from './ValueCard.tsx';

const t = texts.secretDetail;

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
      {t.back}
    </Button>
  );
}

export function SecretDetail() {
  const { detail, problem, selected } = useDetail(
    useShallow(({ detail, problem, selected }) => ({ detail, problem, selected })),
  );
  const listIsEmpty = useList((state) => (state.total ?? 0) === 0);
  const vaultIsEmpty = useList(({ view, answered, total }) => view.kind === 'all' && answered === '' && total === 0);
  return (
    <section id="pane-detail" className={styles.pane} tabIndex={-1} aria-label={detail ? detail.name : t.label}>
      <BackToList />
      {problem ? (
        <Unreadable code={problem.code} message={problem.message} />
      ) : detail && detail.id === selected ? (
        <Shown key={detail.id} secret={detail} />
      ) : selected === null && vaultIsEmpty ? (
        <FirstSteps />
      ) : selected === null ? (
        <div className={styles.nothing}>
          <h1 className="visually-hidden">{t.noneSelected}</h1>
          {listIsEmpty ? null : <EmptyState icon={KeyRound} {...t.nothing} />}
        </div>
      ) : null}
    </section>
  );
}

function Unreadable({ code, message }: { code: string; message: string }) {
  return (
    <div className={styles.content} role="alert">
      <Banner tone="red" icon={FileWarning} title={code === 'RECORD_DAMAGED' ? t.damaged : t.unreadable}>
        {message}
        {code === 'RECORD_DAMAGED' ? ` ${t.othersOpen}` : ''}
      </Banner>
    </div>
  );
}

function Shown({ secret }: { secret: Detail }) {
  const now = useNow();
  const facts = useValueFacts(secret);
  const reference = useReference(secret);
  const database = secret.database ?? facts?.database ?? null;
  return (
    <div className={styles.content}>
      <DetailHead secret={secret} />
      <ValueCard
        key={`${secret.id}:${secret.version}`}
        secret={secret}
        now={now}
        copyAs={<CopyAsMenu secret={secret} reference={reference} hasConnectionUrl={database !== null} />}
      />
      <DetailBanners secret={secret} now={now} />
      <FactsCard secret={secret} now={now} reference={reference} />
      {database === null ? null : <DatabaseCard secret={secret} database={database} />}
      {secret.fields.length === 0 ? null : <FieldsCard key={`fields:${secret.version}`} secret={secret} />}
      {facts === null ? null : <ValueFactsCard secret={secret} facts={facts} now={now} />}
      {secret.type === 'hmac' && secret.trashedAt === null && secret.revokedAt === null ? (
        <SigningCard key={`signing:${secret.version}`} secret={secret} />
      ) : null}
      <LinksCard secret={secret} now={now} />
      {secret.notes === '' ? null : (
        <Section title={t.notes}>
          <Markdown source={secret.notes} />
        </Section>
      )}
      {Object.keys(secret.metadata).length === 0 ? null : <MetadataCard metadata={secret.metadata} />}
      <HistoryCard secret={secret} now={now} />
    </div>
  );
}
