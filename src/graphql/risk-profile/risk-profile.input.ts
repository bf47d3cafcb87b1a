import { InputType } from 'type-graphql';
import { BankCardCheckInput } from '../bank-card-check/bank-card-check.input';

@InputType({ description: 'Whose risk to assess, and whom to ask for the check.' })
export class RiskProfileInput extends BankCardCheckInput {}
