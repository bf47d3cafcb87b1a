import { useEffect, useRef } from 'react';
import { useLocalised } from '../i18n/language';

interface AccessKeyProps {
  readonly value: string;
  /** Whether the server has just asked for one. */
  readonly isWanted: boolean;
  readonly onChange: (value: string) => void;
}

/** The API key, folded away until it is wanted, and kept in memory only. */
export function AccessKey({ value, isWanted, onChange }: AccessKeyProps) {
  const { texts } = useLocalised();
  const details = useRef<HTMLDetailsElement>(null);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (!isWanted || details.current === null) return;
    details.current.open = true;
    input.current?.focus();
  }, [isWanted]);

  return (
    <details ref={details} className="access-key">
      <summary>{texts.form.accessKey}</summary>
      <input
        ref={input}
        type="password"
        value={value}
        aria-label={texts.form.accessKey}
        aria-describedby="access-key-hint"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      <p id="access-key-hint" className="hint">
        {texts.form.accessKeyHint}
      </p>
    </details>
  );
}
