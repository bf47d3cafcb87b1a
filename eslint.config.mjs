import graphql from '@graphql-eslint/eslint-plugin';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const [, namingConvention] =
  graphql.configs['flat/schema-recommended'].rules['@graphql-eslint/naming-convention'];

export default defineConfig(
  globalIgnores([
    'dist/',
    'node_modules/',
    'coverage/',
    'data/',
    'test/generated/',
    // They have dependencies and checks of their own.
    'examples/',
    'public/',
  ]),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-console': 'error',
    },
  },
  {
    // type-graphql and class-validator read classes that hold nothing but decorated fields or methods.
    files: ['src/graphql/**/*.ts'],
    rules: {
      // GraphQL objects are plain data here; their classes only describe them.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
    },
  },
  {
    // Programs for the terminal talk to it.
    files: ['src/main.ts', 'src/commands/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['schema.graphql'],
    plugins: { '@graphql-eslint': graphql },
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: 'schema.graphql' } },
    },
    rules: {
      ...graphql.configs['flat/schema-all'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
          DirectiveDefinition: true,
          // type-graphql cannot describe it.
          ignoredSelectors: ['[type=ObjectTypeDefinition][name.value=Query]'],
        },
      ],
      '@graphql-eslint/naming-convention': [
        'error',
        {
          ...namingConvention,
          InputObjectTypeDefinition: { style: 'PascalCase', requiredSuffixes: ['Input', 'Filter'] },
          'InputValueDefinition[gqlType.gqlType.name.value=/Input$/]': {
            requiredPattern: /^input$/,
          },
          'InputValueDefinition[gqlType.name.value=/Filter$/]': { requiredPattern: /^filter$/ },
        },
      ],
      // The order says what is asked first.
      '@graphql-eslint/alphabetize': 'off',
      // Most types are values. What has an identity has an id.
      '@graphql-eslint/strict-id-in-types': 'off',
      // A failure is a member of the result's union, so that a field is never null because of one.
      '@graphql-eslint/require-nullable-result-in-root': 'off',
      // The date would need a directive of our own; a reason names a release.
      '@graphql-eslint/require-deprecation-date': 'off',
      // Records are paged from the newest to the oldest.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      // Short lists have no pages, and nothing can be fetched by an id alone.
      '@graphql-eslint/relay-edge-types': [
        'error',
        { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
      ],
    },
  },
);
