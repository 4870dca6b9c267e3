/** What a secret is made of, or changed to. `expires_at` in seconds; `null` for never. */
export type DuctapeInput = {
  value?: string;
  description?: string;
  token_type?: string;
  scope?: readonly string[];
  envs?: readonly string[];
  expires_at?: number | null;
};
export type NewDuctapeInput = DuctapeInput & { key: string; value: string };

/** What can be asked of Ductape, over whatever way. Answers are unread; whatever fails is a RemoteError. */
export type DuctapeCalls = {
  create(input: NewDuctapeInput, signal: AbortSignal): Promise<unknown>;
  fetchAll(signal: AbortSignal): Promise<unknown>;
  fetch(key: string, signal: AbortSignal): Promise<unknown>;
  update(key: string, input: DuctapeInput, signal: AbortSignal): Promise<unknown>;
  delete(key: string, signal: AbortSignal): Promise<unknown>;
  revoke(key: string, signal: AbortSignal): Promise<unknown>;
  /** Forgets the credentials and cancels what is under way. */
  end(): void;
};
