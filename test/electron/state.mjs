import { EventEmitter } from 'node:events';

/** What several parts must know of the app's life. */
export const state = {
  ready: false,
  quitting: false,
  /** 'painted': a window has shown its first page. */
  moments: new EventEmitter(),
  /** Told of each new BrowserWindow. @type {((window: any) => void)[]} */
  onWindow: [],
};

/** An event whose default can be prevented. @param {object} [more] */
export function preventable(more = {}) {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
    ...more,
  };
}
