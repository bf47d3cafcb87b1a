// Compares schema.graphql with schema.released.graphql, the schema of the last release: fails on what would break a
// client, and on what the CHANGELOG does not tell. docs/schema-changes.md has the rules.
import { readFileSync } from 'node:fs';
import { CriticalityLevel, diff, DiffRule } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

const read = (file) => readFileSync(file, 'utf8');

const allChanges = await diff(
  buildSchema(read('schema.released.graphql')),
  buildSchema(read('schema.graphql')),
  [
    DiffRule.simplifyChanges,
    // What a release has shipped as deprecated may go.
    DiffRule.suppressRemovalOfDeprecatedField,
  ],
);

// The rule of the library leaves out some of them, such as that of a type.
const changes = allChanges.filter(({ type }) => !type.includes('_DESCRIPTION_'));

const told = /^## Unreleased$.*?^### Schema$(?<text>.*?)(?=^##|(?![^]))/ms
  .exec(read('CHANGELOG.md'))
  ?.groups.text.toLowerCase();

/** Whether the CHANGELOG names the type or a member of it. */
const isTold = ({ path = '' }) =>
  path.split('.').some((name) => name !== 'Query' && told?.includes(name.toLowerCase()));

const isBreaking = ({ criticality }) => criticality.level === CriticalityLevel.Breaking;

for (const change of changes) {
  const { criticality, message } = change;
  console.log(`${criticality.level}: ${message}`);
  if (!isTold(change)) console.log(`  Not told in CHANGELOG.md under Unreleased, Schema.`);
}
process.exitCode = changes.every((change) => !isBreaking(change) && isTold(change)) ? 0 : 1;
