// The clerk's minute. A form with `data-outbox` is named by this device (uid), kept here before it is sent,
// and dropped only when the server has acknowledged it. The same uid is sent however often it takes.

import { showBusy } from "./busy.js";
import { dropDraft, guardDrafts, owner, readFields, writeFields } from "./drafts.js";
import { chooseFiles } from "./files.js";
import { showErrors } from "./form-errors.js";
import { keepPage } from "./offline.js";
import { send } from "./sending.js";
import { button, element, say, words } from "./words.js";
import { dropRecord, findRecord, keepRecord, listRecords } from "./store.js";

const FIRST_PAUSE = 5000;
const LONGEST_PAUSE = 300000;
let pause = FIRST_PAUSE;
let timer;

/** A random version 4 UUID; crypto.randomUUID is missing where the page is not served over https. */
export function newUid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

async function makeRecord(form, submitter) {
  form.elements.uid.value ||= newUid();
  await Promise.all([...form.querySelectorAll("input[type=file]")].map((input) => input.ready));
  const parts = [...new FormData(form).entries()].filter(([name]) => name !== "csrfmiddlewaretoken");
  if (submitter?.name) parts.push([submitter.name, submitter.value]);
  const filled = parts.filter(([, value]) => typeof value === "string" || value.size);
  return { uid: form.elements.uid.value, url: form.action, page: location.pathname + location.search, owner, parts: filled, made: Date.now() };
}

async function submit(form, event) {
  event.preventDefault();
  if (form.dataset.sending) return;
  form.dataset.sending = "1";
  const restore = showBusy(event.submitter ?? form.querySelector(".btn-primary"));
  const record = await makeRecord(form, event.submitter);
  const isKept = await keepRecord(record).then(() => true, () => false);
  await settle(form, record, isKept, await send(record));
  restore();
  delete form.dataset.sending;
}

/** Tell the person what became of the record that they have just sent. */
async function settle(form, record, isKept, answer) {
  if (answer.state === "received") {
    await forget(form, record);
    if (answer.url) location.assign(answer.url); else showReceipt(answer);
  } else if (answer.state === "refused") {
    await dropRecord(record.uid).catch(() => {});
    showErrors(form, answer.errors);
  } else if (isKept) {
    dropDraft(form);
    delete form.dataset.dirty;
    showKept(form, answer.state);
    retrySoon();
  } else {
    say(words.keptNone, "bad");
  }
  await showWaiting();
}

async function forget(form, record) {
  dropDraft(form);
  delete form.dataset.dirty;
  await dropRecord(record.uid).catch(() => {});
}

function showKept(form, state) {
  const text = { offline: words.kept, busy: words.keptBusy, login: words.keptLogin }[state];
  say(text, "warn");
  form.reset();
  form.elements.uid.value = "";
}

function showReceipt(answer) {
  const link = answer.url ? element("a", { href: answer.url }, answer.receipt) : answer.receipt;
  say(words.sent, "good", element("strong", {}, link));
}

/** Send what waits here, oldest first; one tab at a time. */
export async function flush() {
  const work = async () => { for (const record of await waiting()) if (!(await resend(record))) break; };
  if (navigator.locks) await navigator.locks.request("luoshi-outbox", { ifAvailable: true }, (lock) => lock && work());
  else await work();
  await showWaiting();
  if ((await waiting()).length) retrySoon();
}

const waiting = async () => (await listRecords(owner).catch(() => [])).filter((record) => !record.errors);

/** Send one record again; false when the next one would fare no better. One that the server cannot digest
 *  must not hold up those behind it. */
async function resend(record) {
  const answer = await send(record);
  if (answer.state === "received") {
    await dropRecord(record.uid);
    pause = FIRST_PAUSE;
    showReceipt(answer);
  } else if (answer.state === "refused") {
    await keepRecord({ ...record, errors: answer.errors });
  } else if (answer.state === "login") {
    say(words.keptLogin, "warn");
  }
  return !["offline", "login"].includes(answer.state);
}

function retrySoon() {
  clearTimeout(timer);
  timer = setTimeout(flush, pause);
  pause = Math.min(pause * 2, LONGEST_PAUSE);
}

/** The strips under the header: no network; records that wait; records that were refused. */
async function showWaiting() {
  const region = document.getElementById("signals");
  if (!region) return;
  const all = await listRecords(owner).catch(() => []);
  const refused = all.find((record) => record.errors);
  const count = all.filter((record) => !record.errors).length;
  const strips = [];
  if (!navigator.onLine) strips.push(element("div", { className: "signal signal-offline" }, words.offline));
  if (count) strips.push(element("div", { className: "signal signal-waiting" }, `${count} ${words.waiting}`, button(words.sendNow, "btn btn-small ml-auto", flush)));
  if (refused) {
    const url = new URL(refused.page, location.href);
    url.searchParams.set("outbox", refused.uid);
    strips.push(element("div", { className: "signal signal-offline" }, words.refused, element("a", { href: url, className: "btn btn-small ml-auto" }, words.open)));
  }
  region.replaceChildren(...strips);
}

/** Put a refused record back into its form, with what was wrong beside the fields. */
async function reopen(form) {
  const uid = new URLSearchParams(location.search).get("outbox");
  const record = uid && (await findRecord(uid).catch(() => null));
  if (!record?.errors || record.owner !== owner) return;
  writeFields(form, record.parts.filter(([, value]) => typeof value === "string"));
  for (const [name, value] of record.parts) if (typeof value !== "string") chooseFiles(form.elements[name], [value]);
  showErrors(form, record.errors);
}

for (const form of document.querySelectorAll("form[data-outbox]")) {
  guardDrafts(form);
  form.addEventListener("submit", (event) => submit(form, event));
  reopen(form);
  if (form.dataset.offline) keepPage(form.dataset.offline).catch(() => {});
}
addEventListener("online", () => { pause = FIRST_PAUSE; flush(); });
addEventListener("offline", showWaiting);
flush();
