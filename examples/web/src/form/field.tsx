import type { HTMLAttributes } from 'react';
import type { InvalidInput } from '../api/answer';
import { useLocalised } from '../i18n/language';
import type { ElementName } from './elements';

interface FieldProps {
  readonly name: ElementName;
  readonly value: string;
  readonly isReadOnly: boolean;
  readonly complaint: InvalidInput | undefined;
  /** A value that one click enters. */
  readonly suggestion: string | undefined;
  readonly onChange: (value: string) => void;
}

const KEYBOARDS = {
  name: 'text',
  idNumber: 'text',
  bankCard: 'numeric',
  mobile: 'tel',
} as const satisfies Record<ElementName, HTMLAttributes<HTMLInputElement>['inputMode']>;

/** An element of the check with its label, its hint and what is wrong with it. */
export function Field(props: FieldProps) {
  const { name, value, isReadOnly, complaint, suggestion, onChange } = props;
  const { language, texts } = useLocalised();
  const hintId = `${name}-hint`;
  const complaintId = `${name}-complaint`;
  const isOptional = name === 'mobile';
  return (
    <div className="field">
      <label htmlFor={name}>
        {texts.form.label[name]}
        {isOptional && <span className="optional"> {texts.form.optional}</span>}
      </label>
      <input
        id={name}
        value={value}
        lang={name === 'name' ? 'zh-CN' : undefined}
        inputMode={KEYBOARDS[name]}
        readOnly={isReadOnly}
        required={!isOptional}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        aria-invalid={complaint !== undefined}
        aria-describedby={complaint ? `${complaintId} ${hintId}` : hintId}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      {complaint && (
        <p id={complaintId} className="complaint">
          {language === 'zh'
            ? complaint.messageZh
            : complaint.message.replace(`input.${name}`, texts.form.label[name])}
        </p>
      )}
      <p id={hintId} className="hint">
        {texts.form.hint[name]}
      </p>
      {suggestion !== undefined && suggestion !== value && (
        <button
          type="button"
          className="suggestion"
          onClick={() => {
            onChange(suggestion);
          }}
        >
          {texts.form.useMobile(suggestion)}
        </button>
      )}
    </div>
  );
}
