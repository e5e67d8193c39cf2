// An outline is text; its lines move with the keys of a word processor's outline view, or with buttons.

const INDENT = "\u3000";
const words = () => document.getElementById("reading-words").dataset;

function lineAt(box) {
  return box.value.slice(0, box.selectionStart).split("\n").length - 1;
}

function depthOf(line) {
  return line.length - line.trimStart().length;
}

/** The lines that belong under line `at`, itself first. */
function countUnder(lines, at) {
  const end = lines.findIndex((line, number) => number > at && depthOf(line) <= depthOf(lines[at]));
  return (end < 0 ? lines.length : end) - at;
}

function put(box, lines, at) {
  box.value = lines.join("\n");
  const start = lines.slice(0, at).reduce((sum, line) => sum + line.length + 1, 0);
  box.setSelectionRange(start, start + (lines[at]?.length ?? 0));
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

function shift(box, by) {
  const lines = box.value.split("\n"), at = lineAt(box);
  const size = countUnder(lines, at);
  const mayGo = by > 0 ? at > 0 && depthOf(lines[at]) <= depthOf(lines[at - 1]) : depthOf(lines[at]) > 0;
  if (!mayGo) return;
  for (let number = at; number < at + size; number += 1) {
    lines[number] = by > 0 ? INDENT + lines[number] : lines[number].slice(1);
  }
  put(box, lines, at);
}

/** Move an item with all that is under it over its neighbour of the same level. */
function move(box, by) {
  const lines = box.value.split("\n"), at = lineAt(box);
  const size = countUnder(lines, at);
  const depth = depthOf(lines[at]);
  if (by > 0) {
    const next = at + size;
    if (next >= lines.length || depthOf(lines[next]) !== depth) return;
    const block = lines.splice(at, size);
    const over = countUnder(lines, at);
    lines.splice(at + over, 0, ...block);
    put(box, lines, at + over);
    return;
  }
  let before = at - 1;
  while (before >= 0 && depthOf(lines[before]) > depth) before -= 1;
  if (before < 0 || depthOf(lines[before]) !== depth) return;
  const block = lines.splice(at, size);
  lines.splice(before, 0, ...block);
  put(box, lines, before);
}

const ACTS = {
  ArrowUp: (box) => move(box, -1),
  ArrowDown: (box) => move(box, 1),
  ArrowLeft: (box) => shift(box, -1),
  ArrowRight: (box) => shift(box, 1),
};

function addTools(box) {
  const tools = document.createElement("div");
  tools.className = "outline-tools";
  tools.setAttribute("role", "group");
  tools.setAttribute("aria-label", words().outlineTools);
  const names = { ArrowUp: words().outlineUp, ArrowDown: words().outlineDown, ArrowLeft: words().outlineHigher, ArrowRight: words().outlineLower };
  for (const [key, name] of Object.entries(names)) {
    const tool = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-small", textContent: name });
    tool.addEventListener("mousedown", (event) => event.preventDefault());
    tool.addEventListener("click", () => ACTS[key](box));
    tools.append(tool);
  }
  box.after(tools);
}

export function watchOutlines(form) {
  for (const box of form.querySelectorAll("textarea[data-outline]:not([data-watched])")) {
    box.dataset.watched = "";
    if (!box.closest("fieldset[disabled]")) addTools(box);
    box.addEventListener("keydown", (event) => {
      if (!event.altKey || !event.shiftKey || !ACTS[event.key]) return;
      event.preventDefault();
      ACTS[event.key](box);
    });
  }
}
