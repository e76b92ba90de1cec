// Lets the browser make or use a passkey. What it must be told stands in the form; the answer is sent with it.

const form = document.querySelector("form[data-passkey]");

if (form) {
  const failed = form.querySelector("[data-failed]");
  const forms = window.allauth.webauthn.forms;
  const data = JSON.parse(form.dataset.options);
  const ids = { add: "use-passkey", authenticate: "use-passkey", credential: "credential" };
  if (form.dataset.passkey === "create") forms.addForm({ ids, data });
  else forms.authenticateForm({ ids, data });
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    failed.hidden = false;
  });
  document.getElementById("use-passkey").addEventListener("click", () => { failed.hidden = true; });
}
