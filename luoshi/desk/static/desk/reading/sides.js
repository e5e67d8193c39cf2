// Which of the two sides is seen where there is room for one only, and going from one to the other.

const panes = () => document.querySelector(".reading-panes");

/** Show "original" or "reading" where they do not stand beside each other. */
export function showSide(side) {
  panes().dataset.shown = side;
  for (const pressed of document.querySelectorAll("[data-show]")) {
    pressed.setAttribute("aria-pressed", String(pressed.dataset.show === side));
  }
}

/** Open what holds an element, so that it can be seen. */
export function reveal(target) {
  for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
}

function scrollerOf(target) {
  const pane = target.closest(".pane-body");
  return pane && pane.scrollHeight > pane.clientHeight && getComputedStyle(pane).overflowY !== "visible" ? pane : null;
}

/** Bring an element into view within its own side: not at all if it is seen already, and never the page beside it. */
export function bringIntoView(target) {
  const pane = scrollerOf(target);
  if (!pane) { target.scrollIntoView({ block: "nearest" }); return; }
  const [seen, box] = [pane.getBoundingClientRect(), target.getBoundingClientRect()];
  const foot = pane.querySelector(".reading-save")?.offsetHeight ?? 0;
  if (box.top >= seen.top && box.bottom <= seen.bottom - foot) return;
  pane.scrollTop += box.top - seen.top - Math.min(pane.clientHeight / 3, 160);
}

/** Whether only one side is seen at a time. */
export function isNarrow() {
  return !document.querySelector(".pane-switch").hidden && getComputedStyle(document.querySelector(".pane-switch")).display !== "none";
}

export function watchSides(form) {
  const chooser = form.querySelector(".pane-switch");
  chooser.hidden = false;
  panes().classList.add("one-side");
  chooser.addEventListener("click", (event) => {
    if (event.target.dataset.show) showSide(event.target.dataset.show);
  });
}
