/** What calls and events travel on; no other channel is listened to. */
export const channels = { call: 'coffer:call', event: 'coffer:event' } as const;
