import { parseBankCard } from '../../domain/bank-card';
import { parseIdNumber } from '../../domain/id-number';
import { parseMobileNumber } from '../../domain/mobile-number';
import { RISK_POLICY } from '../../domain/risk-policy';
import { parsePersonName } from '../../domain/person-name';
import type { AskOptions } from '../../domain/verification';
import type { BankCardCheckInput } from '../bank-card-check/bank-card-check.input';
import type { BlacklistRequest, CheckRequest } from '../loaders';
import type { AskInput } from './ask.input';
import { normalForm } from './normal-form';

/** The request that an input describes, its elements in their normal form. */
export function toCheckRequest(input: BankCardCheckInput, nowMs: number): CheckRequest {
  const { idType, mobile, scene, failover } = input;
  return {
    query: {
      subject: {
        name: normalForm(parsePersonName(input.name, idType)),
        idNumber: normalForm(parseIdNumber(input.idNumber, idType, nowMs)),
        bankCard: normalForm(parseBankCard(input.bankCard)),
        ...(mobile !== undefined && { mobile: normalForm(parseMobileNumber(mobile)) }),
        idType,
      },
      ...(scene !== undefined && { scene }),
    },
    options: { ...askOptions(input), failover },
  };
}

/** The request for the blacklists of the card that an input names. */
export function toBlacklistRequest(input: AskInput): BlacklistRequest {
  return {
    query: { bankCard: normalForm(parseBankCard(input.bankCard)) },
    options: askOptions(input),
  };
}

/**
 * Both halves of a risk profile, asked on behalf of the current policy. `provider` says who is to do the
 * check; few providers have a blacklist, so it does not bind that half.
 */
export function toRiskRequests(input: BankCardCheckInput, nowMs: number) {
  const check = toCheckRequest(input, nowMs);
  const blacklist = toBlacklistRequest(input);
  const policyVersion = RISK_POLICY.version;
  return {
    check: { ...check, options: { ...check.options, policyVersion } },
    blacklist: {
      ...blacklist,
      options: { ...withoutProvider(blacklist.options), policyVersion, about: check.query.subject },
    },
  };
}

function withoutProvider({ provider: _provider, ...options }: AskOptions): AskOptions {
  return options;
}

function askOptions({ provider, maxAgeSeconds, clientReference }: AskInput): AskOptions {
  return {
    failover: 'SAFE',
    ...(provider !== undefined && { provider }),
    ...(maxAgeSeconds !== undefined && { maxAgeSeconds }),
    ...(clientReference !== undefined && { clientReference }),
  };
}
