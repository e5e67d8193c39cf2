// Drafts: what was typed into a form stays on this device until it has been sent, and is offered again.
// A field with `data-private`, a password or a file is never kept.

import { button, element, words } from "./words.js";

const LIFE = 7 * 24 * 3600 * 1000;
export const owner = document.body.dataset.owner ?? "";

const keyOf = (form) => `draft:${owner}:${location.pathname}:${form.dataset.guard || form.dataset.outbox}`;

function isKept(field) {
  const kept = field.name && !["password", "file", "submit", "button"].includes(field.type);
  return kept && field.name !== "csrfmiddlewaretoken" && !field.closest("[data-private]");
}

/** The form's values as [name, value] pairs, ticked boxes only. */
export function readFields(form) {
  return [...form.elements]
    .filter((field) => isKept(field) && (!["checkbox", "radio"].includes(field.type) || field.checked))
    .flatMap((field) => (field.selectedOptions && field.multiple ? [...field.selectedOptions] : [field])
      .map((part) => [field.name, part.value]));
}

/** Put [name, value] pairs back into the form; those whose fields come only with what was chosen, when they come. */
export function writeFields(form, pairs) {
  const there = [...form.elements];
  const left = fillFields(there, pairs);
  form.dispatchEvent(new Event("change", { bubbles: true }));
  const fillNew = () => fillFields([...form.elements].filter((field) => !there.includes(field)), left);
  if (left.length) form.addEventListener("htmx:afterSettle", fillNew, { once: true });
}

/** Gives the pairs that found no field. What is chosen says so itself: other parts of the form hang on it. */
function fillFields(fields, pairs) {
  const left = pairs.map(([name, value]) => ({ name, value }));
  const chosen = [];
  const take = (name, value) => {
    const place = left.findIndex((pair) => pair.name === name && (value === undefined || pair.value === value));
    return place < 0 ? null : left.splice(place, 1)[0];
  };
  for (const field of fields.filter(isKept)) {
    if (["checkbox", "radio"].includes(field.type)) {
      const was = field.checked;
      field.checked = Boolean(take(field.name, field.value));
      if (field.checked && !was) chosen.push(field);
    } else if (field.multiple) for (const option of field.options) option.selected = Boolean(take(field.name, option.value));
    else field.value = take(field.name)?.value ?? field.value;
  }
  for (const field of chosen) field.dispatchEvent(new Event("change", { bubbles: true }));
  return left.map(({ name, value }) => [name, value]);
}

/** The kept draft of a form, or null. */
export function readDraft(form) {
  try {
    const draft = JSON.parse(localStorage.getItem(keyOf(form)));
    return draft && Date.now() - draft.at < LIFE ? draft : null;
  } catch {
    return null;
  }
}

export function dropDraft(form) {
  try { localStorage.removeItem(keyOf(form)); } catch { /* storage is switched off: nothing was kept */ }
}

/** Keep what a form says now. */
export function keepDraft(form) {
  const hadFile = [...form.querySelectorAll("input[type=file]")].some((input) => input.files.length);
  try {
    localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), fields: readFields(form), hadFile }));
  } catch { /* storage is full or switched off: the form still works */ }
}

/** Keep a draft while the person types, and offer the one that is there. */
export function guardDrafts(form) {
  // The server sent back what was typed without keeping it: that is no less unsaved than before.
  if ("unsaved" in form.dataset) { form.dataset.dirty = "1"; keepDraft(form); } else offerDraft(form);
  let timer;
  const keepSoon = () => {
    form.dataset.dirty = "1";
    clearTimeout(timer);
    timer = setTimeout(() => { if (form.dataset.dirty) keepDraft(form); }, 250);
  };
  form.addEventListener("input", keepSoon);
  form.addEventListener("change", keepSoon);
  addEventListener("pagehide", () => { if (form.dataset.dirty) keepDraft(form); });
}

function offerDraft(form) {
  const draft = readDraft(form);
  if (!draft || form.querySelector("[data-form-errors]:not([hidden])")) return;
  const said = (fields) => JSON.stringify(fields.filter(([name]) => name !== "revision"));
  const isSame = said(draft.fields) === said(readFields(form));
  if (isSame || wasJustSent()) { dropDraft(form); return; }
  const box = element("div", { className: "callout draft-offer" }, element("div", {}, words.draftFound));
  const actions = element("div", { className: "actions" });
  actions.append(
    button(words.draftUse, "btn btn-small", () => {
      if (form.dataset.restore) restoreByServer(form, draft.fields); else writeFields(form, draft.fields);
      form.dataset.dirty = "1";
      if (draft.hadFile) box.replaceChildren(words.draftPhoto); else box.remove();
    }),
    button(words.draftDrop, "btn btn-small btn-quiet", () => { dropDraft(form); box.remove(); }),
  );
  box.append(actions);
  form.prepend(box);
}

/** Let the server draw the form with the draft in it: rows that were added are not on the fresh page. */
async function restoreByServer(form, pairs) {
  const body = new URLSearchParams([...pairs, ["show", "1"]]);
  body.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
  try {
    const answer = await fetch(form.dataset.restore, { method: "POST", body });
    const drawn = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(form.id);
    if (!answer.ok || !drawn) throw new Error(String(answer.status));
    for (const part of form.querySelectorAll("[data-restored]")) {
      part.replaceWith(document.adoptNode(drawn.querySelector(`[data-restored="${part.dataset.restored}"]`)));
    }
    window.htmx?.process(form);
    form.dispatchEvent(new CustomEvent("draft:restored", { bubbles: true }));
  } catch {
    writeFields(form, pairs);
  }
  form.dispatchEvent(new Event("change", { bubbles: true }));
}

/**
 * Whether this page is the answer to a form that was sent: not by reload or back, and not by its address, which is
 * how a person comes back when the form never arrived.
 */
function wasJustSent() {
  const kind = performance.getEntriesByType?.("navigation")[0]?.type ?? "navigate";
  const isLedTo = document.referrer.startsWith(`${location.origin}/`);
  return kind === "navigate" && isLedTo && sessionStorage.getItem("just-sent") === "1";
}

/** Forget every draft on this device: on signing out. */
export function dropAllDrafts() {
  for (const form of document.querySelectorAll("form[data-dirty]")) delete form.dataset.dirty;
  for (const key of Object.keys(localStorage)) if (key.startsWith("draft:")) localStorage.removeItem(key);
}
