import { GraphQLError, GraphQLScalarType } from 'graphql';

/**
 * A scalar for one element of personal data. It is taken through variables only: a literal would stand in
 * the operation's text, which servers, proxies and caches keep and log. Rules of content are those of the
 * domain; here it only has to be a string.
 */
function personalDataScalar(name: string, description: string): GraphQLScalarType<string, never> {
  return new GraphQLScalarType<string, never>({
    name,
    description: `${description} Input only, and through a variable only, never as a literal.`,
    parseValue(value) {
      if (typeof value !== 'string') throw new GraphQLError(`${name} must be a string.`);
      return value;
    },
    parseLiteral(node) {
      throw new GraphQLError(
        `${name} is personal data: give it through a variable, not as a literal.`,
        { nodes: node },
      );
    },
    serialize() {
      throw new TypeError(`${name} is never sent out`);
    },
  });
}

export const BankCardNumber = personalDataScalar(
  'BankCardNumber',
  'A card number: a string of 13 to 19 digits; spaces and hyphens are dropped.',
);

export const IdNumber = personalDataScalar(
  'IdNumber',
  'An ID number: of a resident ID 17 digits and a check character (15 digits of an old one), of other documents 5 to 20 letters and digits.',
);

export const PersonName = personalDataScalar(
  'PersonName',
  "A person's name: 2 to 50 Han characters with the separator ·; with a passport also Latin letters.",
);

export const MobileNumber = personalDataScalar(
  'MobileNumber',
  'A mobile number of mainland China: 11 digits; spaces, hyphens and a leading +86 are dropped.',
);
