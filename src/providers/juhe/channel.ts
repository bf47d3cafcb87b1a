import type { KeyObject } from 'node:crypto';
import type { CheckAbilities, CheckQuery } from '../../domain/provider';
import { BUSINESS_SCENES, ID_TYPES, type Subject } from '../../domain/subject';
import {
  createAesKey,
  encryptAesKey,
  encryptCbc,
  encryptEcb,
  openidSecret,
  type RandomInt,
  type RsaPadding,
} from './cipher';
import {
  aesKeyField,
  businessFields,
  CARD_CHECK_PATHS,
  DETAIL_FIELDS,
  elementFields,
  type JuheForm,
} from './wire';

export const ENCRYPTIONS = ['none', 'aes', 'rsa'] as const;
export const EDITIONS = ['v1', 'v2'] as const;
export type Edition = (typeof EDITIONS)[number];

/** How name, ID number and card are kept secret inside of TLS. */
export type Encryption =
  | { readonly kind: 'none' }
  | { readonly kind: 'aes'; readonly openid: string }
  | {
      readonly kind: 'rsa';
      readonly openid: string;
      readonly publicKey: KeyObject;
      readonly padding: RsaPadding;
    };

/** Which of Juhe's six endpoints of the check is asked, and what it needs. */
export interface Channel {
  readonly encryption: Encryption;
  readonly edition: Edition;
  /** Company, product and step that asks, which only edition v2 takes. */
  readonly customer: string | undefined;
}

/** What each edition can check; v1 knows neither other documents nor scenes. */
export const EDITION_ABILITIES: Readonly<Record<Edition, CheckAbilities>> = {
  v1: { elements: [3], idTypes: ['RESIDENT_ID'], scenes: [] },
  v2: { elements: [3], idTypes: ID_TYPES, scenes: BUSINESS_SCENES },
};

/** The path and the form of a check. A form under RSA has a new AES key each time. */
export function cardCheckRequest(
  channel: Channel,
  key: string,
  query: CheckQuery,
  randomInt: RandomInt,
): { readonly path: string; readonly form: JuheForm } {
  const { encryption, edition, customer } = channel;
  const business =
    edition === 'v2' ? businessFields(query.subject.idType, query.scene, customer) : {};
  return {
    path: CARD_CHECK_PATHS[encryption.kind][edition],
    form: {
      key,
      ...subjectFields(encryption, query.subject, randomInt),
      ...DETAIL_FIELDS,
      ...business,
    },
  };
}

function subjectFields(encryption: Encryption, subject: Subject, randomInt: RandomInt): JuheForm {
  switch (encryption.kind) {
    case 'none':
      return elementFields(subject, (element) => element);
    case 'aes': {
      const secret = openidSecret(encryption.openid);
      return elementFields(subject, (element) => encryptEcb(element, secret));
    }
    case 'rsa': {
      const iv = openidSecret(encryption.openid);
      const aesKey = createAesKey(randomInt);
      return {
        ...aesKeyField(encryptAesKey(aesKey, encryption.publicKey, encryption.padding)),
        ...elementFields(subject, (element) => encryptCbc(element, aesKey, iv)),
      };
    }
    default:
      return encryption satisfies never;
  }
}
