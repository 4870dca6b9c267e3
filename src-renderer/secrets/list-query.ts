/** What a search can ask beside words; how each begins, and what it means. */
export const searchFilters: readonly { insert: string; example: string; means: string }[] = [
  { insert: 'env:', example: 'env:prod', means: 'in an environment' },
  { insert: 'project:', example: 'project:pay', means: 'in a project' },
  { insert: 'tag:', example: 'tag:mail', means: 'with a tag' },
  { insert: 'type:', example: 'type:hmac', means: 'of a type' },
  { insert: 'service:', example: 'service:stripe', means: 'for a service' },
  { insert: 'is:expired', example: 'is:expired', means: 'expiring, due, revoked, …' },
  { insert: 'expires:<30d', example: 'expires:<30d', means: 'within d, w, m or y' },
];

const filter = /-?\b(?:env|project|tag|type|service|is|expires):(?:"[^"]*"|\S+)/gi;

/** The words of a query without its filters: what is highlighted, and what a new secret could be called. */
export function textOfQuery(query: string): string {
  return query.replace(filter, ' ').replaceAll('"', ' ').replace(/\s+/g, ' ').trim();
}

/** The query with a filter put at its end, ready to be typed on. */
export function withFilter(query: string, insert: string): string {
  return query.trim() === '' ? insert : `${query.trimEnd()} ${insert}`;
}
