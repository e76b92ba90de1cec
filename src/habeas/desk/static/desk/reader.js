// The reader's keys, forms in the place of cards, and the ties between cards and passages. Without it every form and link
// still works.

const text = document.getElementById("text");
const order = ["refused", "open", "accepted"];
const isWide = matchMedia("(min-width: 62rem)");
let current = null, saving = null, isChanged = false;

const cards = () => [...document.querySelectorAll(".found .card")];
const cardOf = (id) => document.getElementById(`card-${id}`);
const openForm = () => document.querySelector(".found form.telling");
const marksOf = (id) => [...text.querySelectorAll("[data-cards]")].filter((mark) => mark.dataset.cards.split(" ").includes(id));

function paint() {
  const state = new Map(cards().map((card) => [card.dataset.id, card.dataset.state]));
  for (const mark of text.querySelectorAll("[data-cards]")) {
    const states = mark.dataset.cards.split(" ").map((id) => state.get(id)).filter(Boolean);
    const strongest = states.sort((a, b) => order.indexOf(b) - order.indexOf(a))[0] || "refused";
    mark.classList.remove(...order);
    mark.classList.add(strongest);
  }
}

function follow(card, scroll) {
  current = card.dataset.id;
  text.querySelectorAll(".now").forEach((mark) => mark.classList.remove("now"));
  const marks = marksOf(current);
  marks.forEach((mark) => mark.classList.add("now"));
  if (scroll && marks[0] && isWide.matches) marks[0].scrollIntoView({ block: "center" });
}

function go(card) {
  if (!card) return;
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: isWide.matches ? "start" : "nearest" });
  follow(card, true);
}

// At the end of a part the next one follows, at its first card.
function step(by) {
  const all = cards();
  const at = all.findIndex((card) => card.dataset.id === current);
  const beyond = all[at + by] || at < 0 ? null : document.querySelector(`.textparts a[rel=${by > 0 ? "next" : "prev"}]`);
  if (beyond) location.href = `${beyond.href}#${by > 0 ? "first" : "last"}`;
  else go(all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]);
}

// The next finding that waits: after this card, on the page, or else where the link in the toolbar leads.
function nextOpen(after = current) {
  const all = cards(), at = all.findIndex((card) => card.dataset.id === after);
  const waits = (card) => card.dataset.state === "open" && card.dataset.id !== after;
  return all.slice(at + 1).find(waits) || null;
}

function press(key) {
  cardOf(current)?.querySelector(`[data-key="${key}"]`)?.click();
}

function toNextOpen() {
  const card = nextOpen();
  if (card) return go(card);
  const onward = document.querySelector("[data-next-open]");
  if (onward) location.href = onward.href;
  else go(cards().find((one) => one.dataset.state === "open"));
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && event.target.closest("form.telling, .panel")) {
    event.preventDefault();
    event.target.closest(".card, .panel")?.querySelector("[data-leave]")?.click();
    return;
  }
  if (event.target.closest("input, select, textarea")) return;
  const keys = document.querySelector(".keys");
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "n") toNextOpen();
  else if ("areu".includes(event.key)) press(event.key);
  else if (event.key === "?") keys.open = !keys.open;
  else return;
  event.preventDefault();
});

document.querySelector(".found").addEventListener("focusin", (event) => {
  const card = event.target.closest(".card");
  if (card && card.dataset.id !== current) follow(card, false);
});
document.querySelector(".found").addEventListener("input", (event) => {
  if (event.target.closest("form.telling")) isChanged = true;
});

text.addEventListener("click", (event) => {
  const mark = event.target.closest("a.mark");
  if (!mark || String(getSelection())) return;
  event.preventDefault();
  // Where passages lie in one another, another click leads to the next card.
  const ids = mark.dataset.cards.split(" ");
  const next = ids[(ids.indexOf(current) + 1) % ids.length];
  history.replaceState(null, "", `#card-${next}`);
  go(cardOf(next));
});

// One form at a time: another that was typed in has to be saved or left first.
document.body.addEventListener("htmx:beforeRequest", (event) => {
  const from = event.detail.elt, form = openForm();
  const begins = from.matches("[data-key=e]") || event.detail.target?.id === "panel";
  if (begins && form && !form.contains(from) && form.closest(".card, .panel") !== event.detail.target.closest(".card, .panel")) {
    if (isChanged) {
      event.preventDefault();
      form.querySelector(".other-first").hidden = false;
      form.querySelector(".save").focus();
      return;
    }
    form.querySelector("[data-leave]")?.click();
  }
  if (from.matches("form.telling")) saving = from.closest(".card")?.dataset.id || null;
});

// A form that has something wrong comes back with 422 and is shown.
document.body.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status === 422) { event.detail.shouldSwap = true; event.detail.isError = false; }
});

const firstField = (place) => place.querySelector("[data-first], [aria-invalid] input:not([type=hidden])")
  || [...place.querySelectorAll("input:not([type=hidden]):not([type=checkbox]), select:not([hidden]), textarea")].find((field) => field.offsetParent);

document.body.addEventListener("htmx:afterSettle", (event) => {
  paint();
  // The panel and the list of tellers see to their focus themselves.
  if (event.target.closest("#told-list, #panel")) return;
  const card = current && cardOf(current), form = openForm();
  if (card?.contains(form)) { isChanged = false; firstField(card)?.focus(); card.scrollIntoView({ block: "nearest" }); }
  else if (saving && saving === current && card) { const next = nextOpen(saving); saving = null; isChanged = false; go(next || card); }
  else if (card && !card.contains(document.activeElement) && !form) card.focus({ preventScroll: true });
});

document.body.addEventListener("was-read", () => {
  if (!openForm() && !document.querySelector("#panel:not(:empty)")) location.reload();
});

const wanted = location.hash.startsWith("#card-") && document.getElementById(location.hash.slice(1));
if (wanted) go(wanted);
else if (location.hash.startsWith("#card-") && text.dataset.parts !== "1" && !location.search.includes("show=")) {
  // A card of another part: the desk knows of which.
  location.replace(`?show=${encodeURIComponent(location.hash.slice(6))}${location.hash}`);
} else if (location.hash === "#first" || location.hash === "#last") go(cards().at(location.hash === "#first" ? 0 : -1));
else {
  const shown = text.querySelector(".shown");
  const card = shown?.dataset.cards && cardOf(shown.dataset.cards.split(" ")[0]);
  if (card && isWide.matches) { card.scrollIntoView({ block: "start" }); follow(card, false); }
  shown?.scrollIntoView({ block: "center" });
}
