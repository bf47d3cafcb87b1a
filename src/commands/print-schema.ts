import { printSchema } from 'graphql';
import { buildSchema } from '../graphql/schema';

/** Prints the schema that the code defines, as it stands in `schema.graphql`. */
process.stdout.write(`${printSchema(buildSchema())}\n`);
