"use strict";
(() => {
  const form = document.querySelector("form.filters");
  if (!form) return;
  const output = form.querySelector("output");
  const chosen = () => [...form.querySelectorAll("select")].filter((one) => one.value);
  const fits = (thing) =>
    chosen().every((one) => (thing.getAttribute(`data-${one.name}`) || "").split(" ").includes(one.value));
  const names = [...form.querySelectorAll("select")].map((one) => `[data-${one.name}]`).join(",");
  const marked = (kind) => [...document.querySelectorAll(kind)].filter((one) => one.matches(names));
  const show = () => {
    for (const one of [...marked("section.part"), ...marked("tr")]) one.hidden = !fits(one);
    for (const one of document.querySelectorAll("section.chapter")) {
      one.hidden = ![...one.querySelectorAll("section.part")].some((part) => !part.hidden);
    }
    const parts = marked("section.part");
    const shown = parts.filter((one) => !one.hidden).length;
    output.textContent = form.dataset.shown.replace("{shown}", shown).replace("{all}", parts.length);
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", show);
  form.hidden = false;
  show();
})();
