import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useId, useRef, useState, type FormEvent } from 'react';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import pageStyles from '../ui/page.module.css';
import { searchText } from './incident-search.ts';
import type { Refusal } from './incident.ts';
import styles from './leaks.module.css';

/** Takes a text or files. What is pasted or dropped is searched at once, and never gets into the page. */
export function PasteForm({ refusal }: { refusal: Refusal | undefined }) {
  const client = useQueryClient();
  const id = useId();
  const files = useRef<HTMLInputElement>(null);
  const [isTyped, setTyped] = useState(false);
  const search = (parts: readonly (string | Blob)[]) => {
    // The form is about to disappear.
    document.querySelector('h1')?.focus();
    void searchText(client, parts);
  };
  usePasteOutsideFields((text) => search([text]));

  // The text is read on submit and never held in state.
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const field = event.currentTarget.elements.namedItem('text');
    if (field instanceof HTMLTextAreaElement && field.value.trim()) search([field.value]);
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- by keyboard, a button chooses the files
    <form
      className={styles.drop}
      onSubmit={submit}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const { files: dropped } = event.dataTransfer;
        search(dropped.length > 0 ? [...dropped] : [event.dataTransfer.getData('text')]);
      }}
    >
      {refusal && <Notice title={m.leaks_refused()}>{refusalTexts[refusal]()}</Notice>}
      <label htmlFor={id}>{m.leaks_text()}</label>
      <textarea
        id={id}
        name="text"
        className={styles.text}
        aria-describedby={`${id}hint`}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => setTyped(target.value.trim() !== '')}
        onPaste={(event) => {
          event.preventDefault();
          search([event.clipboardData.getData('text')]);
        }}
      />
      <p id={`${id}hint`} className={pageStyles.count}>
        {m.leaks_text_hint()}
      </p>
      <div className={pageStyles.tools}>
        <Button type="submit" kind="primary" disabled={!isTyped}>
          {m.leaks_search()}
        </Button>
        <Button onClick={() => files.current?.click()}>{m.leaks_files()}</Button>
        <input
          ref={files}
          type="file"
          multiple
          hidden
          onChange={({ target }) => target.files && search([...target.files])}
        />
      </div>
    </form>
  );
}

const refusalTexts: Record<Refusal, () => string> = {
  'too-large': m.leaks_too_large,
  'no-key': m.leaks_no_key,
  unreadable: m.leaks_unreadable,
};

// Elsewhere in the console, such a paste opens the key search. On this page it is a leak.
function usePasteOutsideFields(onText: (text: string) => void) {
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text') ?? '';
    const isTaken =
      event.target instanceof Element && event.target.closest('input, textarea, [role=dialog]');
    if (!text.trim() || isTaken) return;
    event.stopPropagation();
    onText(text);
  });
  useEffect(() => {
    const take = (event: ClipboardEvent) => onPaste(event);
    document.addEventListener('paste', take, { capture: true });
    return () => document.removeEventListener('paste', take, { capture: true });
  }, []);
}
