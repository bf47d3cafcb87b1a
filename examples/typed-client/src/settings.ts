/** Where Kayan is, and how it is asked. */
export interface Settings {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether to send the id of a persisted document in place of its text. */
  readonly byDocumentId: boolean;
}

/** Longer than the server takes at most (`REQUEST_DEADLINE_MS` and two seconds): who hangs up earlier asks twice. */
export const TIMEOUT_MS = 15_000;

export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const { KAYAN_URL, KAYAN_API_KEY, KAYAN_DOCUMENT_IDS } = env;
  return {
    url: KAYAN_URL || 'http://127.0.0.1:4000/graphql',
    headers: KAYAN_API_KEY ? { authorization: `Bearer ${KAYAN_API_KEY}` } : {},
    byDocumentId: KAYAN_DOCUMENT_IDS === 'true',
  };
}
