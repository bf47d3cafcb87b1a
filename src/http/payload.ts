/** What a request carries. */
export interface Payload {
  readonly contentType: string;
  /** Sent as it is, in UTF-8. */
  readonly body: string;
}

// A back end that takes Latin-1 where nothing is said would read another name.
const FORM = 'application/x-www-form-urlencoded; charset=UTF-8';

/** A form, encoded exactly once. */
export const formPayload = (form: Readonly<Record<string, string>>): Payload => ({
  contentType: FORM,
  body: new URLSearchParams(form).toString(),
});

/** JSON, serialised exactly once: what is signed is what is sent. */
export const jsonPayload = (json: object): Payload => ({
  contentType: 'application/json',
  body: JSON.stringify(json),
});
