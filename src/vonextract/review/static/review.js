// A review page: page and table move together, by mouse and by keys. All text is set as text, never as HTML.
const main = document.getElementById("main");
const words = JSON.parse(document.getElementById("words").textContent);
const inspector = document.querySelector(".inspector");
const form = document.querySelector(".filters");
const findings = [...document.querySelectorAll(".finding")];
const steps = [0.6, 0.8, 1, 1.3, 1.6, 2, 2.6, 3.2];
let chosen = null;

const sheet = () => main.querySelector(".sheet");
const all = (cell, root = main) => root.querySelectorAll(`[data-cell="${CSS.escape(cell)}"]`);
const entry = (cell) => main.querySelector(`th[data-cell="${CSS.escape(cell)}"], td[data-cell="${CSS.escape(cell)}"]`);

function element(tag, text, className) {
  const made = document.createElement(tag);
  if (text !== undefined && text !== null) made.textContent = text;
  if (className) made.className = className;
  return made;
}

// --- pages ---------------------------------------------------------------------------------------

function copyOf(key) {
  const template = document.querySelector(`template[data-sheet="${CSS.escape(key)}"]`);
  if (!template) return null;
  const copy = template.content.cloneNode(true);
  const image = copy.querySelector("img[data-picture]");
  if (image) {
    const data = document.querySelector(`script[data-of="${CSS.escape(key)}"]`);
    image.src = "data:image/jpeg;base64," + data.textContent.trim();
  }
  return copy;
}

function openSheet(key) {
  if (sheet()?.dataset.key === key) return true;
  const copy = copyOf(key);
  if (!copy) return false;
  main.replaceChildren(copy);
  prepare();
  return true;
}

function prepare() {
  if (!sheet()) return;
  for (const link of document.querySelectorAll(".pages a")) {
    const current = link.hash === "#" + sheet().dataset.key || link.dataset.key === sheet().dataset.key;
    link.toggleAttribute("aria-current", current);
    if (current) { link.setAttribute("aria-current", "page"); link.scrollIntoView({ block: "nearest" }); }
  }
  for (const image of main.querySelectorAll(".page img[src]")) {
    const missing = () => image.closest(".page").replaceWith(element("p", words.no_picture, "missing"));
    if (image.complete && !image.naturalWidth) missing();
    else image.addEventListener("error", missing, { once: true });
  }
  for (const table of main.querySelectorAll("[role=grid]")) {
    const first = table.querySelector("td, th");
    if (first) first.tabIndex = 0;
  }
}

function follow() {
  const [key, cell] = decodeURIComponent(location.hash.slice(1)).split("/");
  const wanted = key || document.querySelector("template[data-sheet]")?.dataset.sheet;
  if (wanted && wanted !== "main" && (openSheet(wanted) || sheet())) choose(cell || null, false);
  for (const finding of findings) {
    const link = finding.firstElementChild;
    link.toggleAttribute("aria-current", link.hash === location.hash && link.hash !== "");
    if (link.hash === location.hash && link.hash) {
      link.setAttribute("aria-current", "true");
      link.scrollIntoView({ block: "nearest" });
    }
  }
}

// --- the chosen cell -----------------------------------------------------------------------------

function choose(cell, focus = true) {
  for (const old of main.querySelectorAll(".chosen, .context")) old.classList.remove("chosen", "context");
  chosen = cell && entry(cell) ? cell : null;
  inspector.dispatchEvent(new CustomEvent("chosen", { detail: chosen }));
  if (!chosen) {
    inspector.replaceChildren(element("p", words.pick, "hint"));
    return;
  }
  for (const node of all(cell)) node.classList.add("chosen");
  for (const near of contextOf(entry(cell))) for (const node of all(near)) node.classList.add("context");
  const td = entry(cell);
  for (const other of td.closest("table").querySelectorAll("[tabindex='0']")) other.tabIndex = -1;
  td.tabIndex = 0;
  if (focus) td.focus({ preventScroll: true });
  inspect(td);
  td.scrollIntoView({ block: "center", inline: "nearest" });
  main.querySelector("rect.chosen")?.scrollIntoView({ block: "center", inline: "center" });
}

function contextOf(td) {
  const [table, row, col] = td.dataset.cell.split(":").map(Number);
  const covers = (other) => {
    const [, , c] = other.dataset.cell.split(":").map(Number);
    return c <= col && col < c + other.colSpan;
  };
  const headers = [...td.closest("table").querySelectorAll("th[scope=col]")].filter(covers);
  const labels = [...td.parentElement.querySelectorAll("th[scope=row]")];
  return [...headers, ...labels].filter((other) => other !== td).map((other) => other.dataset.cell);
}

function inspect(td) {
  const read = JSON.parse(td.dataset.read ?? "null");
  const list = element("dl", null, "facts");
  for (const [name, value, style] of read?.facts ?? []) {
    const pair = element("div");
    pair.append(element("dt", name), element("dd", value, style));
    list.append(pair);
  }
  const parts = [list];
  for (const doubt of read?.doubts ?? []) {
    const line = element("p", null, "doubt");
    line.append(element("span", words.severity[doubt.severity], "chip " + doubt.severity), " ", doubt.rule + ": " + doubt.message);
    parts.push(line);
  }
  const ref = sheet().dataset.doc + ":" + td.dataset.cell;
  const links = element("p", null, "links");
  const pdf = element("a", words.open_pdf);
  pdf.href = sheet().dataset.link;
  const copy = element("button", words.copy);
  copy.type = "button";
  copy.dataset.do = "copy";
  links.append(element("code", ref), copy, pdf);
  inspector.replaceChildren(...parts, links);
  inspector.dispatchEvent(new CustomEvent("inspected", { detail: { ref, td, read } }));
}

async function copyRef() {
  if (!chosen) return;
  const ref = sheet().dataset.doc + ":" + chosen;
  try { await navigator.clipboard.writeText(ref); } catch { return; }
  const button = inspector.querySelector("[data-do=copy]");
  if (button) button.textContent = words.copied;
}

function go(cell) {
  history.replaceState(null, "", "#" + sheet().dataset.key + (cell ? "/" + cell : ""));
  choose(cell);
}

main.addEventListener("click", (event) => {
  const node = event.target.closest("[data-cell]");
  if (node) go(node.dataset.cell);
});
for (const [kind, on] of [["mouseover", true], ["mouseout", false]]) {
  main.addEventListener(kind, (event) => {
    const node = event.target.closest?.("[data-cell]");
    if (node) for (const same of all(node.dataset.cell)) same.classList.toggle("hot", on);
  });
}
main.addEventListener("focusin", (event) => {
  const cell = event.target.dataset?.cell;
  if (cell && cell !== chosen && event.target.matches(":focus-visible")) go(cell);
});

// --- keys ----------------------------------------------------------------------------------------

function neighbour(td, key) {
  const line = td.parentElement;
  if (key === "ArrowLeft") return td.previousElementSibling;
  if (key === "ArrowRight") return td.nextElementSibling;
  const [, , col] = td.dataset.cell.split(":").map(Number);
  for (let next = line; (next = key === "ArrowUp" ? next.previousElementSibling : next.nextElementSibling);) {
    const found = [...next.children].find((other) => {
      const c = Number(other.dataset.cell.split(":")[2]);
      return c <= col && col < c + other.colSpan;
    });
    if (found) return found;
  }
  return null;
}

function stepFinding(by) {
  const shown = findings.filter((finding) => !finding.hidden).map((finding) => finding.firstElementChild);
  const at = shown.findIndex((link) => link.hasAttribute("aria-current"));
  const next = at < 0 ? shown[by > 0 ? 0 : shown.length - 1] : shown[at + by];
  next?.click();
}

function stepPage(by) {
  const links = [...document.querySelectorAll(".pages a")];
  const at = links.findIndex((link) => link.hasAttribute("aria-current"));
  links[at + by]?.click();
}

function zoom(by) {
  const root = document.documentElement;
  const now = Number(getComputedStyle(root).getPropertyValue("--zoom"));
  const at = steps.findIndex((step) => step >= now - 0.01);
  root.style.setProperty("--zoom", steps[Math.min(steps.length - 1, Math.max(0, at + by))]);
  main.querySelector("rect.chosen")?.scrollIntoView({ block: "center", inline: "center" });
}

const deeds = {
  smaller: () => zoom(-1), larger: () => zoom(1), print: printShown, copy: copyRef,
  keys: () => document.querySelector("dialog.keys").showModal(),
};
const shortcuts = {
  j: () => stepFinding(1), k: () => stepFinding(-1), n: () => stepPage(1), p: () => stepPage(-1),
  "+": deeds.larger, "-": deeds.smaller, c: copyRef, "?": deeds.keys,
  u: () => { form.elements.unverified.checked = !form.elements.unverified.checked; filter(); },
  "/": () => form.elements.words.focus(),
  Escape: () => go(null),
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button) deeds[button.dataset.do]?.();
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.target.matches("input, textarea, select")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (event.key.startsWith("Arrow") && event.target.dataset.cell) {
    const next = neighbour(event.target, event.key);
    if (next) go(next.dataset.cell);
    event.preventDefault();
  } else if (shortcuts[event.key]) {
    shortcuts[event.key]();
    event.preventDefault();
  }
});

// --- filters -------------------------------------------------------------------------------------

function filter() {
  const severities = new Set([...form.querySelectorAll("[name=severity]:checked")].map((box) => box.value));
  const kind = form.elements.kind?.value ?? "";
  const wanted = form.elements.words.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  for (const finding of findings) {
    const text = finding.textContent.toLocaleLowerCase();
    finding.hidden = !severities.has(finding.dataset.severity)
      || (kind !== "" && finding.dataset.kind !== kind)
      || !wanted.every((word) => text.includes(word));
  }
  document.body.classList.toggle("show-unverified", form.elements.unverified.checked);
}
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());

// --- printing ------------------------------------------------------------------------------------

// The pages that the shown findings are about; the open page when there is none.
async function printShown() {
  const keys = new Set(findings.filter((f) => !f.hidden).map((f) => decodeURIComponent(f.firstElementChild.hash.slice(1)).split("/")[0]));
  const copies = [...keys].filter(Boolean).sort((a, b) => a.localeCompare(b, undefined, { numeric: true })).map(copyOf).filter(Boolean);
  if (copies.length) {
    const before = [...main.childNodes];
    main.replaceChildren(...copies);
    await Promise.allSettled([...main.querySelectorAll("img")].map((image) => image.decode()));
    window.print();
    main.replaceChildren(...before);
  } else {
    window.print();
  }
}

window.addEventListener("hashchange", follow);
prepare();
filter();
follow();
