// The keys of "Same person?": one each, wherever nothing is being typed. Without it every button and link still works.

const queue = () => document.getElementById("queue");

// Keys by where they lie, so that they work with a Russian or Ukrainian keyboard, too.
const KEYS = { KeyY: "y", KeyN: "n", KeyM: "m", KeyS: "s", KeyU: "u", KeyJ: "j", KeyK: "k", KeyO: "o", KeyW: "w" };
let busy = false;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.key === "Escape" && event.target.id === "reason") {
    queue().focus({ preventScroll: true });
    return;
  }
  if (event.target.closest("input:not([type=checkbox]), select, textarea, [contenteditable]")) return;
  const key = KEYS[event.code], target = key && queue()?.querySelector(`[data-key="${key}"]`);
  if (!target || busy) return;
  event.preventDefault();
  if (key === "w") target.focus();
  else if (key === "o") target.parentElement.open = !target.parentElement.open;
  else target.click();
});

// One answer at a time: a key pressed while the next question comes belongs to nobody.
document.body.addEventListener("htmx:beforeRequest", () => { busy = true; });
document.body.addEventListener("htmx:afterRequest", () => { busy = false; });

// Whoever answers goes on at the next question: what had the focus is gone with the one before.
function goOn() {
  const at = document.activeElement;
  if (!at || at === document.body || !at.isConnected) queue()?.focus({ preventScroll: true });
}
for (const moment of ["htmx:afterSwap", "htmx:afterSettle", "htmx:load", "htmx:afterRequest"]) {
  document.body.addEventListener(moment, () => { goOn(); setTimeout(goOn, 50); });
}
