import { createContext, useContext } from 'react';
import { en } from './en';
import { createFormat, type Format } from './format';
import type { Texts } from './texts';
import { zh } from './zh';

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What each language calls itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { zh: '中文', en: 'English' };

/** The `lang` of the page; it also chooses the shapes of Han characters. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

export interface Localised {
  readonly language: Language;
  readonly texts: Texts;
  readonly format: Format;
}

export const LOCALISED: Readonly<Record<Language, Localised>> = {
  zh: { language: 'zh', texts: zh, format: createFormat('zh') },
  en: { language: 'en', texts: en, format: createFormat('en') },
};

/** The first of the browser's languages that the page has. Default: English. */
export function preferredLanguage(tags: readonly string[]): Language {
  const known = (tag: string) => LANGUAGES.find((language) => tag.split('-')[0] === language);
  return tags.map(known).find((language) => language !== undefined) ?? 'en';
}

export const LocalisedContext = createContext<Localised>(LOCALISED.en);

/** The texts and formats of the language that the page is in. */
export const useLocalised = (): Localised => useContext(LocalisedContext);
