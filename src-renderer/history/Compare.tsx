import { useEffect, useState } from 'react';
import type { Comparison, SecretDetail, Version } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError } from '../bridge.ts';
import { Select } from '../ui/Select.tsx';
import { compareVersions } from './actions.ts';
import styles from './Compare.module.css';

const t = texts.history.compare;

const mostDrawn = 6;

/** How this version differs from another one, without a character of either. */
export function Compare({
  secret,
  version,
  versions,
}: {
  secret: SecretDetail;
  version: Version;
  versions: readonly Version[];
}) {
  const others = versions.filter(({ number }) => number !== version.number);
  const [with_, setWith] = useState((others.find(({ current }) => current) ?? others[0])?.number ?? 0);
  const [found, setFound] = useState<{ with_: number; comparison: Comparison } | null>(null);
  const [failure, setFailure] = useState('');
  const { id } = secret;
  const { number } = version;

  useEffect(() => {
    let wanted = true;
    setFailure('');
    compareVersions(id, number, with_).then(
      (comparison) => wanted && setFound({ with_, comparison }),
      (caught: unknown) => wanted && setFailure(asCofferError(caught).message),
    );
    return () => {
      wanted = false;
    };
  }, [id, number, with_]);

  return (
    <section className={styles.compare} aria-label={t.label(number)}>
      <Select
        prefix={t.with}
        size="medium"
        className={styles.other ?? ''}
        value={with_}
        options={others.map((one) => ({
          value: one.number,
          label: one.current ? t.otherCurrent(one.number) : t.other(one.number),
        }))}
        onChange={setWith}
      />
      {failure === '' ? null : (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
      {found ? <Differences number={number} other={found.with_} comparison={found.comparison} /> : null}
    </section>
  );
}

function Differences({ number, other, comparison }: { number: number; other: number; comparison: Comparison }) {
  const { equal, runs, first, second, fields } = comparison;
  const sameFields = fields.length === 0;
  if (equal && sameFields) return <p className={styles.same}>{t.same}</p>;
  return (
    <>
      {equal ? (
        <p className={styles.same}>{t.sameValue}</p>
      ) : (
        <ol className={styles.runs}>
          {runs.map((run, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: runs have nothing of their own but their order.
            <li key={index} className={styles[run.side]}>
              <span className={styles.lines} aria-hidden>
                {'▪'.repeat(Math.min(run.lines, mostDrawn))}
                {run.lines > mostDrawn ? '…' : ''}
              </span>
              {runWords(run, number, other)}
            </li>
          ))}
        </ol>
      )}
      {sameFields ? null : <p className={styles.fields}>{t.fields(fields.join(', '))}</p>}
      {equal ? null : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t.what}</span>
              </th>
              <th scope="col">{texts.history.version(number)}</th>
              <th scope="col">{texts.history.version(other)}</th>
            </tr>
          </thead>
          <tbody>
            <Row name={t.length} first={texts.history.bytes(first.bytes)} second={texts.history.bytes(second.bytes)} />
            <Row
              name={t.strength}
              first={texts.history.bits(first.facts.bits)}
              second={texts.history.bits(second.facts.bits)}
            />
            <Row
              name={t.kind}
              first={texts.valueForms.of(first.facts) || t.noKind}
              second={texts.valueForms.of(second.facts) || t.noKind}
            />
          </tbody>
        </table>
      )}
    </>
  );
}

function Row({ name, first, second }: { name: string; first: string; second: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{first}</td>
      <td>{second}</td>
    </tr>
  );
}

function runWords({ side, lines }: Comparison['runs'][number], number: number, other: number): string {
  if (side === 'both') return t.inBoth(lines);
  return t.onlyIn(lines, side === 'first' ? number : other);
}
