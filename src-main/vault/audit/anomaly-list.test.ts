import { describe, expect, it } from 'vitest';
import { addSecret, makeVault, quickKit, reopen } from '../../../test/kit/vault.ts';
import { record } from '../audit.ts';
import * as vaultSettings from '../vault-settings.ts';
import { dismissAnomaly, listAnomalies, recallAnomaly } from './anomaly-list.ts';
import { defaultAnomalyRules } from './default-rules.ts';
import { query } from './query.ts';

const atUtc = () => 0;

async function readMany() {
  const { kit, session } = await makeVault(quickKit());
  const ids = Array.from({ length: 11 }, (_, n) => addSecret(session, `KEY_${n}`, `value ${n}`));
  session.transaction(() => {
    for (const id of ids) record(session, 'secret-read', { subject: id });
  });
  return { kit, session, ids };
}

describe('the anomalies of a vault', () => {
  it('have the names of what they are about', async () => {
    const { session, ids } = await readMany();
    expect(await listAnomalies(session, atUtc)).toMatchObject([
      { rule: 'manyReads', subjects: ids, names: ids.map((_, n) => `KEY_${n}`), dismissed: false },
    ]);
  });

  it('stay dismissed, until that is taken back', async () => {
    const { kit, session } = await readMany();
    const [found] = await listAnomalies(session, atUtc);
    if (!found) throw new Error('nothing found');
    dismissAnomaly(session, found);
    expect(await listAnomalies(session, atUtc)).toEqual([{ ...found, dismissed: true }]);
    session.lock();
    const again = await reopen(kit);
    expect(await listAnomalies(again, atUtc)).toEqual([{ ...found, dismissed: true }]);
    recallAnomaly(again, found);
    expect(await listAnomalies(again, atUtc)).toEqual([found]);
    expect(query(again, { kinds: ['anomaly-dismissed', 'anomaly-recalled'], limit: 5 }).events).toHaveLength(2);
  });

  it('go by the rules of the vault', async () => {
    const { session } = await readMany();
    const manyReads = { on: true, atLeast: 12, seconds: 60 };
    vaultSettings.update(session, { anomalyRules: { ...defaultAnomalyRules, manyReads } });
    expect(await listAnomalies(session, atUtc)).toEqual([]);
    vaultSettings.update(session, { anomalyRules: defaultAnomalyRules });
    expect(await listAnomalies(session, atUtc)).toHaveLength(1);
  });
});
