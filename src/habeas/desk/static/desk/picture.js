/* A link to an SVG of ours (data-png) gives it as a PNG, drawn here by the browser. Without a script it gives the SVG. */

const SHARP = 2;

function drawn(image) {
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * SHARP;
  canvas.height = image.naturalHeight * SHARP;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no picture"))), "image/png"));
}

async function asPng(link) {
  const image = new Image();
  image.src = link.href;
  await image.decode();
  const url = URL.createObjectURL(await drawn(image));
  const save = document.createElement("a");
  save.href = url;
  save.download = link.dataset.png;
  save.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-png]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  asPng(link).catch(() => { window.location.href = link.href; });
});
