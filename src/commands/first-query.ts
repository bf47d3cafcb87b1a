/** A `curl` command that asks a server in sandbox mode about cardholder 1. */
export function firstQuery(url: string): string {
  const body = {
    query:
      'query ($input: RiskProfileInput!) { riskProfile(input: $input) { level recommendation complete signals { code explanation } } }',
    variables: {
      input: { name: '张三', idNumber: '32132419860817421X', bankCard: '6217920181755914' },
    },
  };
  return `curl -s ${url} -H 'content-type: application/json' -d '${JSON.stringify(body)}'`;
}
