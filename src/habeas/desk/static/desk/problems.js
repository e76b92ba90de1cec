// Says so when the desk does not answer or cannot do what was asked. Nothing fails in silence.

const box = document.getElementById("problem");

function say(text) {
  box.textContent = text;
  box.hidden = false;
  box.scrollIntoView({ block: "nearest" });
}

document.body.addEventListener("htmx:sendError", () =>
  say("The desk does not answer. What was saved before is safe; this was not stored. See whether habeas serve still runs in its terminal, then try once more."));

document.body.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  if (status === 403) say("This visit has ended, or the page is out of date. Nothing was changed. Reload the page; if it stays closed, open the desk anew from its terminal.");
  else if (status === 404) say("This is not here any more; it may have been taken back in another window. Nothing was changed. Reload the page.");
  else say("habeas made a mistake, and this was not stored. The terminal says why. Reload the page and look before you try once more.");
});

document.body.addEventListener("htmx:beforeRequest", () => { box.hidden = true; });
