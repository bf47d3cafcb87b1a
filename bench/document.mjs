import { readFileSync } from 'node:fs';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const [, firstBody] = /-d '(\{.*?\})'\n/s.exec(readme) ?? [];
if (firstBody === undefined) throw new Error('the README has no first query');

/** The `riskProfile` document of the README, which every server is asked. */
export const DOCUMENT = JSON.parse(firstBody).query;

const [, selection] = /\(input: \$input\) (\{.*\}) \}$/s.exec(DOCUMENT) ?? [];

/** A document that asks for several profiles with the same selection, of the variables `input1`, `input2`, … */
export function documentOf(fields) {
  const numbers = Array.from({ length: fields }, (_, i) => i + 1);
  const variables = numbers.map((n) => `$input${n}: RiskProfileInput!`).join(', ');
  const asked = numbers.map((n) => `p${n}: riskProfile(input: $input${n}) ${selection}`);
  return `query (${variables}) { ${asked.join(' ')} }`;
}
