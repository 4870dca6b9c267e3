/** What the fixture app gives its page and its main process, as the specs see it. */
type Echo = (value?: unknown) => Promise<unknown>;
type Api = {
  tries: Record<string, string>;
  instance: { shown: number; method?: unknown };
  raw: object;
  again: () => string;
  echo: Echo;
  who: () => Promise<{ url: string; origin: string; routingId: number; isTop: boolean; topUrl: string }>;
  invoke: (channel: string) => Promise<unknown>;
  sync: (a: number, b: number) => number;
  throws: () => void;
  call: (fn: (x: number) => number) => number;
  path: (file: File) => string;
  on: (listener: (value: unknown) => void) => () => void;
  missing: (name: string) => string;
};
declare global {
  var api: Api;
  var found: { globals: string[]; odd: string[]; api: string; eval: string };
  var got: unknown[];
  var off: () => void;
  var seen: Record<'navigations' | 'opens' | 'permissions' | 'gone' | 'preloadErrors', string[]> & {
    second: { argv: string[]; cwd: string }[];
    senders: { senderFrame: unknown }[];
  };
  var openWindow: (preload?: string, more?: object) => number;
}

export {};
