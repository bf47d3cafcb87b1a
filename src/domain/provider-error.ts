import type { Asked } from './asked';
import type { Element } from './input-rules';

interface ProviderErrorKind {
  readonly message: string;
  readonly messageZh: string;
  /** Whether asking again later may succeed without anybody changing anything. */
  readonly retryable: boolean;
}

/** Why no verdict came back, with what to tell the caller. The texts are fixed and hold no data. */
export const PROVIDER_ERRORS = {
  NO_ANSWER: {
    message:
      'The provider was asked and did not answer in time; it may have done and billed the work.',
    messageZh: '已向服务商发出请求，但未在限时内得到答复；该次查询可能已执行并计费。',
    retryable: true,
  },
  UNREACHABLE: {
    message: 'The provider could not be reached; nothing was sent.',
    messageZh: '无法连接服务商，未发出任何请求。',
    retryable: true,
  },
  UPSTREAM_FAILURE: {
    message: 'The provider or its data source failed.',
    messageZh: '服务商或其数据源发生故障。',
    retryable: true,
  },
  BAD_RESPONSE: {
    message: 'The provider answered in a form that its documentation does not describe.',
    messageZh: '服务商的应答不符合其文档。',
    retryable: true,
  },
  UNDER_MAINTENANCE: {
    message: 'The provider has taken the interface out of service.',
    messageZh: '服务商接口维护中或已停用。',
    retryable: true,
  },
  CREDENTIALS_REJECTED: {
    message: "The provider does not accept this server's credentials or address.",
    messageZh: '服务商不接受本服务的凭证或来源地址。',
    retryable: false,
  },
  QUOTA_EXHAUSTED: {
    message: 'The quota or balance that this server has at the provider is used up.',
    messageZh: '本服务在该服务商的额度或余额已用尽。',
    retryable: false,
  },
  RATE_LIMITED: {
    message: 'The provider limits how often this server may ask.',
    messageZh: '请求过于频繁，已被服务商限流。',
    retryable: true,
  },
  SUBJECT_LOCKED: {
    message: 'This card or person has been checked too often and is locked for now.',
    messageZh: '该卡或该要素当日核验次数过多，已被限制，请在可重试时间之后再查。',
    retryable: true,
  },
  INPUT_REJECTED: {
    message: 'The provider considers an element of the input malformed.',
    messageZh: '服务商认为输入要素的格式不正确。',
    retryable: false,
  },
  REQUEST_REJECTED: {
    message: "The provider considers this server's request malformed.",
    messageZh: '服务商认为本服务的请求不合规范。',
    retryable: false,
  },
  UNSUPPORTED: {
    message: 'No provider that may be asked can do this check.',
    messageZh: '可用的服务商均不支持此项查询。',
    retryable: false,
  },
  UNKNOWN_CODE: {
    message: 'The provider answered with a code that its documentation does not list.',
    messageZh: '服务商返回了其文档未列出的代码。',
    retryable: false,
  },
} as const satisfies Record<string, ProviderErrorKind>;

export type ProviderErrorCode = keyof typeof PROVIDER_ERRORS;

/** What is known to have caused an error, whomever it was about, with what to tell the caller instead. */
export const ERROR_CAUSES = {
  CLOCK: {
    message: "The provider rejects this server's clock: it is too far from the provider's own.",
    messageZh: '本服务的时钟与服务商相差过大，请求被服务商拒绝。',
  },
  PUBLIC_KEY: {
    message:
      'The provider cannot decrypt what this server sends: the public key configured for it is not its own.',
    messageZh: '服务商无法解密本服务的请求：本服务配置的公钥不是该服务商的公钥。',
  },
} as const satisfies Record<string, Pick<ProviderErrorKind, 'message' | 'messageZh'>>;

export type ErrorCause = keyof typeof ERROR_CAUSES;

/** A check or lookup that brought no verdict. It is data, not an exception, and never evidence against the person. */
export interface ProviderError extends Asked {
  readonly kind: 'ProviderError';
  readonly code: ProviderErrorCode;
  readonly message: string;
  readonly messageZh: string;
  readonly retryable: boolean;
  readonly retryAt: Date | null;
  /** Of `INPUT_REJECTED`: the element that the provider rejects. */
  readonly field: Element | null;
}
