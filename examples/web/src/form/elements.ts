/** The elements of a check in the order of the form, named as in `RiskProfileInput`. */
export const ELEMENT_NAMES = ['name', 'idNumber', 'bankCard', 'mobile'] as const;

export type ElementName = (typeof ELEMENT_NAMES)[number];

export type Elements = Readonly<Record<ElementName, string>>;

export const NO_ELEMENTS: Elements = { name: '', idNumber: '', bankCard: '', mobile: '' };
