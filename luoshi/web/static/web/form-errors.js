// Errors that arrive as JSON, shown where the server would have shown them: above the form and beside each field.

import { element, words } from "./words.js";

function clearErrors(form) {
  for (const old of form.querySelectorAll("[data-errors]")) old.remove();
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
}

function showBeside(place, faults) {
  const field = place.querySelector("input:not([type=hidden]), select, textarea");
  const id = `${field.id}_error`;
  const box = element("div", { id }, ...faults.map((text) => element("p", { className: "field-error" }, text)));
  box.dataset.errors = "";
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", id);
  place.append(box);
  const label = place.querySelector(".field-label, .choice")?.firstChild?.textContent.trim() ?? "";
  return faults.map((text) => element("li", {}, element("a", { href: `#${field.id}` }, label), `${words.colon}${text}`));
}

/** Show {field: [message]} and lead the person to it; nothing typed is touched. */
export function showErrors(form, errors) {
  clearErrors(form);
  const lines = Object.entries(errors).flatMap(([name, faults]) => {
    const place = form.querySelector(`[data-field="${CSS.escape(name)}"]`);
    place?.closest("details")?.setAttribute("open", "");
    return place ? showBeside(place, faults) : faults.map((text) => element("li", {}, text));
  });
  const summary = form.querySelector("[data-form-errors]") ?? addSummary(form);
  summary.querySelector("ul").replaceChildren(...lines);
  summary.hidden = false;
  summary.focus();
}

function addSummary(form) {
  const summary = element("div", { className: "form-errors", tabIndex: -1 }, element("h2", {}, words.errors), element("ul"));
  summary.dataset.formErrors = "";
  summary.setAttribute("role", "alert");
  form.prepend(summary);
  return summary;
}
