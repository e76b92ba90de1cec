// Selects marked data-pick become fields in which one types to choose (the combobox of the ARIA practices). The select
// stays, hidden, and is what is sent; without this script it is used as it is. Ctrl+Enter saves a form.

let count = 0;

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const make = (name, attributes, text = "") => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
};

class Pick {
  constructor(select) {
    this.select = select;
    const list = `pick-${++count}`;
    this.input = make("input", { type: "text", role: "combobox", id: `${list}-in`, "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list, autocomplete: "off", spellcheck: "false" });
    this.list = make("ul", { id: list, role: "listbox", class: "picks" });
    this.list.hidden = true;
    this.name(select);
    const box = make("span", { class: "pick" });
    box.append(this.input, this.list);
    select.after(box);
    select.hidden = true;
    select.required = false;
    this.settle();
    this.input.addEventListener("input", () => this.open(this.input.value));
    this.input.addEventListener("click", () => this.list.hidden && this.open(""));
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.leave());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose(option);
    });
  }

  name(select) {
    const label = select.id && document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
    if (label) { label.htmlFor = this.input.id; this.list.setAttribute("aria-label", label.textContent.trim()); }
    else {
      const said = select.getAttribute("aria-label") || select.closest("label")?.firstChild?.textContent.trim() || "";
      this.input.setAttribute("aria-label", said);
      this.list.setAttribute("aria-label", said);
    }
    const error = select.closest("[aria-invalid]")?.querySelector(".problem[id]");
    if (error) { this.input.setAttribute("aria-invalid", "true"); this.input.setAttribute("aria-describedby", error.id); }
  }

  settle() {
    const chosen = this.select.selectedOptions[0];
    this.input.value = chosen?.value ? chosen.text : "";
    this.input.placeholder = this.select.options[0]?.value ? "" : this.select.options[0]?.text || "";
    this.typed = false;
    this.close();
  }

  open(words) {
    this.typed = words !== "";
    const wanted = folded(words).split(/\s+/).filter(Boolean);
    const fits = (option) => wanted.every((word) => folded(option.text).includes(word));
    this.list.replaceChildren();
    let group = null, shown = 0;
    for (const option of this.select.options) {
      if (!(option.value ? fits(option) : !this.typed && option.text.trim()) || shown >= 60) continue;
      const parent = option.parentElement.label || "";
      if (parent && parent !== group) { this.list.append(make("li", { role: "presentation", class: "heading" }, parent)); group = parent; }
      this.add(option.value, option.text, option.selected && !this.typed);
      shown += 1;
    }
    if (this.typed && this.select.dataset.new) this.add("", this.select.dataset.newText.replace("{words}", words.trim()), false, words.trim());
    const options = this.options();
    this.list.hidden = !options.length;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.mark((this.typed && options[0]) || options.find((one) => one.dataset.was) || null);
  }

  add(value, text, was, words = "") {
    const option = make("li", { role: "option", id: `${this.list.id}-${this.list.childElementCount}`, "aria-selected": "false", "data-value": value, "data-words": "" }, text);
    if (was) option.dataset.was = "1";
    if (words) option.dataset.new = words;
    this.list.append(option);
  }

  options() { return [...this.list.querySelectorAll("[role=option]")]; }

  mark(option) {
    this.now?.setAttribute("aria-selected", "false");
    this.now = option;
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    this.input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.mark(null);
  }

  choose(option) {
    const field = this.select.dataset.new && this.select.form.elements[this.select.dataset.new];
    if (option.dataset.new && field) {
      this.select.value = "";
      field.value = option.dataset.new;
      field.closest("details").open = true;
    } else this.select.value = option.dataset.value;
    this.settle();
    if (option.dataset.new && field) this.input.value = "";
    this.select.dispatchEvent(new Event("change", { bubbles: true }));
    if ("go" in this.select.dataset && this.select.value) this.select.form.requestSubmit();
  }

  // What was typed counts if one choice is marked; what fits nothing is put back as it was.
  leave() {
    if (this.typed && !this.input.value.trim()) this.select.value = "";
    else if (this.typed && this.now && !this.list.hidden && !this.now.dataset.new) return this.choose(this.now);
    this.settle();
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const options = this.options(), at = options.indexOf(this.now);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (this.list.hidden) this.open("");
      else this.mark(options[(at + (event.key === "ArrowDown" ? 1 : options.length + (at < 0 ? 0 : -1))) % options.length]);
    } else if (event.key === "Enter" && !this.list.hidden && this.now) this.choose(this.now);
    else if (event.key === "Enter" && this.typed && !this.input.value.trim()) { this.select.value = ""; this.settle(); }
    else if (event.key === "Escape" && !this.list.hidden) { event.stopPropagation(); this.settle(); }
    else return;
    event.preventDefault();
  }
}

function dress(root) {
  for (const select of root.querySelectorAll("select[data-pick]:not([hidden])")) new Pick(select);
}

document.addEventListener("keydown", (event) => {
  const form = event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.closest("form.telling");
  if (!form) return;
  event.preventDefault();
  document.activeElement.blur();
  form.requestSubmit(form.querySelector(".save"));
});

dress(document);
document.body.addEventListener("htmx:afterSwap", () => dress(document));
