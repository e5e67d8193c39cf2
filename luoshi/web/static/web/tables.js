// Tables: j and k walk the rows, Enter opens one; a tap on a rounded number shows the exact one.

import { all } from "./words.js";

const TYPING = "input, select, textarea, [contenteditable]";

function nameCells(table) {
  const names = [...table.querySelectorAll("thead th")].map((cell) => cell.firstChild?.textContent.trim() ?? "");
  for (const row of table.querySelectorAll("tbody tr")) {
    [...row.cells].forEach((cell, place) => {
      if (!cell.dataset.label && cell.colSpan === 1 && names[place]) cell.dataset.label = names[place];
    });
  }
}

function linkOf(row) {
  return row.querySelector("a[href]");
}

function walkRows(event) {
  const step = { j: 1, k: -1 }[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey || event.target.closest(TYPING)) return;
  const links = [...document.querySelectorAll("table[data-rows] tbody tr")].map(linkOf).filter(Boolean);
  if (!links.length) return;
  const here = links.findIndex((link) => link.closest("tr").contains(document.activeElement));
  const next = links[Math.min(Math.max(here + step, 0), links.length - 1)];
  next.focus();
  next.closest("tr").scrollIntoView({ block: "nearest" });
  event.preventDefault();
}

function swapReading(event) {
  const shown = event.target.closest("[data-exact]");
  if (!shown) return;
  [shown.textContent, shown.title] = [shown.title, shown.textContent];
}

/** Name the cells of every table under `root` that its template left unnamed. */
export function watchTables(root) {
  for (const table of all(root, "table[data-rows]")) nameCells(table);
}

document.addEventListener("keydown", walkRows);
document.addEventListener("click", swapReading);
