import { getMetadataStorage, ValidationTypes } from 'class-validator';

type Rule = (object: object, value: unknown) => boolean;

type Metadata = ReturnType<
  ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']
>[number];

interface Property {
  readonly name: string;
  /** Where one of them does not hold, the property follows no rule. */
  readonly conditions: readonly Rule[];
  readonly rules: readonly Rule[];
}

/**
 * Whether an object keeps every rule that class-validator's decorators give a class. `validateSync` gathers these anew for each
 * object, which costs more than the rules themselves; here it is done once, and `validateSync` has only to tell which rules are
 * broken. A decorator of a kind that is unknown here counts as broken.
 */
export function createKeepsRules(InputClass: new () => object): (object: object) => boolean {
  const storage = getMetadataStorage();
  const metadata = storage.getTargetValidationMetadatas(InputClass, '', false, false);
  const properties = Object.entries(storage.groupByPropertyName(metadata)).map(toProperty);
  return (object) =>
    properties.every(({ name, conditions, rules }) => {
      const value = (object as Readonly<Record<string, unknown>>)[name];
      return (
        !conditions.every((holds) => holds(object, value)) ||
        rules.every((holds) => holds(object, value))
      );
    });
}

function toProperty([name, decorators]: [string, Metadata[]]): Property {
  const isCondition = ({ type }: Metadata) => type === ValidationTypes.CONDITIONAL_VALIDATION;
  return {
    name,
    conditions: decorators.filter(isCondition).map(({ constraints }) => constraints[0] as Rule),
    rules: decorators.filter((decorator) => !isCondition(decorator)).flatMap(toRules),
  };
}

function toRules(decorator: Metadata): readonly Rule[] {
  const { type, constraintCls, constraints, propertyName: property, each, validateIf } = decorator;
  const isKnown = type === ValidationTypes.CUSTOM_VALIDATION && !each && validateIf === undefined;
  if (!isKnown) return [() => false];
  return getMetadataStorage()
    .getTargetValidatorConstraints(constraintCls)
    .map(({ async, instance }) => (object, value) => {
      const args = { value, constraints, targetName: '', object, property };
      return !async && instance.validate(value, args) === true;
    });
}
