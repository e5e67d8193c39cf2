// A row is an editor that opens and closes: Enter is done with it, Escape puts back what stood there.

import { isNarrow } from "./sides.js";

const isText = (field) => field.matches("input:not([type=checkbox]):not([type=radio]):not([type=hidden]), select");

function summaryOf(row) {
  return row.querySelector(":scope > summary");
}

function close(row) {
  if (row.querySelector("[aria-invalid=true]")) return;
  row.open = false;
  summaryOf(row).focus();
}

/** Put back what the page came with, and close. */
function giveUp(row) {
  for (const field of row.querySelectorAll("input, textarea, select")) {
    if (field.type === "checkbox") field.checked = field.defaultChecked;
    else if (field.matches("select")) {
      for (const option of field.options) option.selected = option.defaultSelected;
      if (field.selectedIndex < 0) field.selectedIndex = 0;
    } else if (field.type !== "hidden") field.value = field.defaultValue;
  }
  row.dispatchEvent(new Event("change", { bubbles: true }));
  close(row);
}

function retitle(row) {
  const [title] = [...row.querySelectorAll("[name$=-title], [name$=-what], [name$=-name]")];
  const marker = row.querySelector("[name$=-marker]")?.value ?? "";
  if (title?.value) row.querySelector(".finding-name").textContent = [marker, title.value].filter(Boolean).join(" ");
}

function press(event) {
  const row = event.target.closest(".finding");
  if (event.isComposing || !row || event.target.matches("summary, a, button")) return;
  if (event.key === "Escape") { event.preventDefault(); giveUp(row); }
  if (event.key === "Enter" && isText(event.target)) { event.preventDefault(); close(row); }
}

/** Enter in a field of the head goes to the next field: it never sends the form by surprise. */
function moveOn(event) {
  if (event.key !== "Enter" || event.isComposing || !isText(event.target) || event.target.closest(".finding")) return;
  event.preventDefault();
  const fields = [...event.target.form.elements].filter((field) => field.offsetParent && field.type !== "hidden");
  fields[fields.indexOf(event.target) + 1]?.focus();
}

/** Where only one side is seen, an opened row shows the line that it was read from. */
function quote(row) {
  const line = document.querySelector(`#line-${Number(row.dataset.line)} .original-text`);
  if (!row.open || !line || !isNarrow() || row.querySelector(".row-quote")) return;
  const words = document.createElement("blockquote");
  words.className = "row-quote";
  words.textContent = line.textContent.trim();
  row.querySelector(".finding-body").prepend(words);
}

export function watchEditors(form) {
  form.addEventListener("toggle", (event) => { if (event.target.matches(".finding")) quote(event.target); }, true);
  form.addEventListener("keydown", press);
  form.addEventListener("keydown", moveOn);
  form.addEventListener("input", (event) => {
    const row = event.target.closest(".finding");
    if (row) retitle(row);
  });
}
