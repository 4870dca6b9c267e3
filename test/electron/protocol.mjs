import { guard } from './guard.mjs';
import { schemes } from './origin.mjs';
import { state } from './state.mjs';

/** @type {Map<string, (request: Request) => Response | Promise<Response>>} */
export const handlers = new Map();

export const protocol = guard('protocol', {
  registerSchemesAsPrivileged(list) {
    if (state.ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges = {} } of list) {
      // The page shows the scheme as https, which has these two.
      if (!privileges.standard || !privileges.secure)
        throw new Error(`not in the stand-in: the scheme ${scheme} that is not standard and secure`);
      schemes.set(scheme, privileges);
    }
  },
  handle(scheme, handler) {
    if (!state.ready) throw new Error('protocol can only be used after app is ready');
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    if (!schemes.has(scheme))
      throw new Error(`not in the stand-in: protocol.handle of ${scheme}, a scheme that is not registered`);
    handlers.set(scheme, handler);
  },
  unhandle(scheme) {
    if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  },
  isProtocolHandled: (scheme) => handlers.has(scheme),
});
