/** Fetches dialogs and toasts in advance: without a network they could not be loaded when they are needed. */
export function prefetchDialogs() {
  const parts = [
    import('../../status/dialogs/revoke-dialog.tsx'),
    import('../../status/dialogs/question-dialog.tsx'),
    import('../../ui/toast/toaster.tsx'),
  ];
  for (const part of parts) part.catch(() => {});
}
