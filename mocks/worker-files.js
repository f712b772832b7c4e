// Prepended to MSW's worker, which must not handle the page's own files: through the page they arrive late, and
// files still loading when the page unloads are reported as failed.
self.addEventListener('fetch', (event) => {
  if (new URL(event.request.url).origin === self.location.origin) event.stopImmediatePropagation();
});
