/** What several parts must know of the app's life. */
export const state = {
  ready: false,
  quitting: false,
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
