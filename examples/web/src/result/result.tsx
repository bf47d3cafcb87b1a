import { useEffect, useRef } from 'react';
import { useLocalised } from '../i18n/language';
import type { Enquiry } from '../use-risk-profile';
import { Levels } from './levels';
import { Pending } from './pending';
import { Profile } from './profile';
import { RequestFailureNotice } from './request-failure-notice';

interface ResultProps {
  readonly enquiry: Enquiry;
}

/** What came of the enquiry. An answer takes the focus, which brings it into view on a phone and has it read out. */
export function Result({ enquiry }: ResultProps) {
  const { texts } = useLocalised();
  const section = useRef<HTMLElement>(null);

  useEffect(() => {
    // A wanted API key takes the focus itself.
    if (enquiry.kind === 'failed' && enquiry.failure.kind === 'UNAUTHENTICATED') return;
    if (enquiry.kind === 'data' || enquiry.kind === 'failed') {
      section.current?.querySelector('h2')?.focus();
    }
  }, [enquiry]);

  return (
    <section
      ref={section}
      className="result"
      aria-label={texts.result.heading}
      aria-busy={enquiry.kind === 'pending'}
    >
      <p role="status" className="visually-hidden">
        {enquiry.kind === 'pending' && texts.result.pending}
      </p>
      <Content enquiry={enquiry} />
    </section>
  );
}

function Content({ enquiry }: ResultProps) {
  switch (enquiry.kind) {
    case 'none':
    case 'invalid':
      return <Levels />;
    case 'pending':
      return <Pending />;
    case 'data':
      return <Profile profile={enquiry.data.riskProfile} />;
    case 'failed':
      return <RequestFailureNotice failure={enquiry.failure} />;
    default:
      return enquiry satisfies never;
  }
}
