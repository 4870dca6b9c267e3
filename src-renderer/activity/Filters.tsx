import { BellRing, Download, Ellipsis, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Select } from '../ui/Select.tsx';
import { narrow, saveActivity } from './actions.ts';
import styles from './Filters.module.css';
import { type KindGroup, kindGroups } from './kinds.ts';
import { type Range, ranges } from './plot.ts';
import { RulesDialog } from './RulesDialog.tsx';
import { type ActivityFilter, everything, useActivity } from './store.ts';

const whoNames: readonly { value: ActivityFilter['who']; label: string }[] = [
  { value: null, label: 'Anybody' },
  { value: 'person', label: 'You' },
  { value: 'cli', label: 'Command line' },
  { value: 'program', label: 'Programs' },
  { value: 'connection', label: 'Sync' },
  { value: 'import', label: 'Imports' },
];
const rangeNames: Record<Range, string> = { 7: '7 days', 30: '30 days', 90: '90 days', 365: '1 year', 0: 'All time' };

const groups = (Object.keys(kindGroups) as KindGroup[]).map((value) => ({ value, label: kindGroups[value].label }));
const times = ranges.map((value) => ({ value, label: rangeNames[value] }));

/** Which events are shown; and what can be done with them. */
export function Filters() {
  const filter = useActivity((state) => state.filter);
  const [rulesOpen, setRulesOpen] = useState(false);
  return (
    <>
      <Select
        label="Kinds"
        size="medium"
        className={styles.kinds ?? ''}
        value={filter.group}
        options={groups}
        onChange={(group) => narrow({ group })}
      />
      <Select
        label="Who"
        size="medium"
        className={styles.who ?? ''}
        value={filter.who}
        options={whoNames}
        onChange={(who) => narrow({ who })}
      />
      <Select
        label="Time"
        size="medium"
        className={styles.time ?? ''}
        value={filter.range}
        options={times}
        onChange={(range) => narrow({ range })}
      />
      <Menu
        trigger={<Button icon={Download}>Save…</Button>}
        items={[
          { label: 'As a table (CSV)…', onSelect: () => void saveActivity('csv') },
          { label: 'As JSON…', onSelect: () => void saveActivity('json') },
        ]}
      />
      <Menu
        trigger={<IconButton icon={Ellipsis} label="More for the activity" />}
        items={[{ label: 'What Coffer looks for…', icon: BellRing, onSelect: () => setRulesOpen(true) }]}
      />
      <RulesDialog open={rulesOpen} onClose={() => setRulesOpen(false)} />
    </>
  );
}

/** The one secret that is looked at, and the way back to all. */
export function OnlySecret() {
  const secret = useActivity((state) => state.filter.secret);
  if (!secret) return null;
  return (
    <p className={styles.only}>
      Only what happened to <code>{secret.name}</code>
      <Button size="small" icon={X} onClick={() => narrow({ secret: null, range: everything.range })}>
        Show all secrets
      </Button>
    </p>
  );
}
