// Saves the picture beside a button as PNG. Drawn from its SVG on this machine; nothing is sent anywhere.

const SCALE = 2;

async function save(figure) {
  const link = figure.querySelector("a[download]");
  const picture = new Image();
  picture.src = link.href;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.naturalWidth * SCALE;
  canvas.height = picture.naturalHeight * SCALE;
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  const out = document.createElement("a");
  out.href = URL.createObjectURL(blob);
  out.download = "picture.png";
  out.click();
  setTimeout(() => URL.revokeObjectURL(out.href), 60000);
}

for (const button of document.querySelectorAll("button[data-png]")) {
  const figure = button.closest("figure, .spans");
  if (!figure?.querySelector("a[download]")) continue;
  button.hidden = false;
  button.addEventListener("click", () => save(figure));
}
