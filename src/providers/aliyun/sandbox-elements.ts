import { createHash } from 'node:crypto';
import type { Bank, Elements } from '../../sandbox/bank';

/** The parameters that each product compares. */
const PRODUCTS = new Map([
  ['BANK_CARD_3_META', ['UserName', 'IdentifyNum', 'BankCard']],
  ['BANK_CARD_4_META', ['UserName', 'IdentifyNum', 'BankCard', 'Mobile']],
]);

/** The form of each parameter, by `ParamType`. */
const FORMS = new Map<string, Readonly<Record<string, RegExp>>>([
  [
    'normal',
    {
      UserName: /^[\p{Script=Han}·]{2,}$/u,
      IdentifyNum: /^\d{17}[\dX]$/,
      BankCard: /^\d{13,19}$/,
      Mobile: /^1\d{10}$/,
    },
  ],
  [
    'md5',
    {
      UserName: /^[\da-f]{32}[\p{Script=Han}·]+$/u,
      IdentifyNum: /^\d{6}[\da-f]{32}\d{3}[\dX]$/,
      BankCard: /^\d{7,13}[\da-f]{32}$/,
      Mobile: /^[\da-f]{32}$/,
    },
  ],
]);

/** The elements of a request as the bank knows them, or the code of what is wrong with its parameters. */
export function readElements(parameters: URLSearchParams, bank: Bank): Elements | string {
  const text = (name: string) => parameters.get(name) ?? '';
  const product = text('ProductType');
  // Two elements are a subscription of their own, which the sandbox does not have.
  if (product === 'BANK_CARD_2_META') return '410';
  const names = PRODUCTS.get(product) ?? [];
  if (['ParamType', 'VerifyMode', 'ProductType', ...names].some((name) => text(name) === '')) {
    return '400';
  }
  const forms = FORMS.get(text('ParamType'));
  if (names.length === 0 || text('VerifyMode') !== 'VERIFY_BANK_CARD' || !forms) return '401';
  const malformed = names.find((name) => !forms[name]?.test(text(name)));
  if (malformed !== undefined) return malformed === 'BankCard' ? '200/304' : '401';
  const elements: Elements = {
    name: text('UserName'),
    idNumber: text('IdentifyNum'),
    bankCard: text('BankCard'),
    ...(names.includes('Mobile') && { mobile: text('Mobile') }),
  };
  return text('ParamType') === 'md5' ? recognised(elements, bank) : elements;
}

/** What the digests stand for, if they are those of somebody whom the bank knows. */
function recognised(given: Elements, bank: Bank): Elements {
  const holder = bank.find(({ bankCard }) => digestOf(bankCard, /.{6}$/) === given.bankCard);
  if (holder === undefined) return given;
  const { name, idNumber, bankCard, mobile } = holder;
  return {
    name: digestOf(name, /^./u) === given.name ? name : given.name,
    idNumber: digestOf(idNumber, /(?<=^.{6}).{8}/) === given.idNumber ? idNumber : given.idNumber,
    bankCard,
    ...(given.mobile !== undefined && {
      mobile: digestOf(mobile, /^.*$/) === given.mobile ? mobile : given.mobile,
    }),
  };
}

/** An element with one part of it as its MD5. */
const digestOf = (element: string, part: RegExp): string =>
  element.replace(part, (text) => createHash('md5').update(text).digest('hex'));
