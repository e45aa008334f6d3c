/* Enhancement only: answers by keyboard, and without loading the page anew. Every button works without it. */
(() => {
  "use strict";

  const KEYS = { a: "accept", r: "reject", u: "undo", e: "edit" };
  const review = () => document.getElementById("review");
  const cards = () => [...review().querySelectorAll("[data-proposal]")];
  const current = () => document.activeElement?.closest("[data-proposal]");
  const queue = []; // keys pressed while an answer is on its way
  let underway = false;
  let pressed = null; // the card in which something was pressed, and whether by a key

  const look = (card) => {
    if (!card) return;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
    const place = document.getElementById(card.id.replace("p-", "t-"));
    const text = review().querySelector(".text");
    if (place && text && text.scrollHeight > text.clientHeight) {
      text.scrollTop += place.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
    }
  };

  // The card that has the focus shows its number in the text.
  document.addEventListener("focusin", () => {
    document.querySelectorAll(".pin.current").forEach((pin) => pin.classList.remove("current"));
    const card = current();
    if (card) document.getElementById(card.id.replace("p-", "t-"))?.classList.add("current");
  });

  const step = (by) => {
    const all = cards();
    const at = all.indexOf(current());
    look(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
  };

  // The next card that waits for a yes or no; words that are nobody's may stay unanswered.
  const waits = (card) => card.dataset.proposal === "open" && card.querySelector('[data-key="accept"]');
  const nextOpen = (id) => {
    const all = cards();
    const at = all.findIndex((card) => card.id === id);
    return [...all.slice(at + 1), ...all.slice(0, at)].find(waits) || all[at];
  };

  const answer = (key) => {
    const card = current();
    if (!card) return;
    if (key === "j" || key === "k") {
      step(key === "j" ? 1 : -1);
      return;
    }
    const control = card.querySelector(`[data-key="${KEYS[key]}"]`);
    if (!control) return;
    pressed = { id: card.id, goOn: key === "a" || key === "r" };
    control.click();
  };

  // Keys count only while a card has the focus, and never while somebody types. Fast fingers are waited for.
  document.addEventListener("keydown", (event) => {
    if (!current() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea") || !(event.key in KEYS || "jk".includes(event.key))) return;
    event.preventDefault();
    if (underway) queue.push(event.key);
    else answer(event.key);
  });

  document.addEventListener("click", (event) => {
    const control = event.target.closest("#review [data-proposal] .button");
    if (control && !pressed) pressed = { id: control.closest("[data-proposal]").id, goOn: false };
    if (event.target.closest("[data-start-keys]")) {
      look(cards().find(waits) || cards()[0]);
    }
  });

  // A conflict is a page to read, not an error to swallow.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status === 409) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });

  const settle = () => {
    const legend = review()?.querySelector("[data-keys]");
    if (legend) legend.hidden = false;
    const summary = review()?.querySelector(".error-summary");
    if (pressed && summary) {
      summary.focus();
    } else if (pressed) {
      const card = document.getElementById(pressed.id);
      if (card) {
        const field = card.querySelector(".fields :is(input, select, textarea):not([type=hidden])");
        if (card.contains(field) && !pressed.goOn && field) field.focus();
        else look(pressed.goOn ? nextOpen(pressed.id) : card);
      }
    }
    pressed = null;
  };
  document.addEventListener("htmx:beforeRequest", () => { underway = true; });
  document.addEventListener("htmx:afterSwap", settle);
  ["htmx:afterSettle", "htmx:responseError", "htmx:sendError"].forEach((name) => {
    document.addEventListener(name, () => {
      underway = false;
      while (queue.length && !underway) answer(queue.shift());
    });
  });
  settle();
})();
