// The correction page: the original and its reading follow each other, and every act has a key. It works without this.

import { watchEditors } from "./editors.js";
import { watchKeys } from "./keys.js";
import { watchOriginal } from "./original.js";
import { watchOutlines } from "./outline.js";
import { watchPicking } from "./picking.js";
import { watchSaving } from "./saving.js";
import { watchSides } from "./sides.js";

const form = document.getElementById("reading");

function watch() {
  for (const part of form.querySelectorAll(".needs-script")) part.classList.remove("needs-script");
  watchOutlines(form);
}

if (form) {
  watchOriginal(form);
  watchEditors(form);
  watchPicking(form);
  watchSaving(form);
  watchSides(form);
  watchKeys(form);
  watch();
  // What htmx puts in, and what a draft brings back, is watched by the form; only new parts need a look.
  form.addEventListener("htmx:afterSettle", watch);
  form.addEventListener("draft:restored", watch);
}
