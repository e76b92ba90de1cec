// "What we knew on ...": a slider over the days since the first entry. It fills in the date and asks for the page.

const DAY = 24 * 60 * 60 * 1000;

function day(text) {
  return Date.parse(`${text}T00:00:00Z`);
}

for (const slide of document.querySelectorAll("[data-slide]")) {
  const form = slide.closest("details").querySelector("form");
  const [range, shown] = [slide.querySelector("input"), slide.querySelector("output")];
  const first = day(slide.dataset.first);
  const last = Math.round((day(slide.dataset.last) - first) / DAY);
  const field = form.elements.known;
  const said = (at) => new Date(first + at * DAY).toISOString().slice(0, 10);
  range.max = last;
  range.value = field.value ? Math.round((day(field.value) - first) / DAY) : last;
  shown.textContent = said(Number(range.value));
  range.addEventListener("input", () => { shown.textContent = said(Number(range.value)); });
  range.addEventListener("change", () => {
    // Today with all we know is no other day than today.
    field.value = Number(range.value) === last ? "" : said(Number(range.value));
    form.elements.as_of.value = Number(range.value) === last ? slide.dataset.last : field.value;
    form.requestSubmit();
  });
  slide.hidden = false;
}
