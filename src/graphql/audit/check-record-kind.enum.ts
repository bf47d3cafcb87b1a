import type { RecordKind } from '../../domain/check-record';
import { registerEnum } from '../register-enum';

export const CheckRecordKindEnum = registerEnum<RecordKind>(
  'CheckRecordKind',
  'What became of an enquiry.',
  {
    ANSWERED: 'A provider gave a verdict or report.',
    FAILED: 'No provider gave one; see `error`.',
    REUSED:
      'An earlier answer, or that of an identical enquiry under way, was given without asking anybody.',
    REFUSED: 'This server would not ask; see `refusal`.',
  },
);
