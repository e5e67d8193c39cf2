// The original: its marks lead to the fields and back, are walked with the arrows, and can be hidden by sort.

import { bringIntoView, isNarrow, reveal, showSide } from "./sides.js";

const region = () => document.querySelector(".original");
const marks = () => [...region().querySelectorAll("a.read")].filter((mark) => mark.offsetParent && !isOff(mark));

function isOff(mark) {
  const off = new Set((region().dataset.off ?? "").split(" ").filter(Boolean));
  return mark.className.split(" ").filter((name) => /^(read|also)-/.test(name))
    .every((name) => off.has(name.replace(/^(read|also)-/, "")));
}

/** The field, row or doubt that an id names; a mark may lead to one that is on no page now. */
function findTarget(id) {
  return document.getElementById(id);
}

/** Light up the marks of a field; gives the first of them. */
export function lightUp(id) {
  for (const lit of region().querySelectorAll(".read-lit")) lit.classList.remove("read-lit");
  const found = [...region().querySelectorAll(`[data-targets~="${CSS.escape(id)}"]`)];
  for (const mark of found) mark.classList.add("read-lit");
  return found[0];
}

/** What holds the keyboard, as a mark names it: a row, a doubt, or a field of the head. */
export function ownerOf(element) {
  return element.closest(".finding, .doubt")?.id ?? element.id;
}

/** Put the keyboard into what a mark is about. Two findings on one stretch take turns. */
function follow(mark) {
  const ids = mark.dataset.targets.split(" ").filter(findTarget);
  if (!ids.length) return;
  const next = (ids.indexOf(mark.dataset.last) + 1) % ids.length;
  mark.dataset.last = ids[next];
  goTo(ids[next]);
}

/** Show a row, doubt or field on the right and put the keyboard there. */
export function goTo(id) {
  const target = findTarget(id);
  if (!target) return;
  if (isNarrow()) showSide("reading");
  reveal(target);
  const first = target.matches("input, textarea, select") ? target
    : target.querySelector(".finding-body input:not([type=hidden]), .finding-body textarea, input:checked");
  (first ?? target).focus({ preventScroll: true });
  bringIntoView(target.matches(".finding, .doubt") ? target : target.closest(".cell") ?? target);
  bringIntoMark(id);
}

function bringIntoMark(id) {
  const mark = lightUp(id);
  if (mark && !isNarrow()) bringIntoView(mark);
}

/** Show a line of the original and put the keyboard on its first mark, or on the line. */
export function goToLine(number, id = "") {
  const line = document.getElementById(`line-${number}`);
  if (!line) return false;
  if (isNarrow()) showSide("original");
  const mark = (id && lightUp(id)) || line.querySelector("a.read");
  bringIntoView(line);
  for (const lit of region().querySelectorAll(".line-lit")) lit.classList.remove("line-lit");
  line.classList.add("line-lit");
  hold(mark && line.contains(mark) ? mark : line);
  return true;
}

/** One stop for the tab key in the whole original: the mark or line that the keyboard was on last. */
function hold(element) {
  for (const held of region().querySelectorAll('[tabindex="0"]')) held.tabIndex = -1;
  element.tabIndex = 0;
  element.focus({ preventScroll: true });
  bringIntoView(element);
}

function step(list, from, by) {
  const at = list.indexOf(from);
  const next = at < 0 ? list[by > 0 ? 0 : list.length - 1] : list[at + by];
  if (next) hold(next);
}

function stepLine(from, by) {
  const lines = [...region().querySelectorAll(".original-line:not(.original-blank)")];
  step(lines, from.closest(".original-line"), by);
}

function walk(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const from = event.target;
  const acts = {
    ArrowRight: () => step(marks(), nearest(from), 1),
    ArrowLeft: () => step(marks(), nearest(from), -1),
    ArrowDown: () => stepLine(from, 1),
    ArrowUp: () => stepLine(from, -1),
  };
  if (!acts[event.key] || event.target.closest("nav")) return;
  event.preventDefault();
  acts[event.key]();
}

/** The mark that the keyboard is on or, on a line, the line's first. */
function nearest(element) {
  return element.closest("a.read") ?? element.querySelector?.("a.read");
}

function filter(event) {
  const pressed = event.target.closest("[data-filter]");
  if (!pressed) return;
  const isOn = pressed.getAttribute("aria-pressed") !== "true";
  pressed.setAttribute("aria-pressed", String(isOn));
  const off = [...document.querySelectorAll("[data-filter][aria-pressed=false]")].map((one) => one.dataset.filter);
  region().dataset.off = off.join(" ");
}

/** Links to lines and fields stay on the page; a line on another stretch is an ordinary link. */
function followLink(event) {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey) return;
  if (link.matches("a.read")) { event.preventDefault(); follow(link); return; }
  const line = /^#line-(\d+)$/.exec(link.getAttribute("href"));
  if (line && goToLine(line[1], ownerOf(link.closest(".cell")?.querySelector("[id]") ?? link))) event.preventDefault();
}

export function watchOriginal(form) {
  for (const mark of region().querySelectorAll("a.read")) mark.tabIndex = -1;
  for (const line of region().querySelectorAll(".original-line")) line.tabIndex = -1;
  region().addEventListener("keydown", walk);
  form.querySelector(".legend").addEventListener("click", filter);
  form.addEventListener("click", followLink);
  form.addEventListener("focusin", (event) => {
    if (event.target.closest(".reading")) bringIntoMark(ownerOf(event.target));
  });
  const line = /^#line-(\d+)$/.exec(location.hash);
  if (line) goToLine(line[1]); else if (location.hash) goTo(decodeURIComponent(location.hash.slice(1)));
}
