/**
 * A `curl` command that asks a server in sandbox mode about cardholder 1.
 *
 * @param anonymous whether anybody may ask; otherwise the command has a place for a key
 */
export function firstQuery(url: string, anonymous: boolean): string {
  const body = {
    query:
      'query ($input: RiskProfileInput!) { riskProfile(input: $input) { level recommendation complete signals { code explanation } } }',
    variables: {
      input: { name: '张三', idNumber: '32132419860817421X', bankCard: '6217920181755914' },
    },
  };
  const headers = [
    'content-type: application/json',
    ...(anonymous ? [] : ['authorization: Bearer <API key or token>']),
  ].map((header) => ` -H '${header}'`);
  return `curl -s ${url}${headers.join('')} -d '${JSON.stringify(body)}'`;
}
