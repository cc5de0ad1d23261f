// The form that corrects the chosen cell. Loaded only where the server lets its visitor edit.
const inspector = document.querySelector(".inspector");
const template = document.getElementById("edit");

inspector.addEventListener("inspected", (event) => {
  const { ref, read } = event.detail;
  const form = template.content.firstElementChild.cloneNode(true);
  form.action = "/cells/" + ref;
  form.elements.value.value = read?.value ?? "";
  const doubt = read?.doubts[0];
  if (doubt) {
    form.elements.finding.value = doubt.finding;
    form.querySelector(".verdicts").hidden = false;
  }
  inspector.append(form);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
  if (event.key !== "e") return;
  inspector.querySelector(".edit [name=value]")?.select();
  event.preventDefault();
});
