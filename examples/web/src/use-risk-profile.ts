import { useRef, useState } from 'react';
import type { Answer } from './api/answer';
import { ask } from './api/client';
import { AssessRiskDocument, type AssessRiskQuery } from './api/generated/graphql';
import type { Elements } from './form/elements';

/** Where asking for a profile stands. */
export type Enquiry =
  { readonly kind: 'none' } | { readonly kind: 'pending' } | Answer<AssessRiskQuery>;

/** Asks for one risk profile at a time. An answer that comes after `reset` is dropped. */
export function useRiskProfile() {
  const [enquiry, setEnquiry] = useState<Enquiry>({ kind: 'none' });
  const current = useRef(0);

  async function assess(elements: Elements, accessKey: string) {
    if (enquiry.kind === 'pending') return;
    const { mobile, ...required } = elements;
    const input = { ...required, ...(mobile.trim() !== '' && { mobile }) };
    const asked = ++current.current;
    setEnquiry({ kind: 'pending' });
    const answer = await ask(AssessRiskDocument, { input }, { accessKey });
    if (asked === current.current) setEnquiry(answer);
  }

  function reset() {
    current.current++;
    setEnquiry({ kind: 'none' });
  }

  return { enquiry, assess, reset };
}
