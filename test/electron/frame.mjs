import { guard } from './guard.mjs';
import { originOf } from './origin.mjs';

let nextRouting = 1;

/**
 * Electron's WebFrameMain over one frame of the page.
 * @param {any} contents
 * @param {string} id Chromium's frame id
 * @param {string | undefined} parentId
 */
export function makeFrame(contents, id, parentId) {
  const record = {
    id,
    parentId,
    address: 'about:blank',
    securityOrigin: '',
    alive: true,
    /** Counts the documents it has shown: an event of an earlier one has no frame any more. */
    documents: 0,
    context: undefined,
    /** Where the page itself wants to go. @type {string | undefined} */
    requested: undefined,
    name: '',
  };
  const routingId = nextRouting++;
  const facade = guard('webFrameMain', {
    get url() {
      return record.address;
    },
    get origin() {
      return record.securityOrigin || originOf(record.address);
    },
    get parent() {
      return parentId ? (contents.frames.get(parentId)?.facade ?? null) : null;
    },
    get top() {
      return contents.mainFrameRecord?.facade ?? null;
    },
    get frames() {
      return [...contents.frames.values()].filter((one) => one.parentId === id).map((one) => one.facade);
    },
    get framesInSubtree() {
      return [this, ...this.frames.flatMap((one) => one.framesInSubtree)];
    },
    get name() {
      return record.name;
    },
    get detached() {
      return !record.alive;
    },
    routingId,
    frameTreeNodeId: routingId,
    processId: contents.id,
    isDestroyed: () => !record.alive,
    send: (channel, ...args) => contents.sendTo(record, channel, args),
  });
  return Object.assign(record, { facade });
}
