// Cascade layers are unknown to browsers from before 2022, which drop all that is inside; some office desktops
// still run them. The order of the rules already says who wins, so the layers are taken away.
// Usage: node flatten.mjs INPUT OUTPUT

import { readFileSync, writeFileSync } from "node:fs";
import { transform } from "lightningcss";

const OLDEST = { chrome: 88 << 16, edge: 88 << 16, firefox: 91 << 16, safari: 14 << 16 };

/** The style sheet without `@layer a, b;` and without the frames `@layer a { … }` around rules. */
function withoutLayers(css) {
  const open = [];
  return css.replace(/@layer[^;{]*;|@layer[^;{]*\{|[{}]/g, (mark) => {
    if (mark.endsWith(";")) return "";
    if (mark !== "}") open.push(mark.startsWith("@"));
    if (mark === "}") return open.pop() ? "" : mark;
    return mark === "{" ? mark : "";
  });
}

const [input, output] = process.argv.slice(2);
const code = Buffer.from(withoutLayers(readFileSync(input, "utf8")));
writeFileSync(output, transform({ filename: input, code, minify: true, targets: OLDEST }).code);
