// Stands at the end of MSW's worker, which passes a request on to the network when it does not know the
// page or the page's mock is gone. In the demo no request leaves the browser, whatever becomes of the mock.
{
  const isForeign = (url) => new URL(url, self.location.href).origin !== self.location.origin;

  // Not at once: most of it comes from a page that has said goodbye to its mock and is about to go, and what
  // fails after that is on nobody's console.
  const later = 1000; // ms
  const refuse = async () => {
    await new Promise((resolve) => setTimeout(resolve, later));
    return Response.error();
  };

  // What MSW passes on itself.
  const { fetch } = self;
  self.fetch = async (input, init) =>
    isForeign(input instanceof Request ? input.url : input) ? refuse() : fetch(input, init);

  // What MSW left to the browser: its listener was first.
  self.addEventListener('fetch', (event) => {
    const { mode, url } = event.request;
    if (mode === 'navigate' || !isForeign(url)) return;
    try {
      event.respondWith(refuse());
    } catch (error) {
      // MSW has answered already.
      if (error.name !== 'InvalidStateError') throw error;
    }
  });
}
