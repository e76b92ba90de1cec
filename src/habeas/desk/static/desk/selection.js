// Selecting words in the text offers to add what they say. Offsets are counted in code points, as in the record.

const text = document.getElementById("text");
const bar = document.getElementById("picked");

function offset(node, at) {
  const stretch = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
  if (!stretch || !text.contains(stretch)) return null;
  const before = document.createRange();
  before.setStart(stretch, 0);
  before.setEnd(node, at);
  return Number(stretch.dataset.start) + [...before.toString()].length;
}

function picked() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const start = offset(range.startContainer, range.startOffset);
  const end = offset(range.endContainer, range.endOffset);
  return start === null || end === null || end <= start ? null : { start, end };
}

document.addEventListener("selectionchange", () => {
  const found = picked();
  bar.hidden = !found;
  if (found) bar.querySelector("a").href = `${text.dataset.add}?start=${found.start}&end=${found.end}`;
});

bar.querySelector("button").addEventListener("click", () => getSelection().removeAllRanges());
