/** The elements of a check that a caller gives and a provider may reject. */
export type Element = 'NAME' | 'ID_NUMBER' | 'BANK_CARD' | 'MOBILE';

/**
 * Every rule that an input can break, with what to tell the caller. The texts are fixed: they name the
 * rule and never hold the value that broke it.
 */
export const INPUT_RULES = {
  REQUIRED: ['is required', '必填'],
  TYPE: ['has the wrong type', '类型不正确'],
  ENUM: ['is not one of the values of its enum', '不是枚举中的取值'],
  UNKNOWN_FIELD: ['has a field that its input type does not define', '含有输入类型中没有的字段'],
  NAME_LENGTH: ['must have 2 to 50 characters', '姓名须为 2 至 50 个字符'],
  NAME_CHARACTERS: [
    'may hold Han characters and the separator · only, and for a passport also Latin letters, spaces, hyphens and apostrophes',
    '姓名只能含汉字与间隔号“·”；护照姓名还可含拉丁字母、空格、连字符与撇号',
  ],
  NAME_SEPARATOR: [
    'must not begin or end with the separator · or hold two in a row',
    '间隔号“·”不能在姓名开头或结尾，也不能连续出现',
  ],
  ID_NUMBER_FORMAT: [
    'must be 17 digits and a check character (or an old number of 15 digits); of another ID type, 5 to 20 letters and digits',
    '身份证号须为 17 位数字加 1 位校验码（或 15 位旧号码）；其他证件号须为 5 至 20 位字母或数字',
  ],
  ID_NUMBER_BIRTH_DATE: [
    'must hold a real birth date that is not in the future',
    '身份证号中的出生日期须真实且不晚于今天',
  ],
  ID_NUMBER_CHECKSUM: [
    'has a check character that does not fit its digits',
    '身份证号的校验码与前 17 位不符',
  ],
  BANK_CARD_DIGITS: [
    'may hold digits, spaces and hyphens only',
    '银行卡号只能含数字、空格与连字符',
  ],
  BANK_CARD_LENGTH: ['must have 13 to 19 digits', '银行卡号须为 13 至 19 位数字'],
  BANK_CARD_OTHER_NUMBER: [
    'is an ID number or a mobile number, not a card number',
    '填写的是身份证号或手机号，而不是银行卡号',
  ],
  MOBILE_FORMAT: [
    'must be a mobile number of mainland China: 11 digits that begin with 13 to 19, +86 before them allowed',
    '手机号须为中国大陆 11 位手机号（13 至 19 开头），可带 +86 前缀',
  ],
  MAX_AGE_RANGE: ['must be 0 or more', '须为 0 或更大的整数'],
  CLIENT_REFERENCE_CHARACTERS: [
    'may hold letters, digits and . _ : / - only',
    '只能含字母、数字与 . _ : / -',
  ],
  CLIENT_REFERENCE_PERSONAL: [
    'must not hold an element of the check, nor what could be the mobile, ID or card number of a person: it is kept with the record',
    '不得包含核验要素，也不得含有疑似手机号、身份证号或银行卡号的数字：该字段会随记录保存',
  ],
  CLIENT_REFERENCE_LENGTH: ['must have 1 to 64 characters', '须为 1 至 64 个字符'],
  CLIENT_ID: [
    'is not the id of a client: 1 to 68 letters, digits and . _ : @ | -, without what could be the mobile, ID or card number of a person',
    '不是客户端编号：须为 1 至 68 个字母、数字或 . _ : @ | -，且不得含有疑似手机号、身份证号或银行卡号的数字',
  ],
  PAGE_SIZE: ['must be 1 to 100', '须为 1 至 100 的整数'],
  CURSOR: ['is not a cursor that a page has given', '不是查询结果中给出的游标'],
  DAY_RANGE: [
    'must not be before `from`, nor more than 366 days after it',
    '不得早于 `from`，且与其相隔不得超过 366 天',
  ],
} as const satisfies Record<string, readonly [message: string, messageZh: string]>;

/** The name of a rule in {@link INPUT_RULES}, stable for clients to branch on. */
export type InputRule = keyof typeof INPUT_RULES;

/** A value in its normal form, or the first rule that it breaks. */
export type Parsed = { readonly ok: true; readonly value: string } | Broken;

export interface Broken {
  readonly ok: false;
  readonly rule: InputRule;
}

export const parsed = (value: string): Parsed => ({ ok: true, value });
export const broken = (rule: InputRule): Broken => ({ ok: false, rule });

/** Text in half width and capital letters, without anything but letters and digits: what is left of it when two are compared. */
export const lettersAndDigits = (text: string): string =>
  toHalfWidth(text)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();

/** Full-width ASCII (`０１２Ｘ－`) and the ideographic space, as input methods produce them, to plain ASCII. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}
