// The line above filled-in fields goes on saying what they hold after they were changed.

const line = document.querySelector("[data-says]");
const form = line?.closest("form");

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

form?.addEventListener("change", sayAgain);
