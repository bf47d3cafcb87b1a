import type { BlacklistCategory } from '../domain/blacklist-report';
import type { Product, ProviderName } from '../domain/provider';

/** How the issuing bank sees a card that it knows. */
export type CardState =
  | 'NORMAL'
  | 'REPORTED_LOST'
  | 'EXPIRED'
  | 'CARD_NOT_PRESENT_DISABLED'
  | 'DORMANT'
  | 'ISSUER_UNSUPPORTED'
  | 'LOCKED';

/** What goes wrong at a provider when this card is asked about. */
export type Fault =
  | { readonly kind: 'code'; readonly code: string }
  | {
      readonly kind: 'raw';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: string | Buffer;
    }
  | { readonly kind: 'silence' }
  | { readonly kind: 'reset' };

export type Faults = Partial<Record<ProviderName, Partial<Record<Product, Fault>>>>;

/** A person of the sandbox. All numbers are invented. */
export interface Cardholder {
  readonly name: string;
  readonly idNumber: string;
  readonly bankCard: string;
  readonly mobile: string;
  readonly state?: CardState;
  readonly blacklists?: readonly BlacklistCategory[];
  readonly faults?: Faults;
  /** How long every provider takes for this card, in milliseconds. Default 0. */
  readonly delayMs?: number;
}

type Extras = Omit<Cardholder, 'name' | 'idNumber' | 'bankCard' | 'mobile'>;

const person = (
  name: string,
  idNumber: string,
  bankCard: string,
  mobile: string,
  extras: Extras = {},
): Cardholder => ({ name, idNumber, bankCard, mobile, ...extras });

const juheCheck = (fault: Fault): Faults => ({ JUHE: { BANK_CARD_CHECK: fault } });

const DATA_SOURCE_TIMEOUT: Faults = {
  JUHE: {
    BANK_CARD_CHECK: { kind: 'code', code: '220701' },
    BLACKLIST_REPORT: { kind: 'code', code: '271901' },
  },
};
const SILENCE: Faults = {
  JUHE: { BANK_CARD_CHECK: { kind: 'silence' }, BLACKLIST_REPORT: { kind: 'silence' } },
};
const HTML_ERROR: Fault = {
  kind: 'raw',
  status: 500,
  headers: { 'content-type': 'text/html' },
  body: '<html><body><h1>500 Internal Server Error</h1></body></html>\n',
};

/** The people that the sandbox's bank knows, numbered in the README from 1. */
// prettier-ignore
export const CARDHOLDERS: readonly Cardholder[] = [
  person('张三', '32132419860817421X', '6217920181755914', '13800138000'),
  person('李四', '110101190001010014', '6217920000000001017', '13800138001'),
  person('王五', '110101190002020118', '6217920000000001025', '13800138002', { state: 'REPORTED_LOST' }),
  person('赵六', '110101190003030211', '6217920000000001033', '13800138003', { state: 'EXPIRED' }),
  person('孙七', '110101190004040315', '6217920000000001041', '13800138004', { state: 'CARD_NOT_PRESENT_DISABLED' }),
  person('周八', '110101190005050419', '6217920000000001058', '13800138005', { state: 'DORMANT' }),
  person('郑十', '110101190007070616', '6217920000000001074', '13800138006', { state: 'ISSUER_UNSUPPORTED' }),
  person('陈三', '110101190101100914', '6217920000000001108', '13800138007', { blacklists: ['FRAUD_TRANS'] }),
  person('褚四', '110101190102111017', '6217920000000001116', '13800138008', { blacklists: ['CASE_RELATED'] }),
  person('卫五', '110101190103121110', '6217920000000001124', '13800138009', { blacklists: ['ONLINE_BLACK', 'OFFLINE_BLACK', 'OTHER_BLACK'] }),
  person('蒋六', '110101190104131214', '6217920000000001132', '13800138010', { blacklists: ['BAD_CARD_HOLDER'] }),
  person('沈七', '110101190105141318', '6217920000000001140', '13800138011', { state: 'LOCKED' }),
  person('韩八', '110101190106151411', '6217920000000001157', '13800138012', { faults: DATA_SOURCE_TIMEOUT }),
  person('杨九', '110101190107161515', '6217920000000001165', '13800138013', { faults: SILENCE }),
  person('朱十', '110101190108171619', '6217920000000001173', '13800138014', { faults: juheCheck({ kind: 'reset' }) }),
  person('秦一', '110101190109181712', '6217920000000001181', '13800138015', { faults: juheCheck(HTML_ERROR) }),
  person('何四', '11010119020321201X', '6217920000000001215', '13800138016', { faults: juheCheck({ kind: 'code', code: '10012' }) }),
  person('吕五', '110101190204222113', '6217920000000001223', '13800138017', { faults: juheCheck({ kind: 'code', code: '10001' }) }),
  person('许三', '110101190202201917', '6217920000000001207', '13800138018', { delayMs: 2_000 }),
];
