import { useState } from 'react';
import type { Connection, Id, SyncCandidate } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError, unwrap } from '../bridge.ts';
import { EnvironmentChips } from '../projects/EnvironmentChips.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import candidatesStyles from './Candidates.module.css';
import styles from './Sync.module.css';
import { nameFaultWords } from './words.ts';

const t = texts.sync.secrets;

type CandidateProps = {
  candidate: SyncCandidate;
  connection: Connection;
  onLink: (secret: Id, remoteName: string) => Promise<void>;
  onUnlink: (secret: Id) => Promise<void>;
};

/** One secret: whether it takes part, and what it is called there. */
export function CandidateRow({ candidate, connection, onLink, onUnlink }: CandidateProps) {
  const { secret, name, environments, link, suggestedName, problem } = candidate;
  const known = link?.remoteName ?? suggestedName;
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const remoteName = typed ?? known;

  const keep = async (next: string) => {
    try {
      const answer = await unwrap(window.coffer.sync.checkName({ connection: connection.id, name: next }));
      setWrong(answer.problem && nameFaultWords(answer.problem, connection.service));
      if (answer.problem !== null) return;
      await onLink(secret, next);
      setTyped(null);
    } catch (caught) {
      setWrong(asCofferError(caught).message);
    }
  };
  const said =
    wrong ??
    (problem ? nameFaultWords(problem, connection.service) : link?.problem ? texts.errors[link.problem] : null);

  return (
    <li className={candidatesStyles.candidate}>
      <Checkbox
        ariaLabel={t.takesPart(name)}
        checked={link !== null}
        disabled={link === null && problem !== null}
        onChange={(next) => void (next ? keep(remoteName) : onUnlink(secret))}
      />
      <span className={styles.secret}>
        <span className={styles.cut} title={name}>
          {name}
        </span>
      </span>
      <EnvironmentChips slugs={environments} most={1} />
      <TextInput
        mono
        size="medium"
        aria-label={t.nameOf(name)}
        aria-invalid={wrong !== null || undefined}
        maxLength={500}
        value={remoteName}
        disabled={link === null && problem !== null}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => {
          if (typed !== null && typed !== known && link !== null) void keep(typed);
        }}
      />
      {said === null ? null : <span className={candidatesStyles.said}>{said}</span>}
    </li>
  );
}
