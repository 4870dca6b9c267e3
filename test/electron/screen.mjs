import { EventEmitter } from 'node:events';
import { guard } from './guard.mjs';

const bounds = { x: 0, y: 0, width: 1920, height: 1080 };
const display = {
  id: 1,
  label: 'stand-in',
  bounds,
  workArea: { ...bounds, height: 1040 },
  size: { width: 1920, height: 1080 },
  workAreaSize: { width: 1920, height: 1040 },
  scaleFactor: 1,
  rotation: 0,
  internal: false,
  touchSupport: 'unknown',
  accelerometerSupport: 'unavailable',
  monochrome: false,
  colorDepth: 24,
  depthPerComponent: 8,
  displayFrequency: 60,
  colorSpace: '{}',
  maximumCursorSize: { width: 64, height: 64 },
  nativeOrigin: { x: 0, y: 0 },
  detected: true,
};

const displays = [display];

export const workArea = () => displays[0].workArea;

/** @param {any} a @param {any} b */
function overlap(a, b) {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

class Screen extends EventEmitter {
  getAllDisplays() {
    return structuredClone(displays);
  }
  getPrimaryDisplay() {
    return structuredClone(displays[0]);
  }
  getDisplayMatching(rectangle) {
    return structuredClone(displays.toSorted((a, b) => overlap(b.bounds, rectangle) - overlap(a.bounds, rectangle))[0]);
  }
  getDisplayNearestPoint({ x, y }) {
    return this.getDisplayMatching({ x, y, width: 1, height: 1 });
  }
  getCursorScreenPoint() {
    return { x: 0, y: 0 };
  }
}

export const screen = guard('screen', new Screen());
