"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const form = document.getElementById("filters");
  const theme = document.getElementById("theme");
  all(".scripted").forEach((element) => { element.hidden = false; });

  // A page opened from a disk may not be allowed to keep anything.
  const kept = (value) => {
    try {
      if (value !== undefined) localStorage.setItem("mtlint-theme", value);
      return localStorage.getItem("mtlint-theme") ?? "";
    } catch { return ""; }
  };
  const paint = (value) => {
    if (value) document.documentElement.dataset.theme = value;
    else delete document.documentElement.dataset.theme;
  };
  theme.value = ["light", "dark"].includes(kept()) ? kept() : "";
  paint(theme.value);
  theme.addEventListener("change", () => { kept(theme.value); paint(theme.value); });

  if (!form) return;
  const list = document.getElementById("list");
  const numbers = new Map(all(".row .n[id]").map((link) => [link.id.slice(1), link]));
  const marks = all("mark").map((element) => ({
    element,
    findings: element.dataset.f?.split(" ") ?? [],
    supports: element.dataset.e?.split(" ") ?? [],
    look: element.className,
  }));
  const documents = all(".doc").map((element, place) => {
    const name = element.querySelector("h3").textContent;
    const own = all(".f", element).map((card) => ({
      card,
      number: card.id.slice(1),
      rule: card.dataset.rule,
      family: card.dataset.rule.split("/")[0],
      severity: card.dataset.severity,
      silenced: "silenced" in card.dataset,
      shown: !card.hidden,
    }));
    return {
      element, place, name, own, folder: element.dataset.folder,
      counter: element.querySelector(".count"), shown: own.length,
    };
  });

  // A mark looks like the gravest of those of its findings that are shown.
  const grades = ["info", "warning", "error"];
  const severities = new Map(documents.flatMap((one) => one.own.map((f) => [f.number, f.severity])));

  // Words that are searched: of the card, of its marks, the path. Made when somebody searches.
  let marked = null;
  const words = (one, document_) => {
    if (!marked) {
      marked = new Map();
      for (const { element, findings } of marks) {
        for (const n of findings) marked.set(n, (marked.get(n) ?? "") + element.textContent);
      }
    }
    one.words ??= [document_.name, one.card.textContent, marked.get(one.number) ?? ""].join("\n").toLowerCase();
    return one.words;
  };

  const wishes = () => {
    const data = new FormData(form);
    return {
      text: data.get("text").trim().toLowerCase().split(/\s+/).filter(Boolean),
      family: data.get("family"), rule: data.get("rule"), folder: data.get("folder"),
      severities: new Set(data.getAll("severity")), silenced: data.has("silenced"),
    };
  };
  const fits = (one, document_, wish) =>
    (wish.silenced || !one.silenced) && wish.severities.has(one.severity) &&
    (!wish.family || one.family === wish.family) && (!wish.rule || one.rule === wish.rule) &&
    (!wish.folder || document_.folder === wish.folder) &&
    wish.text.every((word) => words(one, document_).includes(word));

  // By path, or those of which most is shown first. What stands right is not moved.
  const order = () => {
    const by = form.elements.order.value
      ? (a, b) => b.shown - a.shown || a.place - b.place
      : (a, b) => a.place - b.place;
    const wanted = [...documents].sort(by).map((one) => one.element);
    if (wanted.some((element, place) => element !== list.children[place])) list.append(...wanted);
  };

  const apply = () => {
    const wish = wishes();
    const seen = new Set();
    let found = 0, places = 0;
    for (const document_ of documents) {
      let count = 0;
      for (const one of document_.own) {
        const shown = fits(one, document_, wish);
        if (shown) { count += 1; seen.add(one.number); }
        if (shown !== one.shown) {
          one.shown = shown;
          one.card.hidden = !shown;
          const link = numbers.get(one.number);
          if (link) link.hidden = !shown;
        }
      }
      if (document_.element.hidden !== !count) document_.element.hidden = !count;
      if (document_.shown !== count) { document_.shown = count; document_.counter.textContent = count; }
      found += count;
      places += count > 0;
    }
    order();
    for (const mark of marks) {
      const own = mark.findings.filter((n) => seen.has(n)).map((n) => grades.indexOf(severities.get(n)));
      let look = mark.supports.some((n) => seen.has(n)) ? "see" : "see off";
      if (own.length) look = grades[Math.max(...own)] + (own.length > 1 ? " two" : "");
      if (look !== mark.look) mark.element.className = mark.look = look;
    }
    document.getElementById("told").value =
      `${found.toLocaleString("en")} ${found === 1 ? "finding" : "findings"} in ` +
      `${places.toLocaleString("en")} ${places === 1 ? "document" : "documents"}`;
  };
  let timer = 0;
  form.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (event.target.name === "text") timer = setTimeout(apply, 150);
    else apply();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  const turn = (open) => documents.forEach((one) => { if (!one.element.hidden) one.element.open = open; });
  document.getElementById("open").addEventListener("click", () => turn(true));
  document.getElementById("close").addEventListener("click", () => turn(false));
  all("[data-filter]").forEach((button) => button.addEventListener("click", () => {
    form.elements[button.dataset.filter].value = button.dataset.value;
    apply();
    document.getElementById("documents").scrollIntoView();
    form.elements[button.dataset.filter].focus({ preventScroll: true });
  }));

  // A link to something that is folded away or filtered out shows it.
  const go = () => {
    const target = document.getElementById(location.hash.slice(1));
    const inside = target?.closest(".doc");
    if (!inside) return;
    inside.open = true;
    const number = /^[fm]\d+$/.test(target.id) ? target.id.slice(1) : null;
    if (target.hidden || inside.hidden) {
      form.reset();
      if (target.hidden && form.elements.silenced) form.elements.silenced.checked = true;
      apply();
    }
    light(number, true);
    target.scrollIntoView({ block: target.id[0] === "f" ? "nearest" : "center" });
    target.focus({ preventScroll: true });
  };
  window.addEventListener("hashchange", go);

  // Pointing at a card or a mark shows what belongs to it.
  let lit = [];
  const light = (number, stay = false) => {
    lit.forEach((element) => element.classList.remove("lit"));
    lit = number ? marks.filter((m) => m.findings.includes(number) || m.supports.includes(number)).map((m) => m.element) : [];
    if (number && !stay) lit.push(document.getElementById(`f${number}`));
    lit.forEach((element) => element.classList.add("lit"));
  };
  list.addEventListener("pointerover", (event) => {
    const card = event.target.closest(".f");
    const mark = event.target.closest("mark:not(.off)");
    if (card) light(card.id.slice(1));
    else if (mark) light(`${mark.dataset.f ?? ""} ${mark.dataset.e ?? ""}`.trim().split(" ").find((n) => !document.getElementById(`f${n}`)?.hidden));
  });

  apply();
  if (location.hash) go();
})();
