/* Enhancement only: says when a draft could not be saved, and asks before leaving with something unsaved. */
(() => {
  "use strict";

  const form = document.querySelector("form[data-autosave]");
  const failed = document.getElementById("autosave-failed");
  if (!form || !failed) return;
  let edits = 0;
  let sent = 0;
  let saved = 0;

  form.addEventListener("input", () => { edits += 1; });
  form.addEventListener("submit", () => { saved = edits; });
  window.addEventListener("beforeunload", (event) => { if (saved !== edits) event.preventDefault(); });

  // A session that has ended answers with the sign-in page: that is not a saved draft.
  const isOurs = (xhr) => xhr.status === 200 && xhr.responseText.includes("autosave");

  form.addEventListener("htmx:beforeRequest", (event) => { if (event.target === form) sent = edits; });
  form.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.elt === form && !isOurs(event.detail.xhr)) event.detail.shouldSwap = false;
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt !== form) return;
    const { xhr } = event.detail;
    failed.hidden = isOurs(xhr);
    document.getElementById("autosave").hidden = !failed.hidden;
    if (isOurs(xhr) && xhr.responseText.includes('name="version"')) saved = sent;
  });
})();
