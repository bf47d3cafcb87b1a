import type { Subject } from '../../domain/subject';
import type { Payload } from '../../http/payload';
import type { Reply } from '../ask';
import { asCode, asReference, member } from '../decoding';
import type { Seal } from './cipher';
import type { ResultTable } from './codes';
import { authorization, type FaceidCredentials } from './sign';

const ACTIONS: Readonly<Record<ResultTable, string>> = {
  '3E': 'BankCardVerification',
  '4E': 'BankCard4EVerification',
};

/** The action that a check needs: of four elements where the subject has a mobile number. */
export const tableOf = ({ mobile }: Subject): ResultTable => (mobile === undefined ? '3E' : '4E');

type FaceidElements = Readonly<
  Record<'Name' | 'IdCard' | 'BankCard', string> & Partial<Record<'Phone', string>>
>;

/** What says how the elements are encrypted. The model in the SDK calls the IV text of 16 characters; the crypto SDKs send base64. */
export interface FaceidEncryption {
  readonly EncryptList: readonly string[];
  readonly CiphertextBlob: string;
  readonly Iv: string;
  readonly Algorithm: 'AES-256-CBC';
  readonly TagList: readonly [];
}

type FaceidBody = FaceidElements & { readonly Encryption?: FaceidEncryption };

/** The body of a check. `CertType` is left out: its default, the resident ID, is all that there is. */
export function cardCheckBody(subject: Subject, seal?: Seal): FaceidBody {
  if (seal === undefined) return elementsOf(subject, (element) => element);
  const elements = elementsOf(subject, seal.encrypt);
  return {
    ...elements,
    Encryption: {
      EncryptList: Object.keys(elements),
      CiphertextBlob: seal.wrappedKey,
      Iv: seal.iv,
      Algorithm: 'AES-256-CBC',
      TagList: [],
    },
  };
}

function elementsOf(
  { name, idNumber, bankCard, mobile }: Subject,
  protect: (element: string) => string,
): FaceidElements {
  const three = { Name: protect(name), IdCard: protect(idNumber), BankCard: protect(bankCard) };
  return mobile === undefined ? three : { ...three, Phone: protect(mobile) };
}

/**
 * The headers of a check beside `Host` and `Content-Type`. There is no region: the documents ask for none.
 *
 * @param host as it is sent
 * @param timestamp seconds since 1970
 */
export function cardCheckHeaders(
  credentials: FaceidCredentials,
  table: ResultTable,
  { contentType, body }: Payload,
  { host, timestamp }: { readonly host: string; readonly timestamp: number },
): Readonly<Record<string, string>> {
  return {
    'X-TC-Action': ACTIONS[table],
    'X-TC-Version': '2018-03-01',
    'X-TC-Timestamp': String(timestamp),
    Authorization: authorization(credentials, { host, contentType, body, timestamp }),
  };
}

/** The member of an answer that holds Tencent's number of the call. */
export const REFERENCES = ['RequestId'];

/**
 * Reads an answer, whose result is under the code of its action's table. An error wins over a result. A result without a
 * readable `Result` is no answer.
 */
export const decodeCardCheck =
  (table: ResultTable) =>
  (json: unknown): Reply => {
    const response = member(json, 'Response');
    const reference = asReference(member(response, 'RequestId'));
    const error = member(response, 'Error') ?? undefined;
    if (error !== undefined) {
      const code = asCode(member(error, 'Code'));
      return { code, message: asText(member(error, 'Message')), reference };
    }
    const result = asCode(member(response, 'Result'));
    return {
      code: result && `${table}/${result}`,
      message: asText(member(response, 'Description')),
      reference,
    };
  };

const asText = (json: unknown): string | null => (typeof json === 'string' ? json : null);
