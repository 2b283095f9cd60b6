// A file was opened in a page of its own after the session had run out: it is renewed once, and the file asked for again.
(async () => {
  const [told, ready] = document.querySelectorAll("main > section");
  // Once a minute: a page that comes again whatever is renewed is no file of theirs.
  const tried = `again ${location.pathname}`;
  if (Date.now() - Number(sessionStorage.getItem(tried)) < 60000) return;
  sessionStorage.setItem(tried, String(Date.now()));
  const answer = await fetch("/api/v1/sessions/refresh", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  if (!answer.ok) return;
  // What is saved rather than shown leaves this page where it is.
  told.hidden = true;
  ready.hidden = false;
  location.replace(location.href);
})();
