// Covers the page when nobody is at it, and gives it back, with what was typed, to whoever proves to be back.
// What is covered is taken out of the page: nobody finds it behind the cover.

const locking = document.getElementById("lock");
const minute = 60_000;
const limit = Number(document.body.dataset.idle) * minute;
const silent = document.getElementById("problem").dataset.silent;
const others = new BroadcastChannel("desk");
let last = Date.now();
let told = last;
let kept = null;

const token = () => locking.elements.csrfmiddlewaretoken.value;

function send(address, fields = {}) {
  const body = new URLSearchParams({ csrfmiddlewaretoken: token(), ...fields });
  return fetch(address, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual", keepalive: true });
}

function somebodyIsHere() {
  last = Date.now();
  if (kept || last - told < minute / 2) return;
  told = last;
  others.postMessage("here");
  send(document.body.dataset.stillHere).catch(() => {});
}

function cover(tell = true) {
  if (kept) return;
  if (tell) {
    others.postMessage("lock");
    send(locking.action).catch(() => {});
  }
  const page = { title: document.title, focus: document.activeElement, top: window.scrollY, nodes: document.createDocumentFragment() };
  const sheet = document.getElementById("covered").content.cloneNode(true);
  page.nodes.append(...document.body.childNodes);
  kept = page;
  document.title = "habeas";
  document.body.append(sheet);
  const form = document.body.querySelector("form");
  form.addEventListener("submit", (event) => { event.preventDefault(); open(form); });
  form.elements.password.focus();
}

async function open(form) {
  const problem = form.querySelector(".problem");
  problem.hidden = true;
  try {
    const answer = await send(form.action, { password: form.elements.password.value });
    if (answer.status === 204) {
      uncover();
      others.postMessage("open");
    } else if (answer.status === 422) {
      problem.textContent = (await answer.json()).problem;
      problem.hidden = false;
      form.elements.password.select();
    } else location.reload();
  } catch {
    problem.textContent = silent;
    problem.hidden = false;
  }
}

function uncover() {
  if (!kept) return;
  const page = kept;
  kept = null;
  document.body.replaceChildren(page.nodes);
  document.title = page.title;
  window.scrollTo(0, page.top);
  page.focus?.focus?.({ preventScroll: true });
  last = told = Date.now();
}

function look() {
  if (Date.now() - last >= limit) cover();
}

for (const kind of ["pointerdown", "keydown", "input", "wheel"]) addEventListener(kind, somebodyIsHere, { capture: true, passive: true });
document.addEventListener("visibilitychange", look);
setInterval(look, 2000);
locking.addEventListener("submit", (event) => { event.preventDefault(); cover(); });
addEventListener("keydown", (event) => {
  if (event.altKey && !event.ctrlKey && event.code === "KeyL") { event.preventDefault(); cover(); }
});
others.addEventListener("message", (event) => {
  if (event.data === "here") last = told = Date.now();
  if (event.data === "lock") cover(false);
  if (event.data === "open") uncover();
});
