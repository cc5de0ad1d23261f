// The forms about the chosen cell. Loaded only where the server lets its visitor edit.
const inspector = document.querySelector(".inspector");
const templates = { cell: document.getElementById("edit"), verdict: document.getElementById("verdict") };

function formsOf(template, ref) {
  const copy = template.content.cloneNode(true);
  for (const field of copy.querySelectorAll("[name=ref]")) field.value = ref;
  return copy;
}

inspector.addEventListener("inspected", (event) => {
  const { ref, read } = event.detail;
  const told = inspector.querySelectorAll(".doubt");
  for (const [n, doubt] of (read?.doubts ?? []).entries()) {
    told[n].after(formsOf(templates.verdict, ref.split(":")[0] + ":" + doubt.finding));
  }
  const forms = formsOf(templates.cell, ref);
  forms.querySelector(".value [name=value]").value = read?.value ?? "";
  inspector.append(forms);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
  if (event.key !== "e") return;
  inspector.querySelector(".value [name=value]")?.select();
  event.preventDefault();
});
