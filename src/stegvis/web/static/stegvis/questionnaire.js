// Answering: reads aloud, keeps the page when the connection is lost, saves on the way. Everything works without it.
"use strict";

/* ---- Reading aloud, by the browser's own voices ---- */

const speech = window.speechSynthesis;

function voiceFor(code) {
  const voices = speech ? speech.getVoices() : [];
  return voices.find((one) => one.lang.toLowerCase().split(/[-_]/)[0] === code);
}

/** The words of a question in order, each with its language. */
function wordsOf(part) {
  const spoken = part.querySelectorAll("h1, legend, label, p.sq-help, p.sq-text");
  return [...spoken].map((one) => ({ words: one.textContent.trim(), lang: one.closest("[lang]").lang }));
}

function silence() {
  speech.cancel();
  for (const button of document.querySelectorAll("[data-read]")) button.setAttribute("aria-pressed", "false");
}

function read(button) {
  const wasReading = button.getAttribute("aria-pressed") === "true";
  silence();
  if (wasReading) return;
  button.setAttribute("aria-pressed", "true");
  const parts = wordsOf(button.closest("[data-read-part]"));
  parts.forEach(({ words, lang }, at) => {
    const said = new SpeechSynthesisUtterance(words);
    said.lang = lang;
    said.voice = voiceFor(lang) || null;
    said.rate = 0.9;
    if (at === parts.length - 1) said.onend = silence;
    speech.speak(said);
  });
}

/** A button that could not be heard is not shown. */
function showReaders() {
  for (const button of document.querySelectorAll("[data-read]")) {
    button.hidden = !voiceFor(button.closest("[data-read-part]").querySelector("[lang]").lang);
  }
}

if (speech) {
  showReaders();
  speech.addEventListener("voiceschanged", showReaders);
  window.addEventListener("pagehide", () => speech.cancel());
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-read]");
    if (button) read(button);
  });
}

/* ---- A lost connection ---- */

const PATIENCE = 15000;
const PAUSE = 1000;
let pause;
const form = document.querySelector("form[data-answers]");

function say(text) {
  const line = form.querySelector("[data-say]");
  if (line && line.textContent !== text) line.textContent = text;
}

async function post(step) {
  const body = new URLSearchParams(new FormData(form));
  if (step) body.set("steg", step);
  const attempt = new AbortController();
  const late = setTimeout(() => attempt.abort(), PATIENCE);
  try {
    return await fetch(form.getAttribute("action"), { method: "POST", body, signal: attempt.signal });
  } finally {
    clearTimeout(late);
  }
}

let isSending = false;

async function send(event) {
  // A fault is shown by the server: such a page has no address of its own, so the browser sends the form itself.
  if (form.dataset.sendsItself !== undefined) return;
  event.preventDefault();
  if (isSending) return;
  isSending = true;
  // What is sent now is saved by that: a pause that ends later would save over it, also what was skipped.
  clearTimeout(pause);
  const step = event.submitter && event.submitter.name === "steg" ? event.submitter.value : "";
  try {
    const answer = await post(step);
    if (answer.redirected) {
      window.location.assign(answer.url);
      return;
    }
    form.dataset.sendsItself = "";
    form.requestSubmit(event.submitter);
  } catch {
    say(form.dataset.offline);
  }
  isSending = false;
}

/* ---- Saved as it is answered ---- */

async function save(event) {
  clearTimeout(pause);
  try {
    const answer = await post("spara");
    if (answer.status === 204) say(form.dataset.saved);
    // With all questions on one page an answer may ask for others; one at a time they come by and by.
    const isAll = form.dataset.all !== undefined;
    if (isAll && answer.ok && event.target.closest("[data-opens]")) window.location.reload();
  } catch {
    say(form.dataset.offline);
  }
}

/** What is written is saved at every pause, so that a page that is closed in the middle loses little. */
function saveAtPause(event) {
  clearTimeout(pause);
  if (event.target.matches("textarea, input[type=text]")) {
    pause = setTimeout(() => save(event), PAUSE);
  }
}

/* ---- One of several questions at a time, in a form that is sent whole ---- */

function showSteps(steps) {
  let at = 0;
  const buttons = form.querySelector("[data-step-buttons]");
  const sendButton = form.querySelector("[data-send]");
  const show = (to) => {
    at = to;
    steps.forEach((one, place) => (one.hidden = place !== at));
    buttons.querySelector("[data-back]").hidden = at === 0;
    buttons.querySelector("[data-next]").hidden = at === steps.length - 1;
    sendButton.hidden = at !== steps.length - 1;
    document.querySelector("[data-first]").hidden = at > 0;
    form.querySelector("[data-progress]").textContent = form.dataset.progress
      .replace("{number}", at + 1)
      .replace("{of}", steps.length);
    if (speech) silence();
  };
  const go = (to) => {
    show(to);
    steps[at].querySelector("legend").focus();
  };
  for (const one of steps) one.querySelector("legend").tabIndex = -1;
  buttons.hidden = false;
  buttons.querySelector("[data-back]").addEventListener("click", () => go(at - 1));
  buttons.querySelector("[data-next]").addEventListener("click", () => go(at + 1));
  // Enter in the middle goes on instead of sending.
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input") && at < steps.length - 1) {
      event.preventDefault();
      go(at + 1);
    }
  });
  show(0);
}

if (form && form.dataset.steps !== undefined) {
  showSteps([...form.querySelectorAll(".sq-step")]);
} else if (form) {
  form.addEventListener("submit", send);
  if (form.dataset.saves !== undefined) {
    form.addEventListener("change", save);
    form.addEventListener("input", saveAtPause);
  }
}
