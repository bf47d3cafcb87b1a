/** The id of a generated document in `persisted-documents.json`, as a request names it. */
export function documentIdOf(document: object): string {
  // Written by `persistedDocuments`; the generated types do not show it.
  const { __meta__: meta } = document as { readonly __meta__?: { readonly hash: string } };
  if (meta === undefined) throw new TypeError('the document was generated without an id');
  return `sha256:${meta.hash}`;
}
