import { useEffect, useRef, useState, type RefObject, type SubmitEvent } from 'react';
import type { InvalidInput } from '../api/answer';
import { useLocalised } from '../i18n/language';
import type { Enquiry } from '../use-risk-profile';
import { AccessKey } from './access-key';
import { ELEMENT_NAMES, type ElementName, type Elements } from './elements';
import { Field } from './field';

interface CheckFormProps {
  readonly elements: Elements;
  readonly enquiry: Enquiry;
  /** The mobile number of the sandbox's person whose card is entered. */
  readonly mobileHint: string | undefined;
  readonly submitButton: RefObject<HTMLButtonElement | null>;
  readonly onChange: (elements: Elements) => void;
  readonly onSubmit: (accessKey: string) => void;
  readonly onClear: () => void;
}

/** The form. The server alone judges what is entered; its complaints are shown beside their fields. */
export function CheckForm(props: CheckFormProps) {
  const { elements, enquiry, mobileHint, submitButton, onChange, onSubmit, onClear } = props;
  const { texts } = useLocalised();
  const [accessKey, setAccessKey] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const complaints = useComplaints(enquiry, elements);
  const pending = enquiry.kind === 'pending';

  useEffect(() => {
    if (enquiry.kind !== 'invalid') return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [enquiry]);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (!pending) onSubmit(accessKey.trim());
  }

  return (
    <form ref={form} className="panel asking" autoComplete="off" noValidate onSubmit={submit}>
      <h2>{texts.form.heading}</h2>
      {ELEMENT_NAMES.map((name) => (
        <Field
          key={name}
          name={name}
          value={elements[name]}
          isReadOnly={pending}
          complaint={complaints.byElement.get(name)}
          suggestion={name === 'mobile' ? mobileHint : undefined}
          onChange={(value) => {
            onChange({ ...elements, [name]: value });
          }}
        />
      ))}
      <AccessKey
        value={accessKey}
        isWanted={enquiry.kind === 'failed' && enquiry.failure.kind === 'UNAUTHENTICATED'}
        onChange={setAccessKey}
      />
      <Complaints {...complaints} />
      <div className="actions">
        <button ref={submitButton} type="submit" className="primary" aria-disabled={pending}>
          {pending ? texts.form.submitting : texts.form.submit}
        </button>
        <button type="button" onClick={onClear}>
          {texts.form.clear}
        </button>
      </div>
      <p className="note">{texts.form.privacy}</p>
    </form>
  );
}

interface SortedComplaints {
  readonly byElement: ReadonlyMap<ElementName, InvalidInput>;
  /** Those about what the form does not show. */
  readonly others: readonly InvalidInput[];
}

function Complaints({ byElement, others }: SortedComplaints) {
  const { language, texts } = useLocalised();
  return (
    <div role="status" className="complaints">
      {byElement.size > 0 && <p>{texts.form.toCorrect(byElement.size)}</p>}
      {others.length > 0 && <p>{texts.form.otherProblems}</p>}
      {others.map(({ field, message, messageZh }) => (
        <p key={field}>{language === 'zh' ? messageZh : message}</p>
      ))}
    </div>
  );
}

/** The server's complaints, without those about fields that have been edited since. */
function useComplaints(enquiry: Enquiry, elements: Elements): SortedComplaints {
  const [sent, setSent] = useState({ enquiry, elements });
  if (sent.enquiry !== enquiry) setSent({ enquiry, elements });
  const byElement = new Map<ElementName, InvalidInput>();
  const others: InvalidInput[] = [];
  for (const problem of enquiry.kind === 'invalid' ? enquiry.problems : []) {
    const name = ELEMENT_NAMES.find((element) => problem.field === `input.${element}`);
    if (name === undefined) others.push(problem);
    else if (sent.elements[name] === elements[name]) byElement.set(name, problem);
  }
  return { byElement, others };
}
