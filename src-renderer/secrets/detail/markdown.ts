/** A stretch of a line; a link shows its address and leads nowhere. */
export type Inline =
  | { kind: 'text' | 'code' | 'strong' | 'emphasis'; text: string }
  | { kind: 'link'; text: string; url: string };

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: Inline[] }
  | { kind: 'paragraph' | 'quote'; lines: Inline[][] }
  | { kind: 'list'; ordered: boolean; start: number; items: Inline[][] }
  | { kind: 'code'; text: string }
  | { kind: 'rule' };

const fence = /^ {0,3}(`{3,}|~{3,})/;
const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const rule = /^ {0,3}(?:-{3,}|\*{3,}|_{3,})\s*$/;
const bullet = /^\s{0,8}[-*+]\s+(.*)$/;
const numbered = /^\s{0,8}(\d{1,6})[.)]\s+(.*)$/;
const quoted = /^ {0,3}> ?(.*)$/;

/** How long a marked stretch may be: reading stays linear in the text, whatever is in it. */
const inline =
  /`([^`\n]{1,1000})`|\*\*([^*\n]{1,1000})\*\*|\*([^*\s][^*\n]{0,1000})\*|(?<!\w)_([^_\n]{1,1000})_(?!\w)|\[([^[\]\n]{1,500})\]\(([^()\s]{1,500})\)/g;

/**
 * The part of Markdown (CommonMark) that notes are written in: headings, paragraphs, flat lists, code, quotes, rules,
 * bold, italics and links. All else stays the text that it is; nothing is ever HTML.
 */
export function readMarkdown(source: string): Block[] {
  const lines = source.split(/\r\n?|\n/);
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const [block, next] = readBlock(lines, at);
    if (block) blocks.push(block);
    at = next;
  }
  return blocks;
}

type Read = [block: Block | null, next: number];

function readBlock(lines: readonly string[], at: number): Read {
  const line = lines[at] ?? '';
  if (line.trim() === '') return [null, at + 1];
  const fenced = fence.exec(line)?.[1];
  if (fenced !== undefined) return readCode(lines, at, fenced);
  const title = heading.exec(line);
  if (title) {
    const level = Math.min(3, title[1]?.length ?? 1) as 1 | 2 | 3;
    return [{ kind: 'heading', level, text: readInline(title[2] ?? '') }, at + 1];
  }
  if (rule.test(line)) return [{ kind: 'rule' }, at + 1];
  if (bullet.test(line) || numbered.test(line)) return readList(lines, at);
  if (quoted.test(line)) {
    const [found, next] = runOf(lines, at, (one) => quoted.test(one));
    return [{ kind: 'quote', lines: found.map((one) => readInline(quoted.exec(one)?.[1] ?? '')) }, next];
  }
  const [found, next] = runOf(lines, at, (one, index) => index === at || !beginsBlock(one));
  return [{ kind: 'paragraph', lines: found.map((one) => readInline(one.trim())) }, next];
}

function beginsBlock(line: string): boolean {
  return line.trim() === '' || [fence, heading, rule, bullet, numbered, quoted].some((form) => form.test(line));
}

/** The lines from `at` on for which it holds. */
function runOf(
  lines: readonly string[],
  at: number,
  holds: (line: string, index: number) => boolean,
): [string[], number] {
  let next = at;
  while (next < lines.length && holds(lines[next] ?? '', next)) next++;
  return [lines.slice(at, next), next];
}

/** Up to a fence that is as long at least; to the end where there is none. */
function readCode(lines: readonly string[], at: number, fenced: string): Read {
  const [found, next] = runOf(lines, at + 1, (line) => {
    const mark = fence.exec(line)?.[1];
    return !(mark?.startsWith(fenced) && line.trim() === mark);
  });
  return [{ kind: 'code', text: found.join('\n') }, next + 1];
}

function readList(lines: readonly string[], at: number): Read {
  const ordered = !bullet.test(lines[at] ?? '');
  const form = ordered ? numbered : bullet;
  const [found, next] = runOf(lines, at, (line) => form.test(line) && !rule.test(line));
  const items = found.map((line) => readInline(form.exec(line)?.at(-1) ?? ''));
  const start = ordered ? Number(numbered.exec(found[0] ?? '')?.[1] ?? 1) : 1;
  return [{ kind: 'list', ordered, start, items }, next];
}

function readInline(line: string): Inline[] {
  const parts: Inline[] = [];
  let end = 0;
  for (const match of line.matchAll(inline)) {
    if (match.index > end) parts.push({ kind: 'text', text: line.slice(end, match.index) });
    parts.push(marked(match));
    end = match.index + match[0].length;
  }
  if (end < line.length) parts.push({ kind: 'text', text: line.slice(end) });
  return parts;
}

function marked([all, code, strong, starred, underlined, label, url]: RegExpExecArray): Inline {
  if (code !== undefined) return { kind: 'code', text: code };
  if (strong !== undefined) return { kind: 'strong', text: strong };
  if (label !== undefined) return { kind: 'link', text: label, url: url ?? '' };
  return { kind: 'emphasis', text: starred ?? underlined ?? all };
}
