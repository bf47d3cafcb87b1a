import { InputType } from 'type-graphql';
import { AskInput } from '../input/ask.input';

@InputType({ description: 'Which card to look up, and whom to ask.' })
export class BlacklistReportInput extends AskInput {}
