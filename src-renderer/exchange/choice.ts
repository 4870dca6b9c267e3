import type { ImportChoice, ImportLine, ImportPreview, ImportResult } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { nameProblem } from '../secrets/secret-name.ts';

const t = texts.exchange.result;

type Choices = ReadonlyMap<number, boolean>;
type Names = ReadonlyMap<number, string>;

export function isChosen(line: ImportLine, choices: Choices): boolean {
  return line.action !== 'conflict' && (choices.get(line.index) ?? line.chosen);
}

export function nameOf(line: ImportLine, names: Names): string {
  return line.action === 'rename' ? (names.get(line.index) ?? line.name) : line.name;
}

export function chosenLines(preview: ImportPreview, choices: Choices): ImportLine[] {
  return preview.lines.filter((line) => isChosen(line, choices));
}

/** What stands against a name that was typed, by entry; other entries are main's to judge. */
export function nameProblems(preview: ImportPreview, choices: Choices, names: Names): Map<number, string> {
  const chosen = chosenLines(preview, choices);
  const uses = new Map<string, number>();
  for (const line of chosen) uses.set(nameOf(line, names), (uses.get(nameOf(line, names)) ?? 0) + 1);
  const problems = new Map<number, string>();
  for (const line of chosen) {
    if (line.action !== 'rename') continue;
    const name = nameOf(line, names);
    const problem = nameProblem(name) ?? ((uses.get(name) ?? 0) > 1 ? texts.exchange.table.nameTaken : null);
    if (problem !== null) problems.set(line.index, problem);
  }
  return problems;
}

export function importChoice(preview: ImportPreview, choices: Choices, names: Names, comments: boolean): ImportChoice {
  const entries = chosenLines(preview, choices).map((line) =>
    line.action === 'rename' ? { index: line.index, name: nameOf(line, names) } : { index: line.index },
  );
  return { preview: preview.id, destination: preview.destination, entries, comments };
}

/** `3 added, 1 new version, 1 unchanged`: what is nought is left out. */
export function resultInWords({ added, newVersions, unchanged }: ImportResult): string {
  const parts = [
    added > 0 ? t.added(added) : '',
    newVersions > 0 ? t.newVersions(newVersions) : '',
    unchanged > 0 ? t.unchanged(unchanged) : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(', ') : t.nothing;
}
