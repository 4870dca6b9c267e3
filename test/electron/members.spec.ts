import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vite';
import { expect, test } from '../e2e/kit/test.ts';

test.use({ entry: 'test/electron/fixture-app/main.mjs', begins: 'none' });

const MAIN = 'out/main';

/** The built main bundle, chunk by chunk. */
function chunks(): string[] {
  return readdirSync(MAIN, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(c|m)?js$/.test(name))
    .map((name) => readFileSync(join(MAIN, name), 'utf8'));
}

type Syntax = { type: string; [key: string]: unknown };

const isSyntax = (value: unknown): value is Syntax => typeof value === 'object' && value !== null && 'type' in value;
const childrenOf = (node: Syntax) => Object.values(node).flat().filter(isSyntax);

/** The names that a pattern binds. */
function boundBy(pattern: unknown): string[] {
  if (!isSyntax(pattern)) return [];
  if (pattern.type === 'Identifier') return [pattern.name as string];
  if (pattern.type === 'Property') return boundBy(pattern.value);
  if (pattern.type === 'AssignmentPattern') return boundBy(pattern.left);
  return childrenOf(pattern).flatMap(boundBy);
}

/** The names that a function declares for itself, which then hide an import of the same name. */
function declaredIn(node: Syntax): string[] {
  const inside = (child: Syntax): string[] => {
    if (child.type === 'VariableDeclarator') return boundBy(child.id);
    const name = child.type.endsWith('Declaration') ? boundBy(child.id) : [];
    return child.type.includes('Function') ? name : [...name, ...childrenOf(child).flatMap(inside)];
  };
  return [...[node.params].flat().flatMap(boundBy), ...childrenOf(node).flatMap(inside)];
}

/** Every `electron` member the text touches: `app.quit`, or `Tray` alone where it is only constructed. */
function touchedMembers(text: string): string[] {
  const found = new Set<string>();
  const names = new Map<string, string>();
  const visit = (node: Syntax, hidden: ReadonlySet<string>) => {
    const own = node.type.includes('Function') ? new Set([...hidden, ...declaredIn(node)]) : hidden;
    const { object, property } = node as { object?: Syntax; property?: Syntax };
    if (node.type === 'MemberExpression' && object?.type === 'Identifier' && !node.computed) {
      const name = names.get(object.name as string);
      if (name && !own.has(object.name as string)) found.add(`${name}.${property?.name}`);
    }
    for (const child of childrenOf(node)) visit(child, own);
  };
  const program = parseAst(text) as unknown as Syntax & { body: Syntax[] };
  for (const { type, source, specifiers } of program.body) {
    if (type !== 'ImportDeclaration' || (source as { value: string }).value !== 'electron') continue;
    for (const { imported, local } of specifiers as { imported?: { name: string }; local: { name: string } }[]) {
      if (!imported) throw new Error('electron is imported as a whole: its members cannot be listed');
      names.set(local.name, imported.name);
      found.add(imported.name);
    }
  }
  visit(program, new Set());
  return [...found].sort();
}

test('the list of members is made from imports, renamed ones too', () => {
  const text =
    'import { app, BrowserWindow as Win } from "electron"; app.quit(); Win.getAllWindows(); new Win(); my.app.other(); function f({ app }) { app.shadowed(); }';
  expect(touchedMembers(text)).toEqual(['BrowserWindow', 'BrowserWindow.getAllWindows', 'app', 'app.quit']);
});

test('the stand-in has every member of electron that the built main bundle touches', async ({ main, window }) => {
  await window.title();
  const wanted = [...new Set(chunks().flatMap(touchedMembers))];
  console.log(`electron members in use: ${wanted.join(', ')}`);
  expect(wanted).toContain('app.whenReady');
  const missing = await main((electron, paths) => {
    const problems: string[] = [];
    for (const path of paths) {
      try {
        let value = electron as unknown as Record<string, unknown>;
        // A member that is there may be undefined on this platform; one that is not there throws.
        for (const name of path.split('.')) value = value[name] as Record<string, unknown>;
      } catch (error) {
        problems.push((error as Error).message);
      }
    }
    return problems;
  }, wanted);
  expect(missing).toEqual([]);
});
