// Says so, in words that the page brings along, when the desk does not answer or cannot do what was asked. Nothing fails in silence.

const box = document.getElementById("problem");

function say(text) {
  box.textContent = text;
  box.hidden = false;
  box.scrollIntoView({ block: "nearest" });
}

document.body.addEventListener("htmx:sendError", () =>
  say(box.dataset.silent));

document.body.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  if (status === 403) say(box.dataset.closed);
  else if (status === 404) say(box.dataset.gone);
  else say(box.dataset.broken);
});

document.body.addEventListener("htmx:beforeRequest", () => { box.hidden = true; });
