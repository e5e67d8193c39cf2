// A button that says that it is busy.

import { words } from "./words.js";

/** Make a button say that it is busy, keeping its width; returns a function that restores it. */
export function showBusy(pressed) {
  if (!pressed || pressed.classList.contains("drop-item")) return () => {};
  const before = [...pressed.childNodes];
  pressed.style.minWidth = `${pressed.offsetWidth}px`;
  pressed.setAttribute("aria-busy", "true");
  pressed.replaceChildren(words.busy);
  return () => { pressed.removeAttribute("aria-busy"); pressed.replaceChildren(...before); };
}
