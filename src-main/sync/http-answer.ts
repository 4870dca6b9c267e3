import { type Failure, failed, failureOfStatus } from './http-failure.ts';
import type { HttpAnswer } from './remote.ts';

export type Outcome = { answer: HttpAnswer } | { failure: Failure };

/** These may say yes without a word. */
const mayBeEmpty: ReadonlySet<number> = new Set([202, 204]);

/**
 * Reads an answer to its end, `most` bytes of it after decompression. Of a refusal (4xx) only what is JSON is kept: a
 * gateway's own page says no more than its status. Rejects where the connection ends before.
 */
export async function readAnswer(response: Response, most: number, now: number): Promise<Outcome> {
  const { status, headers } = response;
  const failure = failureOfStatus(status, parseRetryAfter(headers.get('retry-after'), now));
  if (failure) {
    // Not awaited: how long the connection takes to end is the service's to say.
    response.body?.cancel().catch(() => undefined);
    return { failure };
  }
  const isRefusal = status >= 400;
  const bytes = await readBody(response.body, most);
  if (bytes === null) return { failure: { ...failed('too_large'), mayHaveActed: !isRefusal } };
  if (bytes.length === 0 && (isRefusal || mayBeEmpty.has(status))) return { answer: { status, body: undefined } };
  const json = isJson(headers.get('content-type')) ? parseJson(bytes) : null;
  if (isRefusal) return { answer: { status, body: json?.value } };
  if (json === null || !response.ok) return { failure: failed('bad_response') };
  return { answer: { status, body: json.value } };
}

/** `null` as soon as it is too long; the rest is not taken. */
async function readBody(body: ReadableStream<Uint8Array> | null, most: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop cancels the stream, which ends the connection.
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

function isJson(type: string | null): boolean {
  return /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type ?? '');
}

/** `null` for what is no JSON in UTF-8. */
function parseJson(bytes: Uint8Array): { value: unknown } | null {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return null;
  }
}

/** Milliseconds from now, of seconds or of a date (RFC 9110 §10.2.3); `null` for anything else. */
function parseRetryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1_000;
  const date = header.endsWith('GMT') ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
