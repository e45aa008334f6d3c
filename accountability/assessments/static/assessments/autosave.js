/* Enhancement only: says when a draft could not be saved, and asks before leaving with something unsaved. */
(() => {
  "use strict";

  const form = document.querySelector("form[data-autosave]");
  const failed = document.getElementById("autosave-failed");
  if (!form || !failed) return;
  let edits = 0;
  let sent = 0;
  let saved = 0;
  let underway = false; // a draft is on its way: Save waits for its version, or it would conflict with itself
  let pressed = null;
  let leaving = false;

  form.addEventListener("input", () => { edits += 1; });
  form.addEventListener("submit", (event) => {
    if (underway) {
      event.preventDefault();
      pressed = event.submitter;
    } else {
      leaving = true;
      saved = edits;
    }
  });
  window.addEventListener("pageshow", () => { leaving = false; });
  window.addEventListener("beforeunload", (event) => { if (saved !== edits) event.preventDefault(); });

  // A session that has ended answers with the sign-in page: that is not a saved draft.
  const isOurs = (xhr) => xhr.status === 200 && xhr.responseText.includes("autosave");

  form.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target !== form) return;
    if (leaving || pressed) {
      event.preventDefault();
    } else {
      underway = true;
      sent = edits;
    }
  });
  form.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.elt === form && !isOurs(event.detail.xhr)) event.detail.shouldSwap = false;
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt !== form) return;
    const { xhr } = event.detail;
    failed.hidden = isOurs(xhr);
    document.getElementById("autosave").hidden = !failed.hidden;
    if (isOurs(xhr) && xhr.responseText.includes('name="version"')) saved = sent;
    underway = false;
    if (pressed) {
      const button = pressed;
      pressed = null;
      form.requestSubmit(button);
    }
  });
})();
