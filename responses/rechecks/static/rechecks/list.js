/* Enhancement only: going through what is due by keyboard. Every row has its box and its button without it. */
(() => {
  "use strict";

  const list = () => document.getElementById("rechecks");
  const rows = () => [...list().querySelectorAll("tr[data-row]")];
  const current = () => document.activeElement?.closest("tr[data-row]");
  const said = document.getElementById("said");
  let last = ""; // the row noted last: there the focus goes when it is taken back
  let line = Promise.resolve(); // keys pressed while an answer is on its way wait for it

  const ready = () => {
    rows().forEach((row) => { row.tabIndex = -1; });
    const keys = document.getElementById("keys");
    if (keys) keys.hidden = false;
  };

  const look = (row) => {
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
  };

  const step = (by) => {
    const all = rows();
    look(all[Math.min(Math.max(all.indexOf(current()) + by, 0), all.length - 1)]);
  };

  // Sends a form as its button would, and puts the list that comes back in the place of this one.
  const send = async (action, sent, next) => {
    const response = await fetch(action, { method: "POST", body: sent });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.getElementById("rechecks");
    if (!fresh) { // signed out meanwhile, or a fault: the page itself says it
      location.assign(response.url);
      return;
    }
    list().replaceWith(fresh);
    if (response.redirected) history.replaceState(null, "", response.url);
    ready();
    const told = [...page.querySelectorAll(".messages li, #rechecks .error-summary li")];
    said.textContent = told.map((each) => each.textContent.trim()).join(" ");
    look(document.getElementById(next) || rows()[0]);
  };

  const token = () => list().querySelector("#one [name=csrfmiddlewaretoken]").value;

  const unchanged = async () => {
    const row = current();
    const box = row?.querySelector("[name=chosen]");
    if (!box) return;
    const sent = new FormData();
    sent.set("csrfmiddlewaretoken", token());
    sent.set("unchanged", box.value);
    last = row.id;
    const next = row.nextElementSibling || row.previousElementSibling || row;
    await send(document.getElementById("one").action, sent, next.id);
  };

  const takeBack = async () => {
    const form = list().querySelector("form[data-undo]");
    if (form) await send(form.action, new FormData(form), last || current()?.id);
  };

  const KEYS = {
    j: () => step(1),
    k: () => step(-1),
    u: unchanged,
    z: takeBack,
    x: () => current()?.querySelector("[name=chosen]")?.click(),
    Enter: () => current()?.querySelector("a")?.click(),
  };

  // Keys count only while the focus is in a row, and never while somebody types. Fast fingers are waited for.
  document.addEventListener("keydown", (event) => {
    if (!current() || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(KEYS, event.key)) return;
    if (event.key === "Enter" && event.target !== current()) return;
    event.preventDefault();
    line = line.then(KEYS[event.key]).catch(() => location.reload());
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-start-keys]")) look(rows()[0]);
  });

  if (document.getElementById("one")) ready();
})();
