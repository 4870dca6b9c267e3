/** What a search can ask beside words; how each begins, and an example of it. */
export const searchFilters = [
  { insert: 'env:', example: 'env:prod' },
  { insert: 'project:', example: 'project:pay' },
  { insert: 'tag:', example: 'tag:mail' },
  { insert: 'type:', example: 'type:hmac' },
  { insert: 'service:', example: 'service:stripe' },
  { insert: 'is:expired', example: 'is:expired' },
  { insert: 'expires:<30d', example: 'expires:<30d' },
  { insert: 'value:', example: 'value:…' },
] as const;

const filter = /-?\b(?:env|project|tag|type|service|is|expires|value):(?:"[^"]*"|\S+)/gi;

/** The words of a query without its filters: what is highlighted, and what a new secret could be called. */
export function textOfQuery(query: string): string {
  return query.replace(filter, ' ').replaceAll('"', ' ').replace(/\s+/g, ' ').trim();
}

/** The query with a filter put at its end, ready to be typed on. */
export function withFilter(query: string, insert: string): string {
  return query.trim() === '' ? insert : `${query.trimEnd()} ${insert}`;
}
