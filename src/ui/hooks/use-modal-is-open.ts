import { useSyncExternalStore } from 'react';

/** Whether a modal dialog is open. */
export function useModalIsOpen(): boolean {
  return useSyncExternalStore(subscribe, isModalOpen);
}

function isModalOpen(): boolean {
  return document.querySelector('[role$="dialog"][aria-modal="true"]') !== null;
}

// Dialogs are portals: children of the body.
function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.body, { childList: true });
  return () => observer.disconnect();
}
