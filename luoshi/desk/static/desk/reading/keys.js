// The keys that work on the whole page. Letters are keys only where nothing is being typed.

import { goTo, goToLine, ownerOf } from "./original.js";
import { openPicking } from "./picking.js";
import { bringIntoView, isNarrow, reveal, showSide } from "./sides.js";

const isTyping = (element) => element.matches?.("input:not([type=checkbox]):not([type=radio]), textarea, select");

function seen(selector) {
  return [...document.querySelectorAll(`.reading ${selector}`)];
}

/** Where the keyboard is in a list: what holds it, else what comes last before it in the page. */
function position(list) {
  const here = document.activeElement;
  const held = list.findIndex((one) => one.contains(here));
  if (held >= 0) return held;
  if (!here.closest(".reading")) return -1;
  return list.findLastIndex((one) => one.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING);
}

function stepDoubt(by) {
  const list = seen(".warnings .doubt, .conflict");
  const next = list[(position(list) + by + list.length) % list.length] ?? list[0];
  if (!next) return;
  if (next.matches(".doubt")) { goTo(next.id); return; }
  if (isNarrow()) showSide("reading");
  reveal(next);
  next.querySelector("button")?.focus({ preventScroll: true });
  bringIntoView(next);
}

function stepFinding(by) {
  const list = seen(".finding");
  const at = position(list);
  const next = list[at < 0 && by < 0 ? list.length - 1 : at + by];
  if (!next) return;
  if (isNarrow()) showSide("reading");
  next.querySelector("summary").focus({ preventScroll: true });
  bringIntoView(next);
}

function toLine() {
  const here = document.activeElement.closest("[data-line]");
  if (here && Number(here.dataset.line)) goToLine(here.dataset.line, ownerOf(document.activeElement));
}

function press(event, form) {
  if (event.isComposing || document.querySelector("dialog[open]")) return;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    form.querySelector("[data-save]")?.click();
    return;
  }
  if (event.key === "F8") { event.preventDefault(); stepDoubt(event.shiftKey ? -1 : 1); return; }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const acts = {
    j: () => stepFinding(1),
    k: () => stepFinding(-1),
    l: toLine,
    a: openPicking,
    "?": () => document.getElementById("reading-keys").showModal(),
  };
  const act = acts[event.key.toLowerCase()];
  if (act) { event.preventDefault(); act(); }
}

export function watchKeys(form) {
  document.addEventListener("keydown", (event) => press(event, form));
}
