// The words that scripts say, translated by the server (web/_words.html), and where they are said.

export const words = document.getElementById("words")?.dataset ?? {};

/** Show a remark to the person in the frame's message region; `tone` is info, good, warn or bad. */
export function say(text, tone = "info", ...extras) {
  const region = document.getElementById("messages") ?? document.body;
  const box = element("div", { className: `callout callout-${tone}` }, element("div", {}, text, ...extras));
  box.setAttribute("role", tone === "bad" ? "alert" : "status");
  region.replaceChildren(box);
  box.scrollIntoView({ block: "nearest" });
  return box;
}

/** Build an element; attributes are properties, children are nodes or text. */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** The elements that fit `selector` in `root`, and `root` itself if it fits. */
export function all(root, selector) {
  const inside = [...root.querySelectorAll(selector)];
  return root.matches?.(selector) ? [root, ...inside] : inside;
}

/** A button that runs `act`. */
export function button(text, look, act) {
  const made = element("button", { type: "button", className: look }, text);
  made.addEventListener("click", act);
  return made;
}
