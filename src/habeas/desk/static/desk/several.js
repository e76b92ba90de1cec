// A threshold by hand or by sliding: both are one value, and the estimate follows. Without it the number and its button do.

const form = document.getElementById("how-sure");
const number = form.querySelector("[type=number]"), slide = form.querySelector("[type=range]");

slide.closest("label").hidden = false;
// Both events go on to the form, which asks for the estimate and the list of that threshold.
slide.addEventListener("input", () => { number.value = slide.value; });
number.addEventListener("input", () => { if (number.validity.valid) slide.value = number.value; });
