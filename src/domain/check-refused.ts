/** Why this server itself would not ask a provider, with what to tell the caller. */
export const REFUSALS = {
  CARD_FAILED_CHECKS: {
    message: 'Recent checks of this card failed; one more could lock the card for its holder.',
    messageZh: '该卡近期核验连续未通过，再次查询可能导致持卡人的卡被锁定。',
  },
  CARD_DAILY_CALLS: {
    message: 'This card has been checked as often as is allowed in one day.',
    messageZh: '该卡当日核验次数已达上限。',
  },
  ID_NUMBER_DAILY_CALLS: {
    message: 'This ID number has been checked as often as is allowed in one day.',
    messageZh: '该证件号当日核验次数已达上限。',
  },
  SUBJECT_LOCKED: {
    message:
      'A provider has reported this card or person as locked; asking again would extend the lock.',
    messageZh: '服务商已报告该卡或该要素被锁定，再次查询会延长锁定时间。',
  },
  CLIENT_DAILY_CALLS: {
    message: 'This client has made as many paid calls as it may in one day.',
    messageZh: '该客户端当日付费调用次数已达上限。',
  },
  CLIENT_DAILY_SPEND: {
    message:
      'This call would cost more than what is left of what this client may spend in one day.',
    messageZh: '该客户端当日剩余费用额度不足以支付本次调用。',
  },
} as const satisfies Record<string, { message: string; messageZh: string }>;

export type RefusalRule = keyof typeof REFUSALS;

/** A rule that forbids to ask a provider now, and until when. */
export interface Refusal {
  readonly rule: RefusalRule;
  readonly retryAt: Date;
}

/** A check that this server would not send. Nothing was asked and nothing was paid. */
export interface CheckRefused {
  readonly kind: 'CheckRefused';
  readonly rule: RefusalRule;
  readonly message: string;
  readonly messageZh: string;
  readonly retryable: boolean;
  readonly retryAt: Date | null;
}
