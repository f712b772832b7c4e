// Stands at the beginning of MSW's worker. The page's own files are none of its business: asked for through the page
// and back they come late, and those on their way when a page is left are reported as failed.
self.addEventListener('fetch', (event) => {
  if (new URL(event.request.url).origin === self.location.origin) event.stopImmediatePropagation();
});
