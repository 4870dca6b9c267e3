import { preventable } from './state.mjs';

/**
 * A document is asked for: the app's own loading may pass, the page's only if nobody refuses.
 * https://www.electronjs.org/docs/latest/api/web-contents#navigation-events
 * @param {any} contents
 * @param {string} address
 * @param {{ frameId: string, redirectedRequestId?: string }} paused Chromium's request
 */
export function mayNavigate(contents, address, { frameId, redirectedRequestId }) {
  const record = contents.frames.get(frameId) ?? contents.mainFrameRecord;
  const isMainFrame = record === contents.mainFrameRecord;
  const own = isMainFrame && contents.ownNavigation !== undefined && !redirectedRequestId;
  if (own) {
    contents.ownNavigation = undefined;
    return true;
  }
  const byPage = record?.requested === address;
  if (record) record.requested = undefined;
  // A reload that the page has not asked for comes from a spec or the browser: not a navigation of the page.
  if (isMainFrame && !byPage && address === contents.address.replace(/#.*/, '')) return true;
  return askNavigation(contents, address, isMainFrame, record, Boolean(redirectedRequestId));
}

/** Asks the product's listeners. @param {any} contents @param {string} address @param {boolean} isMainFrame @param {any} record the frame @param {boolean} [redirected] */
export function askNavigation(contents, address, isMainFrame, record, redirected = false) {
  const details = () =>
    preventable({
      url: address,
      isMainFrame,
      isSameDocument: false,
      frame: record?.facade ?? null,
      initiator: record?.facade ?? null,
    });
  const event = details();
  if (redirected) contents.emit('will-redirect', event, address, false, isMainFrame, contents.id, 1);
  else {
    contents.emit('will-frame-navigate', event);
    if (isMainFrame && !event.defaultPrevented)
      contents.emit('will-navigate', event, address, false, true, contents.id, 1);
  }
  return !event.defaultPrevented;
}
