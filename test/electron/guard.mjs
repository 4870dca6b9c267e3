// Asked by Node, Playwright and printers of values rather than by the product.
const ASKED_BY_TOOLS = new Set(['then', 'toJSON', 'inspect', 'prototype', 'nodeType', 'domain']);

/**
 * Wraps an object or class so that a member it lacks throws instead of answering `undefined`.
 * @template {object} T
 * @param {string} name what the product calls it
 * @param {T} target
 * @returns {T}
 */
export function guard(name, target) {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'symbol' || key in object || ASKED_BY_TOOLS.has(key)) {
        return Reflect.get(object, key, receiver);
      }
      throw new Error(`not in the stand-in: ${name}.${key}`);
    },
  });
}

/**
 * Wraps a class so that its instances are guarded as it is itself.
 * @template {new (...args: any[]) => any} T
 * @param {string} name
 * @param {T} target
 * @returns {T}
 */
export function guardClass(name, target) {
  return new Proxy(guard(name, target), {
    construct(_guarded, args) {
      const made = new target(...args);
      return made.facade ?? guard(name, made);
    },
  });
}

/**
 * A module of Electron's that the stand-in has nothing of: every use throws.
 * @param {string} name
 */
export function absent(name) {
  const refuse = () => {
    throw new Error(`not in the stand-in: ${name}`);
  };
  return new Proxy(refuse, {
    get(_target, key) {
      if (typeof key === 'symbol' || ASKED_BY_TOOLS.has(key)) return undefined;
      throw new Error(`not in the stand-in: ${name}.${key}`);
    },
    construct: refuse,
  });
}
