// Selecting words in the text offers to add what they say, in a panel beside it. Offsets are counted in code points, as in
// the record.

const text = document.getElementById("text");
const bar = document.getElementById("picked");
const panel = document.getElementById("panel");
let before = null;

function offset(node, at) {
  const stretch = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
  if (!stretch || !text.contains(stretch)) return null;
  const range = document.createRange();
  range.setStart(stretch, 0);
  range.setEnd(node, at);
  return Number(stretch.dataset.start) + [...range.toString()].length;
}

function picked() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const start = offset(range.startContainer, range.startOffset);
  const end = offset(range.endContainer, range.endOffset);
  return start === null || end === null || end <= start ? null : { start, end };
}

const address = (found) => `${text.dataset.add}?start=${found.start}&end=${found.end}`;

function ask(found) {
  before = document.activeElement === document.body ? null : document.activeElement;
  htmx.ajax("GET", address(found), { source: bar.querySelector("a"), target: "#panel", swap: "innerHTML" });
  getSelection().removeAllRanges();
}

document.addEventListener("selectionchange", () => {
  const found = picked();
  bar.hidden = !found;
  if (found) bar.querySelector("a").href = address(found);
});

bar.querySelector("a").addEventListener("click", (event) => {
  const found = picked();
  if (!found) return;
  event.preventDefault();
  ask(found);
});
bar.querySelector("button").addEventListener("click", () => getSelection().removeAllRanges());

document.addEventListener("keydown", (event) => {
  if (event.key !== "w" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  event.preventDefault();
  const found = picked(), byhand = document.querySelector(".byhand");
  if (found) return ask(found);
  before = document.activeElement;
  byhand.open = true;
  byhand.querySelector("textarea").focus();
});

panel.addEventListener("click", (event) => {
  if (!event.target.closest("[data-leave]")) return;
  event.preventDefault();
  panel.replaceChildren();
  (before?.isConnected ? before : document.querySelector(".found .card") || document.getElementById("main")).focus();
});

panel.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "told-list") return;
  panel.scrollIntoView({ block: "nearest" });
  const first = panel.querySelector("[data-first], [aria-invalid] input:not([type=hidden])")
    || [...panel.querySelectorAll("input:not([type=hidden]):not([type=checkbox]), select:not([hidden]), textarea, a")].find((field) => field.offsetParent);
  first?.focus();
});
