// The service worker: the network always comes first; without it, the pages that were kept here open again.

const KEPT = "luoshi-kept-pages";
const ANSWERED = ["document", "script", "style", "image", "font"];

async function networkFirst(request) {
  try {
    return await fetch(request);
  } catch (failure) {
    const kept = await (await caches.open(KEPT)).match(request, { ignoreSearch: request.mode === "navigate", ignoreVary: true });
    if (kept) return kept;
    throw failure;
  }
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const isOurs = new URL(request.url).origin === self.location.origin;
  if (isOurs && request.method === "GET" && ANSWERED.includes(request.destination)) event.respondWith(networkFirst(request));
});
