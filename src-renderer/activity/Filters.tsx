import { BellRing, Download, Ellipsis, X } from 'lucide-react';
import { useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Rich } from '../ui/Rich.tsx';
import { Select } from '../ui/Select.tsx';
import { narrow, saveActivity } from './actions.ts';
import styles from './Filters.module.css';
import { type KindGroup, kindGroups } from './kinds.ts';
import { ranges } from './plot.ts';
import { RulesDialog } from './RulesDialog.tsx';
import { type ActivityFilter, everything, useActivity } from './store.ts';

const t = texts.activity.filters;

const whoNames: readonly { value: ActivityFilter['who']; label: string }[] = [
  { value: null, label: t.anybody },
  { value: 'person', label: t.actors.person },
  { value: 'cli', label: t.actors.cli },
  { value: 'program', label: t.actors.program },
  { value: 'connection', label: t.actors.connection },
  { value: 'import', label: t.actors.import },
];

const groups = (Object.keys(kindGroups) as KindGroup[]).map((value) => ({ value, label: t.groups[value] }));
const times = ranges.map((value) => ({ value, label: t.ranges[value] }));

/** Which events are shown; and what can be done with them. */
export function Filters() {
  const filter = useActivity((state) => state.filter);
  const [rulesOpen, setRulesOpen] = useState(false);
  return (
    <>
      <Select
        label={t.kinds}
        size="medium"
        className={styles.kinds ?? ''}
        value={filter.group}
        options={groups}
        onChange={(group) => narrow({ group })}
      />
      <Select
        label={t.who}
        size="medium"
        className={styles.who ?? ''}
        value={filter.who}
        options={whoNames}
        onChange={(who) => narrow({ who })}
      />
      <Select
        label={t.time}
        size="medium"
        className={styles.time ?? ''}
        value={filter.range}
        options={times}
        onChange={(range) => narrow({ range })}
      />
      <Menu
        trigger={<Button icon={Download}>{texts.activity.save.button}</Button>}
        items={[
          { label: texts.activity.save.csv, onSelect: () => void saveActivity('csv') },
          { label: texts.activity.save.json, onSelect: () => void saveActivity('json') },
        ]}
      />
      <Menu
        trigger={<IconButton icon={Ellipsis} label={t.more} />}
        items={[{ label: texts.activity.rules.open, icon: BellRing, onSelect: () => setRulesOpen(true) }]}
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
      <Rich text={texts.activity.onlyOf('{name}')} parts={{ name: <code>{secret.name}</code> }} />
      <Button size="small" icon={X} onClick={() => narrow({ secret: null, range: everything.range })}>
        {t.showAll}
      </Button>
    </p>
  );
}
