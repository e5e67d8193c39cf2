// File fields: take what is dropped, name what was chosen, shrink photos, show how far a long upload is.

import { shrinkPhoto } from "./photo.js";
import { all, element, words } from "./words.js";

const inMegabytes = (size) => (size < 1e6 ? `${Math.ceil(size / 1e3)} KB` : `${(size / 1e6).toFixed(1)} MB`);

function setFiles(input, files) {
  const carrier = new DataTransfer();
  for (const file of files) carrier.items.add(file);
  input.files = carrier.files;
}

/** Put files into a field as if the person had chosen them. */
export function chooseFiles(input, files) {
  setFiles(input, files);
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

async function shrinkChosen(input) {
  const before = [...input.files];
  const after = await Promise.all(before.map(shrinkPhoto));
  if (after.some((file, place) => file !== before[place])) setFiles(input, after);
  return after.every((file, place) => file !== before[place]);
}

async function showChosen(input, list) {
  const wasShrunk = "photo" in input.dataset && input.files.length > 0 && (await shrinkChosen(input));
  const lines = [...input.files].map((file) => element("span", {}, `${file.name} · ${inMegabytes(file.size)} `));
  if (wasShrunk) lines.push(element("span", {}, words.shrunk));
  list.replaceChildren(...lines);
}

function watchZone(zone) {
  const input = zone.querySelector("input[type=file]");
  const list = zone.querySelector(".drop-zone-files");
  // Other scripts wait for this before they read the field.
  const follow = () => { input.ready = showChosen(input, list); };
  input.addEventListener("change", follow);
  zone.addEventListener("click", (event) => { if (!event.target.closest("input, a, label")) input.click(); });
  zone.addEventListener("dragover", (event) => { event.preventDefault(); zone.classList.add("is-over"); });
  zone.addEventListener("dragleave", () => zone.classList.remove("is-over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("is-over");
    chooseFiles(input, input.multiple ? event.dataTransfer.files : [...event.dataTransfer.files].slice(0, 1));
  });
}

/** Bring every drop zone under `root` to life. */
export function watchDropZones(root) {
  for (const zone of all(root, "[data-drop]")) watchZone(zone);
}

function showUpload(event) {
  const form = event.target.closest("form");
  if (!form || !event.detail.lengthComputable || event.detail.total < 5e5) return;
  const { loaded, total } = event.detail;
  let line = form.querySelector(".upload-line");
  if (!line) {
    line = element("div", { className: "progress-line upload-line" }, element("span", {}, words.sending), element("span", { className: "num" }), element("progress"));
    form.append(line);
  }
  line.children[1].textContent = `${inMegabytes(loaded)} / ${inMegabytes(total)} · ${Math.floor((100 * loaded) / total)}%`;
  Object.assign(line.querySelector("progress"), { max: total, value: loaded });
}

document.addEventListener("htmx:xhr:progress", showUpload);
