import { IsString, Max, Min, ValidateIf, validateSync } from 'class-validator';
import fc from 'fast-check';
import { BankCardCheckInput } from '../../../src/graphql/bank-card-check/bank-card-check.input';
import { createKeepsRules } from '../../../src/graphql/input/keeps-rules';
import { CARDHOLDERS } from '../../../src/sandbox/cardholders';

describe('createKeepsRules', () => {
  const keepsRules = createKeepsRules(BankCardCheckInput);

  it('agrees with class-validator on any input', () => {
    const [{ name, idNumber, bankCard }] = CARDHOLDERS as [(typeof CARDHOLDERS)[number]];
    const text = fc.string({ unit: 'binary' });
    const input = fc.record(
      {
        name: fc.oneof(fc.constant(name), text),
        idNumber: fc.oneof(fc.constant(idNumber), text),
        bankCard: fc.oneof(fc.constant(bankCard), text),
        mobile: fc.constantFrom(null, undefined, '13800138000', '999'),
        idType: fc.constantFrom('RESIDENT_ID', 'PASSPORT'),
        maxAgeSeconds: fc.constantFrom(null, undefined, -1, 0, 60),
        clientReference: fc.constantFrom(null, undefined, 'order-1', '', bankCard),
      },
      { requiredKeys: ['name', 'idNumber', 'bankCard'] },
    );
    let kept = 0;
    fc.assert(
      fc.property(input, (members) => {
        const problems = validateSync(Object.assign(new BankCardCheckInput(), members));
        if (problems.length === 0) kept++;
        expect(keepsRules(members)).toBe(problems.length === 0);
      }),
      { numRuns: 500 },
    );
    expect(kept).toBeGreaterThan(0);
  });

  it('leaves what a decorator of another kind means to class-validator', () => {
    class Numbers {
      @Min(1, { each: true })
      readonly each!: readonly number[];
    }
    class Conditional {
      @ValidateIf(() => false)
      @IsString()
      readonly unasked!: string;

      @Max(2, { validateIf: () => false })
      readonly unlimited!: number;
    }
    expect(createKeepsRules(Numbers)({ each: [1] })).toBe(false);
    expect(createKeepsRules(Conditional)({ unasked: 1, unlimited: 1 })).toBe(false);
  });
});
