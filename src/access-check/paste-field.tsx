import { useId, useState } from 'react';
import { m } from '../paraglide/messages.js';
import page from '../ui/page.module.css';
import styles from './access-check.module.css';
import { requestLine, type PastedRequest, type RouteProblem } from './call-draft.ts';
import { noKeyText, routeProblemText } from './check-words.ts';

interface Props {
  pasted: PastedRequest | null;
  hadKey: boolean;
  /** the call is checked with an access token */
  isForToken: boolean;
  isResolving: boolean;
  problem: RouteProblem | null;
  /** returns whether the text is a request or a key */
  onText(text: string, isPasted: boolean): boolean;
}

/**
 * Takes a URL or a curl command. As soon as it is read, the field shows the request without its query, so that no key
 * or token stays in it.
 */
export function PasteField({ pasted, hadKey, isForToken, isResolving, problem, onText }: Props) {
  const hint = useId();
  // `null` = nothing was typed since the last request was read
  const [typed, setTyped] = useState<string | null>(null);
  const [hasNoUrl, setHasNoUrl] = useState(false);

  function take(text: string, isPasted = false) {
    if (text.trim() === '') return;
    const isRead = onText(text, isPasted);
    setHasNoUrl(!isRead);
    setTyped(isRead ? null : text);
  }

  return (
    <div className={styles.fields}>
      <div className={[styles.field, styles.wide].join(' ')}>
        <label htmlFor={`${hint}-field`}>{m.check_paste()}</label>
        <textarea
          id={`${hint}-field`}
          className={styles.text}
          value={typed ?? (pasted ? requestLine(pasted) : '')}
          autoComplete="off"
          spellCheck={false}
          translate="no"
          aria-describedby={hint}
          onChange={({ target }) => setTyped(target.value)}
          onPaste={(event) => {
            event.preventDefault();
            take(event.clipboardData.getData('text'), true);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            take(event.currentTarget.value);
          }}
          onBlur={() => typed !== null && take(typed)}
        />
        <span id={hint} className={page.small}>
          {m.check_paste_hint()}
        </span>
        <div role="status">
          {hasNoUrl && <p>{m.check_no_url()}</p>}
          {!hasNoUrl && pasted && !hadKey && <p>{noKeyText(pasted, isForToken)}</p>}
          {isResolving && <p>{m.check_resolving()}</p>}
          {!hasNoUrl && problem && <p>{routeProblemText(problem, pasted?.host ?? '')}</p>}
        </div>
      </div>
    </div>
  );
}
