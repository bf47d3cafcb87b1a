import {
  constants,
  createPrivateKey,
  createPublicKey,
  privateDecrypt,
  type KeyObject,
} from 'node:crypto';

/**
 * The RSA key of the sandbox, made for it alone and public by intention: it protects nothing, since all that it
 * ever decrypts is invented. It is fixed so that a sandbox of its own process and its clients agree on it.
 */
const SANDBOX_ONLY_PRIVATE_KEY = `
-----BEGIN PRIVATE KEY-----
MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC1fBmYZPq017TH
AfEZOC5wQsjESRd5+xMI5MMx2W9GxUsCkZONtt+auoqWfC7g28Is4f3gws0/40UH
LywHHW1qO3bWqLDuJiI9NOAJiw4MKoH5l1/X3FcF2O57ndmPKJMdtcmd1lI040OG
dykppy+qhni7QATBIAzEfIscxlh5qZ/ycFzTpuSYLQQDkbg30/BiMauDmg26bYIo
WlM13ZZI1QlrI/YjZd1zckYvGBJ6uRIwhyheAATZrBtjII6rjwbmZtNAGrL8ckA0
kYGl5wk8UNintAeSowkPT061hygSuDmeuMsmak0JyE+LGxhmssClj5knBg+phl1y
rq6uWR3bAgMBAAECggEACYGzsYjwnRKDlL0kTQblX9oPvEB761bcm2WoV+8k5hcl
o7/Oc+j1c5x78AAXUI4ScNlxvBlYORWFoye0bbb76UmuIvZ5NjBnML+ZUMao+Lgt
UM6+JYeUQ2kmrPEK2XXtpuvD4PG+IqkY+204iccJNyyOHHjxBtDP+mbvvpUhQ1Yp
orSX6tq1xxPdhwEX7w8DfJNlx9+ODpy5v/zOlwKoH5nbbxvEOsUJgYfyjY7KbLtw
owYksoEhmWfMsP46JYuYSiiV+E/mM5HakBvZIKmPKV2zkQqpnKrqQE2b+owlOdc9
lIbonIQPj5HN8anNyMBnDcujsaNLxYAp6wZTmgUCuQKBgQDw/k9SnlRWPQ8ieye2
Kquo7ZzDr8izD8sCaCrkDgO1MsfzgzbkvZP2Wc/qUrdE3FKqiu0J8nToHqpFhI/w
fE3fKg6dR4qXvaZzJsn7QGpXQx9rR9cvuZx5nfo8bHC+2HgDqs2bg7WTWMGhO2DB
EaSDBKj1HYx4wfLQekP4M7kcRQKBgQDAySjSxOXvPRdsPlHG+vdSAByFv0kxo/CM
E4Nukp4QWDJLJtk1AJurZsfciBaITcywGDuosyTLQnjElaQlGWy3c3+mIeJ35rly
YQs3nLFHynKbVDZtj3XAMghRSSchtzIo/rHn3gOKXe1wFbsgx6gE8LbN/9sr6Uvb
epkyr/jDnwKBgBidgTCpJ2gfmHonJik/NoVsr8R1IgTYKh420Zq1q79ITpAa6PJ4
QrK4/bmrdTi9YFw3EHshnrtO1ol/PsyLhdCzlQaPliJlpqjAX4UgUTxUiNMGZX5k
cQ0jC7o8QU/dAHUvbwzhaRyBxlVXoUxXJvyS70cKG50CAnE069hgQBoZAoGAb14F
cjSCa8DL3iDmFt91re4Yi/7jpoSA+jpvi5mxK9n3O8i2Y1L1mn9mZ3RKJ/VhkDx/
gkXytGSy5UVYrIHSduuGyw76B6/GY1fCJh8jnkhKCocMZiAgsqV0fpiWvXhZxqrT
VRHA09bMyhoTnq0X17rCr5/lGanMw35AL7LOLxsCgYEAgXBHLxAajwDc3nHovRb2
WY0AKNtq0SkZSgnqRybL2a4k20s9quHeeNy2W1hYnjz/dCTNq5EDjTQ0v6ViP2v5
AOyL8uLD/CMWBKtTbyiRqitfgJ7ha4lk1UbS/hYeaX7qiErdjSovkNAsImOkCjTL
a0RBOUxkpRIVICt09cRE3Ko=
-----END PRIVATE KEY-----
`;

const sandboxPrivateKey = (): KeyObject => createPrivateKey(SANDBOX_ONLY_PRIVATE_KEY);

/** The half of the sandbox's RSA key that a customer finds in a vendor's console. */
export const sandboxPublicKey = (): KeyObject => createPublicKey(SANDBOX_ONLY_PRIVATE_KEY);

/** What was encrypted with PKCS#1 v1.5; undefined where it was not, or with another key. */
export function unwrapPkcs1(wrapped: Buffer): Buffer | undefined {
  // `00 02 … 00` is stripped by hand, since some releases of Node refuse to decrypt PKCS#1 v1.5 (CVE-2023-46809).
  const block = rsaDecrypt(wrapped, constants.RSA_NO_PADDING);
  if (block?.[0] !== 0 || block[1] !== 2) return undefined;
  return block.subarray(block.indexOf(0, 2) + 1);
}

/** The same for OAEP with SHA-1. */
export function unwrapOaep(wrapped: Buffer): Buffer | undefined {
  return rsaDecrypt(wrapped, constants.RSA_PKCS1_OAEP_PADDING);
}

function rsaDecrypt(wrapped: Buffer, padding: number): Buffer | undefined {
  try {
    return privateDecrypt({ key: sandboxPrivateKey(), padding }, wrapped);
  } catch {
    return undefined;
  }
}
