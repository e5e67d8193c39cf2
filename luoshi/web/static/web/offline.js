// Keeping a record page on this device, so that it opens without a network. See offline-worker.js.

const KEPT = "luoshi-kept-pages";

/** Keep the present page and what it is made of; `worker` is the address of the service worker. */
export async function keepPage(worker) {
  if (!navigator.serviceWorker || !self.caches) return;
  await navigator.serviceWorker.register(worker);
  const parts = performance.getEntriesByType("resource")
    .filter((part) => ["script", "link", "css", "img", "other"].includes(part.initiatorType))
    .map((part) => part.name)
    .filter((address) => new URL(address).origin === location.origin);
  const kept = await caches.open(KEPT);
  await kept.addAll([location.pathname, ...new Set(parts)]);
  document.documentElement.dataset.kept = "1";
}

/** Forget every kept page: on signing out. */
export async function dropPages() {
  if (self.caches) await caches.delete(KEPT);
}
