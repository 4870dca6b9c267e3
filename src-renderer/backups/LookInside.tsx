import { ArrowLeft, CircleAlert, Search, SearchX } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Backup, Id, SecretSummary } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError } from '../bridge.ts';
import { Page } from '../pages/Page.tsx';
import { limits } from '../secrets/limits.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { dateAndTime } from '../ui/time.ts';
import { closeBackup, readContents } from './actions.ts';
import { BringBackDialog } from './BringBackDialog.tsx';
import styles from './LookInside.module.css';
import { SecretInBackup } from './SecretInBackup.tsx';

const t = texts.backups.inside;

type Contents = { query: string; total: number; rows: SecretSummary[]; here: ReadonlyMap<Id, 'there' | 'trash'> };

/** What is in an opened backup; it is closed when this is left. */
export function LookInside({ backup, onBack }: { backup: Backup; onBack: () => void }) {
  const [query, setQuery] = useState('');
  const [turn, setTurn] = useState(0);
  const [contents, setContents] = useState<Contents | null>(null);
  const [failure, setFailure] = useState('');
  const [bringing, setBringing] = useState<SecretSummary | null>(null);

  useEffect(() => () => void closeBackup(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn stands for a change of the vault.
  useEffect(() => {
    let wanted = true;
    readContents(query, 0).then(
      ({ page, here }) => wanted && setContents({ query, total: page.total, rows: page.rows, here }),
      (caught: unknown) => wanted && setFailure(asCofferError(caught).message),
    );
    return () => {
      wanted = false;
    };
  }, [query, turn]);
  useEffect(() => window.coffer.vault.onChanged(() => setTurn((before) => before + 1)), []);

  const more = async () => {
    if (!contents) return;
    try {
      const { page, here } = await readContents(contents.query, contents.rows.length);
      setContents((before) =>
        before === contents
          ? { ...before, rows: [...before.rows, ...page.rows], here: new Map([...before.here, ...here]) }
          : before,
      );
    } catch (caught) {
      setFailure(asCofferError(caught).message);
    }
  };

  return (
    <Page
      title={t.title(dateAndTime(backup.at))}
      text={t.text(texts.backups.reasons[backup.reason])}
      actions={
        <Button icon={ArrowLeft} onClick={onBack}>
          {t.back}
        </Button>
      }
    >
      <search className={styles.search}>
        <TextInput
          leadingIcon={Search}
          size="medium"
          aria-label={t.search}
          placeholder={t.search}
          maxLength={limits.query}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <span className={styles.count} role="status">
          {contents ? texts.backups.contents.secrets(contents.total) : ''}
        </span>
      </search>
      {failure === '' ? null : (
        <Banner tone="red" icon={CircleAlert} role="alert" title={t.failed}>
          {failure}
        </Banner>
      )}
      {contents && contents.rows.length > 0 ? (
        <Card padded={false}>
          <ul aria-label={t.list} className={styles.list}>
            {contents.rows.map((secret) => (
              <SecretInBackup
                key={secret.id}
                secret={secret}
                here={contents.here.get(secret.id) ?? 'gone'}
                onBringBack={() => setBringing(secret)}
              />
            ))}
          </ul>
        </Card>
      ) : null}
      {contents && contents.rows.length < contents.total ? (
        <Button className={styles.more} onClick={() => void more()}>
          {t.more}
        </Button>
      ) : null}
      {contents?.total === 0 ? (
        <EmptyState
          icon={SearchX}
          title={query === '' ? t.none : t.nothing}
          text={query === '' ? t.noneText : t.nothingText(query.trim())}
        />
      ) : null}
      <BringBackDialog
        secret={bringing}
        here={(bringing && contents?.here.get(bringing.id)) ?? 'gone'}
        onClose={() => setBringing(null)}
      />
    </Page>
  );
}
