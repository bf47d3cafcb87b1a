import type { Language } from './language';

const LOCALES = { en: 'en-GB', zh: 'zh-CN' } as const satisfies Record<Language, string>;

/** Money and times as the language writes them. Times are those of China, by whose days cards are counted. */
export interface Format {
  money(fen: number): string;
  time(at: string | Date): string;
  milliseconds(ms: number): string;
}

export function createFormat(language: Language): Format {
  const locale = LOCALES[language];
  const money = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
  });
  const time = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    hourCycle: 'h23',
    timeZone: 'Asia/Shanghai',
  });
  const milliseconds = new Intl.NumberFormat(locale, { style: 'unit', unit: 'millisecond' });
  const zone = language === 'zh' ? '（北京时间）' : ' (China time)';
  return {
    money: (fen) => money.format(fen / 100),
    time: (at) => `${time.format(new Date(at))}${zone}`,
    milliseconds: (ms) => milliseconds.format(ms),
  };
}
