// Keeps the app itself on the phone, so that it opens without a network. Never touches what people say:
// requests to /api are the browser's own business, and nothing of them is stored here.
const HOME = "{{home}}";
// Each app keeps its own: none throws away what is another's.
const CACHE = `${HOME}@{{version}}`;
const ASSETS = {{assets}};
// Below the first app lie the others, the plain page and the documentation: never pages of its own.
const OTHERS = [...{{others}}, "plain", "docs", "api", "openapi.json", "metrics", "healthz", "readyz", "problems"];
// Milliseconds after which a page that is on the phone is shown instead of waited for.
const PATIENCE = 4000;

async function page(request) {
  const fresh = fetch(request).then((answer) => (answer.status < 500 ? answer : undefined)).catch(() => undefined);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  return (await Promise.race([fresh, late])) ?? (await caches.match(HOME)) ?? (await fresh) ?? Response.error();
}

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(ASSETS))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith(`${HOME}@`) && name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (HOME !== "/" || !OTHERS.includes(pathname.split("/")[1])) {
      event.respondWith(page(request));
    }
    return;
  }
  // The names of assets change with their content: what is kept is never out of date.
  if (ASSETS.includes(pathname) && pathname !== HOME) {
    event.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(request)));
  }
});
