// What a browser would swallow is said before anything is sent; what is unsaved is said while it is.

import { bringIntoView, reveal } from "./sides.js";

const words = () => document.getElementById("reading-words").dataset;

function clear(field) {
  field.removeAttribute("aria-invalid");
  document.getElementById(`${field.id}_unsound`)?.remove();
}

/** A half or impossible date has no value and would be sent as nothing. */
function mark(field) {
  clear(field);
  if (!field.validity.badInput) return false;
  const note = Object.assign(document.createElement("p"), { id: `${field.id}_unsound`, className: "field-error" });
  note.textContent = field.type === "date" ? words().badDate : words().badNumber;
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", note.id);
  field.after(note);
  return true;
}

function check(event) {
  const form = event.target;
  if (form.id !== "reading") return;
  const bad = [...form.querySelectorAll("input[type=date], input[type=number]")].filter(mark);
  if (!bad.length) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  reveal(bad[0]);
  bad[0].focus();
  bringIntoView(bad[0]);
}

function sayUnsaved(form) {
  const state = form.querySelector("[data-save-state]");
  if (state && form.dataset.dirty && !state.textContent) state.textContent = state.dataset.unsavedWords;
}

export function watchSaving(form) {
  document.addEventListener("submit", check, true);
  form.addEventListener("input", () => sayUnsaved(form));
  form.addEventListener("change", () => sayUnsaved(form));
  form.addEventListener("focusout", (event) => {
    if (event.target.matches?.("input[type=date], input[type=number]")) mark(event.target);
  });
  sayUnsaved(form);
}
