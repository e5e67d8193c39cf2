// Puts a figure's token where the caret was last in the text.

let place = document.querySelector(".edit-report textarea[name=text]");

for (const button of document.querySelectorAll("[data-insert]")) button.hidden = false;

document.addEventListener("focusin", (event) => {
  if (event.target.matches(".edit-report textarea")) place = event.target;
});

document.addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-insert]");
  if (!pressed || !place) return;
  place.focus();
  place.setRangeText(pressed.dataset.insert, place.selectionStart, place.selectionEnd, "end");
  place.dispatchEvent(new Event("input", { bubbles: true }));
});
