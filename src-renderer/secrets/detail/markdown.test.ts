import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, type Inline, readMarkdown } from './markdown.ts';

const spoken = (parts: Inline[]) =>
  parts.map((part) => (part.kind === 'link' ? part.text + part.url : part.text)).join('');

/** All that a person can read of the blocks. */
function textOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return spoken(block.text);
    case 'code':
      return block.text;
    case 'rule':
      return '';
    case 'list':
      return block.items.map(spoken).join('\n');
    default:
      return block.lines.map(spoken).join('\n');
  }
}

const source = fc.string({
  unit: fc.oneof(fc.constantFrom(...'#*_`>-+[]()!~1.) \n\ta', '```', '\n\n', '**'), fc.string({ maxLength: 3 })),
  maxLength: 200,
});

describe('readMarkdown', () => {
  it('reads the forms that notes are written in', () => {
    const text = ['# Rotate', '', 'Ask **Ada** first,', 'then run `make rotate`.', '- one', '- two'];
    expect(readMarkdown([...text, '```sh', 'echo *', '```', '> said', '3. third', '---'].join('\r\n'))).toEqual([
      { kind: 'heading', level: 1, text: [{ kind: 'text', text: 'Rotate' }] },
      {
        kind: 'paragraph',
        lines: [
          [
            { kind: 'text', text: 'Ask ' },
            { kind: 'strong', text: 'Ada' },
            { kind: 'text', text: ' first,' },
          ],
          [
            { kind: 'text', text: 'then run ' },
            { kind: 'code', text: 'make rotate' },
            { kind: 'text', text: '.' },
          ],
        ],
      },
      {
        kind: 'list',
        ordered: false,
        start: 1,
        items: [[{ kind: 'text', text: 'one' }], [{ kind: 'text', text: 'two' }]],
      },
      { kind: 'code', text: 'echo *' },
      { kind: 'quote', lines: [[{ kind: 'text', text: 'said' }]] },
      { kind: 'list', ordered: true, start: 3, items: [[{ kind: 'text', text: 'third' }]] },
      { kind: 'rule' },
    ]);
  });

  it('shows the address of a link, and leaves names with underscores alone', () => {
    expect(readMarkdown('[the console](https://bank.example/a_b) for API_KEY_ID')[0]).toEqual({
      kind: 'paragraph',
      lines: [
        [
          { kind: 'link', text: 'the console', url: 'https://bank.example/a_b' },
          { kind: 'text', text: ' for API_KEY_ID' },
        ],
      ],
    });
  });

  it('loses no letter or digit of what is written, whatever it is', () => {
    const letters = (text: string) => text.replace(/[^\p{L}\p{Nd}]/gu, '');
    const readable = source.filter((text) => !/^ {0,3}(`{3,}|~{3,})|^\s{0,8}\d{1,6}[.)]\s/m.test(text));
    fc.assert(
      fc.property(readable, (text) => {
        expect(letters(readMarkdown(text).map(textOf).join('\n'))).toBe(letters(text));
      }),
    );
  });

  it('comes to an end on any text, also on long ones made to go on', () => {
    fc.assert(fc.property(source, (text) => Array.isArray(readMarkdown(text))));
    for (const unit of ['[', '`a', '**', '*a', '_a', '[a](', '> ', '- ', '#']) {
      expect(readMarkdown(unit.repeat(65_536 / unit.length)).length).toBeGreaterThan(0);
    }
  });
});
