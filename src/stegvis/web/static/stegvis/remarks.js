// Remarks on a report while one types: the server looks at the texts as they stand and answers with the remarks of each
// section. Focus never moves by itself. Every button works without this file; the server decides what is remarked on.
"use strict";

const summary = document.querySelector("[data-look-over]");
const form = summary ? summary.closest("form") : null;
const PAUSE = 700;
const PATIENCE = 10000;

let pause = 0;
let asking = null;
/** Pieces that wait until nobody is in them. */
const waiting = new Map();

function areaOf(box) {
  const name = box.dataset.remarks;
  return name ? form.querySelector(`textarea[name="text.${CSS.escape(name)}"]`) : null;
}

/** What is typed, as the form would send it; explanations stay here. */
function typed() {
  const fields = new URLSearchParams();
  for (const area of form.querySelectorAll('textarea[name^="text."]')) fields.set(area.name, area.value);
  fields.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  return fields;
}

/** True while somebody is in the remarks, or has begun to explain one: then they are left as they are. */
function isInUse(box) {
  return box.contains(document.activeElement) || [...box.querySelectorAll("textarea")].some((one) => one.value.trim());
}

function put(box, html) {
  if (box.dataset.shown === html) return;
  if (isInUse(box)) {
    waiting.set(box, html);
    return;
  }
  waiting.delete(box);
  box.dataset.shown = html;
  const piece = document.createElement("template");
  piece.innerHTML = html;
  box.replaceChildren(piece.content);
  ready(box);
  const mark = document.querySelector(`[data-to-fix="${CSS.escape(box.dataset.remarks)}"]`);
  if (mark) mark.hidden = !box.querySelector(".rm-remark--error, .rm-remark--moved");
}

/** What only scripts can do is shown. */
function ready(box) {
  if (areaOf(box)) for (const one of box.querySelectorAll("[data-show]")) one.hidden = false;
}

async function lookOver() {
  if (asking) asking.abort();
  const attempt = (asking = new AbortController());
  const late = setTimeout(() => attempt.abort(), PATIENCE);
  try {
    const answer = await fetch(summary.dataset.lookOver, { method: "POST", body: typed(), signal: attempt.signal, redirect: "manual" });
    if (!answer.ok) return;
    const found = await answer.json();
    for (const box of form.querySelectorAll("[data-remarks]")) put(box, found.sections[box.dataset.remarks] || "");
    const line = summary.querySelector("[data-summary]");
    // Read aloud when it says something new, once what is typed has come to rest.
    if (line.textContent !== found.summary) line.textContent = found.summary;
    summary.querySelector("[data-refresh]").hidden = !found.moved;
  } catch {
    // Without a connection the remarks stay as they were; saving tells that it is gone.
  } finally {
    clearTimeout(late);
  }
}

function soon() {
  clearTimeout(pause);
  pause = setTimeout(lookOver, PAUSE);
}

/** Where the passage stands now: at its place, or as near to it as it is found. */
function find(area, remark) {
  const { passage } = remark.dataset;
  const start = Number(remark.dataset.start);
  if (!passage) return -1;
  if (area.value.startsWith(passage, start)) return start;
  const before = area.value.lastIndexOf(passage, start);
  const after = area.value.indexOf(passage, start);
  if (before < 0 || after < 0) return Math.max(before, after);
  return start - before < after - start ? before : after;
}

function show(area, remark) {
  const at = find(area, remark);
  area.focus();
  if (at >= 0) area.setSelectionRange(at, at + remark.dataset.passage.length);
}

/** Writes the proposal into the text as if it were typed; false when the passage is no more. */
function use(area, remark) {
  const at = find(area, remark);
  if (at < 0) return false;
  const proposal = remark.querySelector("[data-proposal]").textContent;
  area.setRangeText(proposal, at, at + remark.dataset.passage.length, "end");
  area.focus();
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  return true;
}

function pressed(event) {
  const remark = event.target.closest("[data-passage]");
  const box = event.target.closest("[data-remarks]");
  const area = box && areaOf(box);
  if (!remark || !area || area.readOnly) return;
  if (event.target.closest("[data-show]")) show(area, remark);
  else if (event.target.closest("[data-use]") && use(area, remark)) event.preventDefault();
}

if (form) {
  for (const box of form.querySelectorAll("[data-remarks]")) ready(box);
  form.addEventListener("input", (event) => {
    if (event.target.name && event.target.name.startsWith("text.")) soon();
  });
  form.addEventListener("click", pressed);
  form.addEventListener("focusout", () => {
    // What came while somebody was in a section's remarks is shown once they have left.
    setTimeout(() => [...waiting].forEach(([box, html]) => put(box, html)));
  });
}
