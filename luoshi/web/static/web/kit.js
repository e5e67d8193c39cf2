// What every page can do: send once, ask first, copy, walk tables, keep drafts. Pages work without it.

import { showBusy } from "./busy.js";
import { watchComboboxes } from "./combobox.js";
import { dropAllDrafts, guardDrafts, keepDraft } from "./drafts.js";
import { watchDropZones } from "./files.js";
import { dropPages } from "./offline.js";
import { watchTables } from "./tables.js";
import { all, button, element, say, words } from "./words.js";

function refuse(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** Ask before a form with `data-confirm` is sent; runs before anything else hears of the submission. */
function askFirst(event) {
  const form = event.target;
  if (form.dataset.sent) { refuse(event); return; }
  const asked = event.submitter?.dataset.confirm ? event.submitter : form;
  if (!asked.dataset.confirm || form.dataset.confirmed) return;
  refuse(event);
  const send = () => {
    form.dataset.confirmed = "1";
    if (event.submitter) event.submitter.click(); else form.requestSubmit();
    delete form.dataset.confirmed;
  };
  showQuestion(asked.dataset.confirm, asked.dataset.confirmButton ?? words.goOn, send);
}

function showQuestion(text, yes, act) {
  const dialog = element("dialog", { className: "dialog" }, element("h2", {}, words.sure), element("p", {}, text));
  const close = () => dialog.close();
  const actions = element("div", { className: "actions" });
  actions.append(button(words.cancel, "btn", close), button(yes, "btn btn-primary", () => { close(); act(); }));
  dialog.append(actions);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Without a network a browser would leave the page for one of its own; what was typed is there no more. */
function stay(event) {
  event.preventDefault();
  keepDraft(event.target);
  say(words.noNetwork, "bad");
}

/** Send a form once: the second press is ignored and the button says that it is busy. */
function sendOnce(event) {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.method === "dialog" || "download" in form.dataset) return;
  if (form.dataset.guard && !navigator.onLine) { stay(event); return; }
  form.dataset.sent = "1";
  if (form.dataset.dirty && form.dataset.guard) keepDraft(form);
  if (form.dataset.guard) { delete form.dataset.dirty; sessionStorage.setItem("just-sent", "1"); }
  if ("signsOut" in form.dataset) { dropAllDrafts(); dropPages(); }
  showBusy(event.submitter);
}

/** The same for a form that htmx sends; it may be sent again once it has been answered. */
function sendOnceByHtmx(event) {
  const form = event.target;
  if (!form.matches("form[method=post]")) return;
  form.dataset.sent = "1";
  if (form.dataset.guard) delete form.dataset.dirty;
  const restore = showBusy(form.querySelector(".btn-primary"));
  form.addEventListener("htmx:afterRequest", () => { delete form.dataset.sent; restore(); }, { once: true });
}

function forgetSent() {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const busy of document.querySelectorAll("[aria-busy=true]")) busy.removeAttribute("aria-busy");
}

async function copyText(pressed) {
  const text = pressed.dataset.copy;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = element("textarea", { value: text });
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  const before = [...pressed.childNodes];
  pressed.replaceChildren(words.copied);
  setTimeout(() => pressed.replaceChildren(...before), 1500);
}

function followClick(event) {
  const pressed = event.target.closest("[data-copy], [data-opens], [data-closes]");
  if (pressed?.dataset.copy) copyText(pressed);
  if (pressed?.dataset.opens) document.getElementById(pressed.dataset.opens)?.showModal();
  if (pressed && "closes" in pressed.dataset) pressed.closest("dialog")?.close();
  for (const menu of document.querySelectorAll("[data-drop-down][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
}

function closeMenus(event) {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("[data-drop-down][open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
}

/** Watch what is inside `root`: the page, or what htmx has just put into it. */
function watch(root) {
  for (const form of all(root, "form[data-guard]")) guardDrafts(form);
  for (const form of all(root, "form[data-auto]")) form.addEventListener("change", () => form.requestSubmit());
  watchComboboxes(root);
  watchDropZones(root);
  watchTables(root);
}

function warnBeforeLeaving(event) {
  if (document.querySelector("form[data-guard][data-dirty]:not([data-sent])")) event.preventDefault();
}

function addToken(event) {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value;
  if (token && event.detail.verb !== "get") event.detail.headers["X-CSRFToken"] = token;
}

document.addEventListener("submit", askFirst, true);
document.addEventListener("submit", sendOnce);
document.addEventListener("click", followClick);
document.addEventListener("keydown", closeMenus);
addEventListener("pageshow", forgetSent);
addEventListener("beforeunload", warnBeforeLeaving);
document.addEventListener("htmx:configRequest", addToken);
document.addEventListener("htmx:beforeRequest", sendOnceByHtmx);
document.addEventListener("htmx:load", (event) => { if (event.target !== document.body) watch(event.target); });
for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(failure, () => say(words.failed, "bad"));
}
watch(document);
sessionStorage.removeItem("just-sent");
