// Words of the original used as a field or as a new row: picked with the mouse, or in a text box with the keyboard.

import { goTo } from "./original.js";

const dialog = () => document.getElementById("reading-pick");
let taken = null;

const textOf = (line) => line.querySelector(".original-text").textContent;

function offsetIn(line, node, offset) {
  const range = document.createRange();
  range.setStart(line.querySelector(".original-text"), 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** What is selected within one line of the original, as {line, start, end}; null for nothing. */
function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const line = (range.startContainer.parentElement ?? range.startContainer).closest?.(".original-line");
  if (!line) return null;
  const start = offsetIn(line, range.startContainer, range.startOffset);
  const isOneLine = line.contains(range.endContainer);
  const end = isOneLine ? offsetIn(line, range.endContainer, range.endOffset) : textOf(line).length;
  return { line, start, end };
}

function lineHere() {
  const held = document.activeElement.closest(".original-line")
    ?? document.querySelector(".original-line.line-lit") ?? document.querySelector(".original-line:not(.original-blank)");
  return held && { line: held, start: 0, end: textOf(held).length };
}

/** Ask what the picked words are: those that are selected, else the line that the keyboard is on. */
export function openPicking() {
  taken = dialog() && (selected() ?? lineHere());
  if (!taken) return;
  const box = document.getElementById("pick-words");
  box.value = textOf(taken.line);
  dialog().showModal();
  box.focus();
  box.setSelectionRange(taken.start, taken.end);
}

/** A date of the original as a date field takes it; empty if it is none. */
function readDay(words) {
  const found = /(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})/.exec(words);
  return found ? `${found[1]}-${found[2].padStart(2, "0")}-${found[3].padStart(2, "0")}` : "";
}

function fill(id, words) {
  const field = document.getElementById(id);
  const isList = field.matches("textarea") && /-(recipients|attachments)$/.test(field.name) && field.value.trim();
  field.value = field.type === "date" ? readDay(words) : isList ? `${field.value.trimEnd()}\n${words}` : words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  goTo(id);
}

function addRow(form, list, place) {
  const name = form.querySelector("[name=take]");
  name.value = place;
  form.addEventListener("htmx:afterRequest", () => { name.value = ""; }, { once: true });
  document.getElementById(list).querySelector("[name=add]").click();
}

function use(form) {
  const box = document.getElementById("pick-words");
  const [from, to] = [box.selectionStart, box.selectionEnd];
  const [start, end] = from === to ? [0, box.value.length] : [from, to];
  const [way, target] = document.getElementById("pick-as").value.split(/:(.*)/);
  const number = taken.line.id.replace("line-", "");
  const page = taken.line.dataset.page ?? "1";
  dialog().close();
  if (way === "field") fill(target, box.value.slice(start, end).trim());
  else addRow(form, target, `${page}-${number}-${start}-${end}`);
}

export function watchPicking(form) {
  if (!dialog()) return;
  // The press itself must not take the selection away.
  const opener = document.getElementById("pick-open");
  opener.addEventListener("mousedown", (event) => event.preventDefault());
  opener.addEventListener("click", openPicking);
  document.getElementById("pick-use").addEventListener("click", () => use(form));
  dialog().addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing && !event.target.matches("button")) { event.preventDefault(); use(form); }
  });
}
