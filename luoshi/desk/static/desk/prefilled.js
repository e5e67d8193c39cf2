// The line above filled-in fields goes on saying what they hold: after a change, and on a page that was opened
// yesterday or comes from this device's own store, where "today" would otherwise be the day it was fetched.

const line = document.querySelector("[data-says]");
const form = line?.closest("form");
const inChina = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit", day: "2-digit" });

function sayDay(value) {
  return value === line.dataset.today ? line.dataset.words : value;
}

function sayKind() {
  return form.querySelector("input[name=kind]:checked")?.closest("label")?.textContent.trim();
}

function sayAgain() {
  const parts = [line.dataset.says, sayDay(form.elements.held_on.value), sayKind(), form.elements.place?.value.trim()];
  line.textContent = parts.filter(Boolean).join(" · ");
}

function catchUp() {
  const today = inChina.format(new Date());
  const day = form.elements.held_on;
  if (today <= line.dataset.today) return;
  if (day.defaultValue === line.dataset.today) day.defaultValue = today;
  if (day.value === line.dataset.today) day.value = today;
  line.dataset.today = today;
  sayAgain();
}

if (form) {
  form.addEventListener("change", sayAgain);
  form.addEventListener("reset", () => setTimeout(sayAgain));
  document.addEventListener("visibilitychange", catchUp);
  catchUp();
}
