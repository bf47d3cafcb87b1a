/** Invented credentials, which the sandbox accepts and nobody else does. */
export const JUHE_SANDBOX_KEYS = {
  card: 'sandbox-juhe-card-key',
  blacklist: 'sandbox-juhe-blacklist-key',
  openid: 'JHsandbox000000000000000000000000',
} as const;
