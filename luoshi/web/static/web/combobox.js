// A unit found by typing: the list comes from the server as <li role="option" data-value="ID">.

import { all, element, words } from "./words.js";

const PAUSE = 200;

class Combobox {
  constructor(root) {
    this.url = root.dataset.url;
    this.value = root.querySelector("input[type=hidden]");
    this.input = root.querySelector("[role=combobox]");
    this.list = root.querySelector("[role=listbox]");
    this.input.addEventListener("input", () => this.searchSoon());
    this.input.addEventListener("keydown", (event) => this.follow(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option][data-value]")));
  }

  searchSoon() {
    this.value.value = "";
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.search(), PAUSE);
  }

  async search() {
    const asked = this.input.value.trim();
    if (!asked) { this.close(); return; }
    const address = new URL(this.url, location.href);
    address.searchParams.set("q", asked);
    const response = await fetch(address, { headers: { "HX-Request": "true" } }).catch(() => null);
    if (asked !== this.input.value.trim()) return;
    this.show(response?.ok ? await response.text() : "");
  }

  show(markup) {
    this.list.innerHTML = markup;
    this.options = [...this.list.querySelectorAll("[role=option]")];
    this.options.forEach((option, place) => { option.id = `${this.list.id}_${place}`; });
    if (!this.options.length) this.list.replaceChildren(element("li", { className: "drop-note" }, words.noneFound));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.point(0);
  }

  point(place) {
    this.at = Math.min(Math.max(place, 0), this.options.length - 1);
    this.options.forEach((option, index) => option.setAttribute("aria-selected", String(index === this.at)));
    const option = this.options[this.at];
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    option?.scrollIntoView({ block: "nearest" });
  }

  follow(event) {
    if (this.list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.point(this.at + step);
    else if (event.key === "Enter") this.choose(this.options[this.at]);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  choose(option) {
    if (!option) return;
    this.value.value = option.dataset.value;
    this.input.value = option.dataset.label ?? option.firstChild.textContent.trim();
    this.close();
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

/** Bring every combobox under `root` to life. */
export function watchComboboxes(root) {
  for (const box of all(root, "[data-combobox]")) new Combobox(box);
}
