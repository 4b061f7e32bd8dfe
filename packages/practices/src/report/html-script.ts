/** What the HTML report does in a browser: filters and copies. Without it everything is shown. */
export const htmlScript = `
"use strict";
const filters = document.querySelector(".filters");
const text = document.getElementById("text");
const practice = document.getElementById("practice");
const count = document.getElementById("count");
const tiles = [...document.querySelectorAll(".card button")];
const rules = [...document.querySelectorAll(".rule")].map((element) => ({
  element,
  findings: [...element.querySelectorAll(".findings > li")].map((finding) => ({
    finding,
    words: (element.querySelector("header").textContent + " " + finding.textContent).toLowerCase(),
  })),
}));
const total = rules.reduce((sum, { findings }) => sum + findings.length, 0);
function show() {
  const wanted = new Set([...filters.querySelectorAll("[name=severity]:checked")].map(({ value }) => value));
  const words = text.value.toLowerCase().split(/\\s+/u).filter((word) => word !== "");
  let shown = 0;
  for (const rule of rules) {
    const own = practice.value === "" || rule.element.dataset.practice === practice.value;
    let some = false;
    for (const { finding, words: has } of rule.findings) {
      const fits = own && wanted.has(finding.dataset.severity) && words.every((word) => has.includes(word));
      finding.hidden = !fits;
      if (fits) { some = true; shown += 1; }
    }
    rule.element.hidden = !some;
  }
  for (const tile of tiles) tile.setAttribute("aria-pressed", String(tile.dataset.practice === practice.value));
  count.textContent = shown + " of " + total + " findings";
}
filters.hidden = false;
filters.addEventListener("input", show);
filters.addEventListener("submit", (event) => event.preventDefault());
for (const tile of tiles) {
  tile.disabled = false;
  tile.addEventListener("click", () => {
    practice.value = practice.value === tile.dataset.practice ? "" : tile.dataset.practice;
    show();
  });
}
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input, select")) return;
  event.preventDefault();
  text.focus();
});
for (const button of document.querySelectorAll(".copy")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const source = button.parentElement.querySelector(".what");
    try {
      await navigator.clipboard.writeText(source.textContent);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(source);
      button.textContent = "Selected";
    }
  });
}
show();
`;
