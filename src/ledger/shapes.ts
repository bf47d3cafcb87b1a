import type { Shape } from './bulk';

export const ATTEMPTS: Shape<'attempts'> = {
  table: 'attempts',
  columns: {
    id: 'key',
    enquiry_id: 'fixed',
    product: 'fixed',
    provider: 'fixed',
    key_id: 'fixed',
    card_print: 'fixed',
    id_number_print: 'fixed',
    started_at: 'fixed',
    china_day: 'fixed',
    price_fen: 'fixed',
    settled_at: 'changing',
    latency_ms: 'changing',
    routing: 'changing',
    outcome: 'changing',
    error: 'changing',
    provider_code: 'changing',
    provider_reference: 'changing',
    billed: 'changing',
    retry_at: 'changing',
    client: 'fixed',
  },
};

export const ANSWERS: Shape<'answers'> = {
  table: 'answers',
  columns: {
    subject_print: 'key',
    provider: 'key',
    answered_at: 'changing',
    price_fen: 'changing',
    given: 'changing',
  },
};

export const CLAIMS: Shape<'claims'> = {
  table: 'claims',
  columns: {
    flight_key: 'key',
    enquiry_id: 'changing',
    expires_at: 'changing',
    ended_at: 'changing',
    cost_fen: 'changing',
    given: 'changing',
  },
  // The end of a flight does not end the claim of another one.
  changedOnlyWhere: 'claims.enquiry_id = excluded.enquiry_id or excluded.ended_at is null',
};

export const RECORDS: Shape<'records'> = {
  table: 'records',
  columns: {
    seq: 'key',
    id: 'fixed',
    at: 'fixed',
    china_day: 'fixed',
    product: 'fixed',
    kind: 'fixed',
    outcome: 'fixed',
    provider: 'fixed',
    client: 'fixed',
    client_reference: 'fixed',
    card_print: 'fixed',
    saved_fen: 'fixed',
    body: 'fixed',
    prev_hash: 'fixed',
    hash: 'fixed',
  },
};

export const CLIENT_DAYS: Shape<'client_days'> = {
  table: 'client_days',
  columns: { client: 'key', china_day: 'key', calls: 'changing', spend_fen: 'changing' },
};

export const PROBES: Shape<'probes'> = {
  table: 'probes',
  columns: { name: 'key', at: 'changing' },
};
