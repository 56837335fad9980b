/**
 * Structured clone over a text channel. This function is also sent into pages as source text, so it uses
 * nothing outside itself, and only what Node and a page both have.
 */
export function createCloneCodec(): { encode(value: unknown): string; decode(text: string): unknown } {
  type Tagged = { $t: string; v?: unknown; f?: string; n?: string; k?: string };
  const refused = () => new Error('An object could not be cloned.');
  const isTagged = (value: object): value is Tagged => '$t' in value && typeof value.$t === 'string';

  const toBase64 = (bytes: Uint8Array): string => {
    let binary = '';
    for (let at = 0; at < bytes.length; at += 8192)
      binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(binary);
  };
  const fromBase64 = (text: unknown): Uint8Array<ArrayBuffer> => {
    const binary = atob(String(text));
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
    return bytes;
  };

  const packNumber = (value: number): unknown => {
    if (Number.isFinite(value) && !Object.is(value, -0)) return value;
    return { $t: 'number', v: Object.is(value, -0) ? '-0' : String(value) };
  };
  const packPlain = (value: object, path: object[]): unknown => {
    const packed: Record<string, unknown> = {};
    for (const key of Object.keys(value)) packed[key] = pack(Reflect.get(value, key), path);
    return '$t' in packed ? { $t: 'object', v: packed } : packed;
  };
  const packObject = (value: object, path: object[]): unknown => {
    if (path.includes(value)) throw new Error('stand-in: values that hold themselves are not supported');
    path.push(value);
    const packed = packInside(value, path);
    path.pop();
    return packed;
  };
  const packInside = (value: object, path: object[]): unknown => {
    if (Array.isArray(value)) return value.map((one) => pack(one, path));
    if (value instanceof Date) return { $t: 'Date', v: packNumber(value.getTime()) };
    if (value instanceof Map) return { $t: 'Map', v: [...value].map((one) => pack(one, path)) };
    if (value instanceof Set) return { $t: 'Set', v: [...value].map((one) => pack(one, path)) };
    if (value instanceof RegExp) return { $t: 'RegExp', v: value.source, f: value.flags };
    if (value instanceof Error) return { $t: 'Error', v: value.message, n: value.name, k: value.stack ?? '' };
    if (value instanceof ArrayBuffer) return { $t: 'ArrayBuffer', v: toBase64(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      return { $t: 'View', v: toBase64(bytes), n: Object.prototype.toString.call(value).slice(8, -1) };
    }
    if (Object.prototype.toString.call(value) !== '[object Object]') throw refused();
    return packPlain(value, path);
  };
  const pack = (value: unknown, path: object[]): unknown => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number') return packNumber(value);
    if (typeof value === 'undefined') return { $t: 'undefined' };
    if (typeof value === 'bigint') return { $t: 'bigint', v: String(value) };
    if (typeof value === 'object') return packObject(value, path);
    throw refused(); // functions and symbols
  };

  const unpackList = (value: unknown): unknown[] => (Array.isArray(value) ? value.map(unpack) : []);
  const unpackPair = (value: unknown): [unknown, unknown] => {
    const [key, one] = unpackList(value);
    return [key, one];
  };
  const unpackView = (name: string, bytes: Uint8Array<ArrayBuffer>): unknown => {
    const views: Record<string, new (buffer: ArrayBuffer) => ArrayBufferView> = {
      DataView,
      Int8Array,
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
    const View = views[name];
    return View === undefined ? bytes : new View(bytes.buffer);
  };
  /** The kinds that a clone keeps; any other error becomes a plain one. */
  const unpackError = (value: Tagged): Error => {
    const kinds = [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];
    const Kind = kinds.find((one) => one.name === value.n) ?? Error;
    const error = new Kind(String(value.v));
    error.stack = value.k ?? '';
    return error;
  };
  /** What was parsed is nobody else's: its parts are put right where they stand. */
  const unpackPlain = (value: object): unknown => {
    for (const key of Object.keys(value)) {
      const one: unknown = Reflect.get(value, key);
      if (typeof one === 'object' && one !== null) Reflect.set(value, key, unpack(one));
    }
    return value;
  };
  const unpackTagged = (value: Tagged): unknown => {
    switch (value.$t) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(value.v);
      case 'bigint':
        return BigInt(String(value.v));
      case 'Date':
        return new Date(Number(unpack(value.v)));
      case 'Map':
        return new Map((Array.isArray(value.v) ? value.v : []).map(unpackPair));
      case 'Set':
        return new Set(unpackList(value.v));
      case 'RegExp':
        return new RegExp(String(value.v), value.f);
      case 'Error':
        return unpackError(value);
      case 'ArrayBuffer':
        return fromBase64(value.v).buffer;
      case 'View':
        return unpackView(value.n ?? '', fromBase64(value.v));
      default:
        return unpackPlain(Object(value.v));
    }
  };
  const unpack = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(unpack);
    return isTagged(value) ? unpackTagged(value) : unpackPlain(value);
  };

  return {
    encode: (value) => JSON.stringify(pack(value, [])),
    decode: (text) => unpack(JSON.parse(text)),
  };
}
