/**
 * Structured clone as JSON text, for Node and for the page (its source is also put into both of the page's worlds, so
 * it uses nothing from outside itself).
 * @param {{ encode?: (value: any, put: (v: any) => any) => any, decode?: (cell: any[], take: (c: any) => any) => any, freeze?: boolean }} [hooks]
 *   `encode` may answer a tagged cell for a value of its own kind, `decode` reads it back: contextBridge's functions.
 */
export function makeCodec(hooks = {}) {
  const refuse = () => {
    // The text of V8's DataCloneError as Electron passes it on.
    throw new Error('An object could not be cloned.');
  };
  const views = {
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
  };
  const { stringify, parse } = JSON;
  const { isArray } = Array;
  const kindOf = Function.prototype.call.bind(Object.prototype.toString);

  const toBase64 = (bytes) => {
    if (bytes.toBase64) return bytes.toBase64();
    let text = '';
    for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
    return btoa(text);
  };
  const fromBase64 = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

  const simple = (value) => {
    switch (typeof value) {
      case 'undefined':
        return ['u'];
      case 'bigint':
        return ['n', String(value)];
      case 'number':
        return Number.isFinite(value) && !Object.is(value, -0)
          ? value
          : ['f', Object.is(value, -0) ? '-0' : String(value)];
      case 'symbol':
        return refuse();
      default:
        return value;
    }
  };

  const byKind = (value, put) => {
    switch (kindOf(value).slice(8, -1)) {
      case 'Date':
        return ['d', value.getTime()];
      case 'RegExp':
        return ['x', value.source, value.flags];
      case 'Boolean':
      case 'Number':
      case 'String':
        return ['w', simple(value.valueOf())];
      case 'Map':
        return ['m', [...value].map(([k, v]) => [put(k), put(v)])];
      case 'Set':
        return ['s', [...value].map(put)];
      case 'ArrayBuffer':
        return ['b', toBase64(new Uint8Array(value))];
      case 'Error':
        return [
          'e',
          String(value.name),
          String(value.message),
          String(value.stack),
          'cause' in value ? put(value.cause) : 0,
        ];
      case 'Object':
      case 'Arguments':
        return null;
      // Promises, weak references, generators, and every object of the page's own: nodes, blobs, windows.
      default:
        return refuse();
    }
  };

  // Most of what is sent is JSON as it stands, which Chromium and Node read and write natively.
  const isPlain = (value, seen) => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
    if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
    if (typeof value !== 'object' || seen.has(value)) return false;
    seen.add(value);
    const keys = Object.keys(value);
    const isUsual = isArray(value)
      ? keys.length === value.length && keys.every((key, at) => key === String(at))
      : Object.getPrototypeOf(value) === Object.prototype;
    if (!isUsual) return false;
    return keys.every((key) => isPlain(value[key], seen));
  };
  const freezeAll = (value) => {
    if (value === null || typeof value !== 'object') return value;
    Object.values(value).forEach(freezeAll);
    return Object.freeze(value);
  };

  const encode = (root) => {
    if (isPlain(root, new Set())) return `=${stringify(root)}`;
    const seen = new Map();
    const put = (value) => {
      if (hooks.encode) {
        const own = hooks.encode(value, put);
        if (own !== undefined) return own;
      }
      if (value === null || typeof value !== 'object') return typeof value === 'function' ? refuse() : simple(value);
      if (seen.has(value)) return ['r', seen.get(value)];
      seen.set(value, seen.size);
      if (isArray(value)) return ['a', value.length, Object.keys(value).map((k) => [k, put(value[k])])];
      if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
        const name =
          Object.getPrototypeOf(Object.getPrototypeOf(value)) &&
          Object.keys(views).find((v) => value instanceof views[v]);
        return ['t', name, toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))];
      }
      const known = byKind(value, put);
      if (known) return known;
      return ['o', Object.keys(value).map((k) => [k, put(value[k])])];
    };
    return stringify(put(root));
  };

  const decode = (text) => {
    if (text.startsWith('=')) return hooks.freeze ? freezeAll(parse(text.slice(1))) : parse(text.slice(1));
    const seen = [];
    const keep = (value) => {
      seen.push(value);
      return value;
    };
    const entry = (into, [key, cell]) => {
      // Not assignment: a key named __proto__ must stay a plain key.
      Object.defineProperty(into, key, { value: take(cell), writable: true, enumerable: true, configurable: true });
    };
    const done = (value) => (hooks.freeze ? Object.freeze(value) : value);
    const take = (cell) => {
      if (!isArray(cell)) return cell;
      const own = hooks.decode?.(cell, take);
      if (own !== undefined) return own;
      switch (cell[0]) {
        case 'u':
          return undefined;
        case 'n':
          return BigInt(cell[1]);
        case 'f':
          return Number(cell[1]);
        case 'd':
          return keep(new Date(cell[1] ?? Number.NaN));
        case 'x':
          return keep(new RegExp(cell[1], cell[2]));
        case 'w':
          return keep(Object(take(cell[1])));
        case 'b':
          return keep(fromBase64(cell[1]).buffer);
        case 't': {
          const bytes = fromBase64(cell[2]);
          return keep(new views[cell[1]](bytes.buffer, 0, bytes.length / views[cell[1]].BYTES_PER_ELEMENT));
        }
        case 'r':
          return seen[cell[1]];
        case 'm': {
          const map = keep(new Map());
          for (const [k, v] of cell[1]) map.set(take(k), take(v));
          return map;
        }
        case 's': {
          const set = keep(new Set());
          for (const v of cell[1]) set.add(take(v));
          return set;
        }
        case 'e': {
          const kinds = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
          const error = keep(new (kinds[cell[1]] ?? Error)(cell[2]));
          error.stack = cell[3];
          if (cell[4] !== 0) error.cause = take(cell[4]);
          return error;
        }
        case 'a': {
          const array = keep([]);
          array.length = cell[1];
          for (const pair of cell[2]) entry(array, pair);
          return done(array);
        }
        default: {
          const object = keep({});
          for (const pair of cell[1]) entry(object, pair);
          return done(object);
        }
      }
    };
    return take(parse(text));
  };
  return { encode, decode };
}
