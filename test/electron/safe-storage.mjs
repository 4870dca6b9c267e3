import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { app } from './app.mjs';
import { guard } from './guard.mjs';
import { state } from './state.mjs';

const keyOf = () =>
  createHash('sha256')
    .update(`stand-in ${app.getPath('userData')}`)
    .digest();

function needReady() {
  if (!state.ready) throw new Error('safeStorage cannot be used before app is ready');
}

/** The asynchronous calls only: Electron 46 has no others. https://www.electronjs.org/docs/latest/api/safe-storage */
export const safeStorage = guard('safeStorage', {
  async isAsyncEncryptionAvailable() {
    needReady();
    return true;
  },
  async encryptStringAsync(text) {
    needReady();
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', keyOf(), iv);
    return Buffer.concat([Buffer.from('v10'), iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  },
  async decryptStringAsync(sealed) {
    needReady();
    if (sealed.subarray(0, 3).toString() !== 'v10')
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.');
    const opener = createDecipheriv('aes-256-gcm', keyOf(), sealed.subarray(3, 15));
    opener.setAuthTag(sealed.subarray(-16));
    return {
      result: opener.update(sealed.subarray(15, -16), undefined, 'utf8') + opener.final('utf8'),
      shouldReEncrypt: false,
    };
  },
  getSelectedStorageBackend: () => 'gnome_libsecret',
});
