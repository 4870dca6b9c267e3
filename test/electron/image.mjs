import { readFileSync } from 'node:fs';
import { guard } from './guard.mjs';

/** A PNG's size stands in its first chunk. @param {Buffer} bytes */
function sizeOf(bytes) {
  const isPng = bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47;
  return isPng ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : { width: 0, height: 0 };
}

/** @param {Buffer} bytes */
function imageOf(bytes, size = sizeOf(bytes)) {
  let template = false;
  return guard('NativeImage', {
    isEmpty: () => size.width === 0,
    getSize: () => ({ ...size }),
    getAspectRatio: () => (size.height ? size.width / size.height : 1),
    getScaleFactors: () => [1],
    resize: ({ width = size.width, height = size.height }) => imageOf(bytes, { width, height }),
    toPNG: () => Buffer.from(bytes),
    toDataURL: () => `data:image/png;base64,${bytes.toString('base64')}`,
    addRepresentation() {},
    setTemplateImage(on) {
      template = on;
    },
    isTemplateImage: () => template,
  });
}

export const nativeImage = guard('nativeImage', {
  createEmpty: () => imageOf(Buffer.alloc(0)),
  // An unreadable path gives an empty image in Electron too.
  createFromPath(path) {
    try {
      return imageOf(readFileSync(path));
    } catch {
      return imageOf(Buffer.alloc(0));
    }
  },
  createFromBuffer: (buffer) => imageOf(Buffer.from(buffer)),
  createFromDataURL: (url) => imageOf(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')),
});
