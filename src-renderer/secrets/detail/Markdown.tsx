import { useMemo } from 'react';
import styles from './Markdown.module.css';
import { type Block, type Inline, readMarkdown } from './markdown.ts';

/** Notes as they are meant to look. All of it is text to React: nothing in it can become a part of the page. */
export function Markdown({ source }: { source: string }) {
  const blocks = useMemo(() => readMarkdown(source), [source]);
  return (
    <div className={styles.text}>
      {blocks.map((block, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks of one text have no other name than their place.
        <BlockView key={n} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = ({ 1: 'h3', 2: 'h4', 3: 'h5' } as const)[block.level];
      return (
        <Heading className={styles[`level${block.level}`]}>
          <Line parts={block.text} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Lines lines={block.lines} />
        </p>
      );
    case 'quote':
      return (
        <blockquote>
          <Lines lines={block.lines} />
        </blockquote>
      );
    case 'list': {
      const items = block.items.map((parts, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items of one text have no other name than their place.
        <li key={n}>
          <Line parts={parts} />
        </li>
      ));
      return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'code':
      return <pre>{block.text}</pre>;
    case 'rule':
      return <hr />;
  }
}

function Lines({ lines }: { lines: Inline[][] }) {
  return lines.map((parts, n) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text have no other name than their place.
    <span key={n} className={styles.line}>
      <Line parts={parts} />
    </span>
  ));
}

function Line({ parts }: { parts: Inline[] }) {
  return parts.map((part, n) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: stretches of one line have no other name than their place.
    <InlineView key={n} part={part} />
  ));
}

function InlineView({ part }: { part: Inline }) {
  switch (part.kind) {
    case 'code':
      return <code>{part.text}</code>;
    case 'strong':
      return <strong>{part.text}</strong>;
    case 'emphasis':
      return <em>{part.text}</em>;
    case 'link':
      return part.text === part.url ? <span className={styles.url}>{part.url}</span> : <LinkView {...part} />;
    case 'text':
      return part.text;
  }
}

/** Where it would lead is said, not followed: this window opens nothing. */
function LinkView({ text, url }: { text: string; url: string }) {
  return (
    <>
      {text} (<span className={styles.url}>{url}</span>)
    </>
  );
}
