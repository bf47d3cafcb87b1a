import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { canonicalText } from './canonical-text';

/** The operations that a server answers when it answers no others. */
export interface TrustedDocuments {
  /** The text of a document by its SHA-256 in hex, with or without `sha256:` before it. */
  byId(documentId: string): string | undefined;
  /** The trusted document that a text says, whatever its layout and the order of its selections. */
  byText(text: string): string | undefined;
}

const MALFORMED =
  'TRUSTED_DOCUMENTS must name a JSON file of documents within LIMIT_TOKENS by their SHA-256, as persistedDocuments of GraphQL Code Generator writes it';

/**
 * Reads a manifest, `{ "<sha256>": "<document>" }`.
 *
 * @throws Error that says what the variable has to be, and nothing of the file
 */
export function readTrustedDocuments(path: string, maxTokens: number): TrustedDocuments {
  const texts = readManifest(path);
  const textsByCanonicalText = new Map(
    [...texts.values()].map((text) => [canonicalText(text, maxTokens), text] as const),
  );
  if (textsByCanonicalText.has(undefined)) throw new Error(MALFORMED);
  return {
    byId: (documentId) => texts.get(documentId.replace(/^sha256:/, '')),
    byText: (text) => textsByCanonicalText.get(canonicalText(text, maxTokens)),
  };
}

function readManifest(path: string): ReadonlyMap<string, string> {
  let manifest: unknown;
  try {
    manifest = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new Error(MALFORMED);
  }
  const isObject = typeof manifest === 'object' && manifest !== null && !Array.isArray(manifest);
  const entries: [string, unknown][] = isObject ? Object.entries(manifest as object) : [];
  if (entries.length === 0 || !entries.every(isEntry)) throw new Error(MALFORMED);
  return new Map(entries);
}

function isEntry(entry: [string, unknown]): entry is [string, string] {
  const [hash, text] = entry;
  return typeof text === 'string' && createHash('sha256').update(text).digest('hex') === hash;
}
