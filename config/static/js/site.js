/* Enhancement only: every page works without it. */
(() => {
  "use strict";

  // <c-copy>: shows its button, since without a script there is nothing it could do.
  document.querySelectorAll("[data-copy]").forEach((button) => {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
      button.querySelector("[role=status]").textContent = button.dataset.done;
    });
  });

  // <form data-unsaved>: asks before leaving with changes that were not sent.
  document.querySelectorAll("form[data-unsaved]").forEach((form) => {
    let changed = false;
    form.addEventListener("input", () => { changed = true; });
    form.addEventListener("submit", () => { changed = false; });
    window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
  });

  // After a refused form the summary of errors is what to read first.
  document.querySelector(".error-summary")?.focus();

  // The browser cannot sign with a key (refused, timed out, no such key): say so where the reader is.
  document.addEventListener("allauth.error", () => {
    const note = document.getElementById("key-failed");
    if (note) { note.hidden = false; note.focus(); }
  });
})();
