import { Sparkles } from 'lucide-react';
import type { RecognisedValue } from '../../../src-preload/contract.ts';
import { texts } from '../../../src-texts/texts.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { fullDate } from '../../ui/time.ts';
import { JwtList, PemList } from '../detail/ValueFactsCard.tsx';
import type { Draft } from '../draft.ts';
import { useNow } from '../use-now.ts';
import styles from './Recognition.module.css';

const t = texts.secretEditor.recognised;
const typeNames = texts.secretWords.types;

type RecognitionProps = {
  found: RecognisedValue;
  draft: Draft;
  onChange: (fields: Partial<Draft>) => void;
  onExpiry: (expiresAt: number) => void;
  /** Puts a connection URL's parts in their fields; `null` where that can't be done, or is done. */
  onTakeApart: (() => void) | null;
};

/** What the value looks like, and what follows from it, each with one press. */
export function Recognition({ found, draft, onChange, onExpiry, onTakeApart }: RecognitionProps) {
  const { type, suggestedName, expiresAt } = found;
  const now = useNow();
  const isOtherType = draft.type !== null && draft.type !== type && type !== 'generic';
  return (
    <Banner
      tone="accent"
      icon={Sparkles}
      role="status"
      title={t.title(texts.valueForms.of(found) || typeNames[type])}
      actions={
        <>
          {suggestedName !== null && draft.name === '' ? (
            <Button size="small" onClick={() => onChange({ name: suggestedName })}>
              {t.nameIt(suggestedName)}
            </Button>
          ) : null}
          {isOtherType ? (
            <Button size="small" onClick={() => onChange({ type })}>
              {t.setType(typeNames[type])}
            </Button>
          ) : null}
          {onTakeApart ? (
            <Button size="small" onClick={onTakeApart}>
              {t.takeApart}
            </Button>
          ) : null}
          {expiresAt !== null && draft.expiresAt !== expiresAt ? (
            <Button size="small" onClick={() => onExpiry(expiresAt)}>
              {t.expireOn(fullDate(expiresAt))}
            </Button>
          ) : null}
        </>
      }
    >
      {draft.type === null ? t.type(typeNames[type]) : ''}
      {expiresAt === null ? '' : ` ${t.validUntil(fullDate(expiresAt))}`}
      {found.jwt || found.pem ? (
        <div className={styles.said}>
          {found.jwt ? <JwtList jwt={found.jwt} now={now} /> : null}
          {found.pem?.map((part, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one value stand where they are.
            <PemList key={n} part={part} now={now} />
          ))}
        </div>
      ) : null}
    </Banner>
  );
}
