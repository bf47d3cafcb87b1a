import {
  brotliDecompressSync,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  zstdDecompressSync,
} from 'node:zlib';

type Decompress = (body: Buffer, options: { readonly maxOutputLength: number }) => Buffer;

/** `deflate` is zlib's format; some servers send what is inside of it alone. */
const inflate: Decompress = (body, options) => {
  const isZlib =
    body.length >= 2 && (body.readUInt8() & 0x0f) === 8 && body.readUInt16BE() % 31 === 0;
  return isZlib ? inflateSync(body, options) : inflateRawSync(body, options);
};

const CODINGS: ReadonlyMap<string, Decompress> = new Map<string, Decompress>([
  ['identity', (body) => body],
  ['gzip', gunzipSync],
  ['x-gzip', gunzipSync],
  ['deflate', inflate],
  ['br', brotliDecompressSync],
  ['zstd', zstdDecompressSync],
]);

/**
 * The content of a body as its `Content-Encoding` tells (RFC 9110, section 8.4). Servers compress without being asked to.
 *
 * @param maxBytes the largest content
 * @returns a stable word instead where there is no such content
 */
export function decodeContent(
  body: Buffer,
  encoding: string | readonly string[] | undefined,
  maxBytes: number,
): Buffer | 'BODY_TOO_LARGE' | 'CONTENT_ENCODING' {
  const codings = String(encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '');
  // An answer without content may name a coding all the same.
  if (body.length === 0) return body;
  let content = body;
  try {
    // The last one named was applied last.
    for (const coding of codings.reverse()) {
      const decompress = CODINGS.get(coding);
      if (decompress === undefined) return 'CONTENT_ENCODING';
      content = decompress(content, { maxOutputLength: maxBytes });
    }
  } catch (error) {
    const { code } = error as { code?: unknown };
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'BODY_TOO_LARGE' : 'CONTENT_ENCODING';
  }
  return content;
}
