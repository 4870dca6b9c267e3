import { CircleX, type LucideIcon, Minus, Plus, Wrench } from 'lucide-react';
import { texts } from '../../src-texts/texts.ts';
import { What, type WhatTone } from '../ui/PreviewTable.tsx';
import styles from './RepairTable.module.css';
import type { RepairAction, RepairLine } from './repair-words.ts';

const t = texts.vaultKeys.repair.table;

const mostLines = 300;

const signs: Record<RepairAction, { icon: LucideIcon; tone: WhatTone }> = {
  lost: { icon: CircleX, tone: 'bad' },
  mended: { icon: Wrench, tone: 'change' },
  'comes back': { icon: Plus, tone: 'good' },
  'left out': { icon: Minus, tone: 'quiet' },
};

/** What a repair does, line by line: to what, what happens, and why. */
export function RepairTable({ lines }: { lines: readonly RepairLine[] }) {
  const more = lines.length - mostLines;
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label={t.label}>
        <thead>
          <tr>
            <th scope="col">{t.name}</th>
            <th scope="col">{t.what}</th>
            <th scope="col">{t.why}</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, mostLines).map(({ key, name, isName, action, why }) => (
            <tr key={key}>
              <td className={isName ? styles.name : undefined}>{name}</td>
              <td className={styles.action}>
                <What {...signs[action]} word={texts.vaultKeys.repair.actions[action]} />
              </td>
              <td className={styles.why}>{why}</td>
            </tr>
          ))}
          {more > 0 ? (
            <tr>
              <td colSpan={3} className={styles.why}>
                {t.more(more)}
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  );
}
