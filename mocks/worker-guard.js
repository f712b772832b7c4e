// Appended to MSW's worker, which passes a request to the network when it does not know the page or the page's
// mock has stopped. In the demo no request may leave the browser, so these are refused.
{
  const isForeign = (url) => new URL(url, self.location.href).origin !== self.location.origin;

  // Delayed 1 s: most such requests come from a page that is unloading, and later failures no longer reach its
  // console.
  const delayMs = 1000;
  const refuse = async () => {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    return Response.error();
  };

  // Requests that MSW passes on itself.
  const { fetch } = self;
  self.fetch = async (input, init) =>
    isForeign(input instanceof Request ? input.url : input) ? refuse() : fetch(input, init);

  // Requests that MSW leaves to the browser. MSW's listener runs first.
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
