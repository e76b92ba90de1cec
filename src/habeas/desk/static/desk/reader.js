// The reader's keys, and the ties between cards and passages. Without it every form and link still works.

const text = document.getElementById("text");
const order = ["refused", "open", "accepted"];
let current = null;

const cards = () => [...document.querySelectorAll(".found .card")];
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
  if (scroll && marks[0] && matchMedia("(min-width: 62rem)").matches) marks[0].scrollIntoView({ block: "center" });
}

function go(card) {
  if (!card) return;
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: matchMedia("(min-width: 62rem)").matches ? "start" : "nearest" });
  follow(card, true);
}

function step(by) {
  const all = cards();
  const at = all.findIndex((card) => card.dataset.id === current);
  go(all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]);
}

function press(key) {
  const card = cards().find((one) => one.dataset.id === current);
  card?.querySelector(`[data-key="${key}"]`)?.click();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  const keys = document.querySelector(".keys");
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if ("areu".includes(event.key)) press(event.key);
  else if (event.key === "?") keys.open = !keys.open;
  else return;
  event.preventDefault();
});

document.querySelector(".found").addEventListener("focusin", (event) => {
  const card = event.target.closest(".card");
  if (card && card.dataset.id !== current) follow(card, false);
});

text.addEventListener("click", (event) => {
  const mark = event.target.closest("a.mark");
  if (!mark || String(getSelection())) return;
  event.preventDefault();
  // Where passages lie in one another, another click leads to the next card.
  const ids = mark.dataset.cards.split(" ");
  const next = ids[(ids.indexOf(current) + 1) % ids.length];
  history.replaceState(null, "", `#card-${next}`);
  go(document.getElementById(`card-${next}`));
});

document.body.addEventListener("htmx:afterSettle", () => {
  paint();
  const card = current && document.getElementById(`card-${current}`);
  if (card && !card.contains(document.activeElement)) card.focus({ preventScroll: true });
});

const wanted = location.hash.startsWith("#card-") && document.getElementById(location.hash.slice(1));
if (wanted) go(wanted);
else {
  const shown = text.querySelector(".shown");
  const card = shown?.dataset.cards && document.getElementById(`card-${shown.dataset.cards.split(" ")[0]}`);
  if (card && matchMedia("(min-width: 62rem)").matches) { card.scrollIntoView({ block: "start" }); follow(card, false); }
  shown?.scrollIntoView({ block: "center" });
}
