// Saves each answer of a report as it is typed. What the server has not confirmed stays in this browser until it has;
// what others wrote comes in by itself. The page works without this file; the server decides what becomes of two texts.
"use strict";

const form = document.querySelector("form[data-writing]");
const PREFIX = "stegvis-skriver:";
const PAUSE = 1000;
const AGAIN = 4000;
const LOOK = 5000;
const PATIENCE = 10000;
const KEPT = 30 * 24 * 3600 * 1000;
const MARKED = /⟦([^⟦⟧‖]*) ‖ ([^⟦⟧‖]*)⟧/g;

/** A browser without room, or without permission, to keep anything still saves on the server. */
function inBrowser(act) {
  try {
    return act(window.localStorage);
  } catch {
    return null;
  }
}

function say(id, text) {
  const line = document.getElementById(id);
  if (line.textContent !== text) line.textContent = text;
}

const mine = form ? `${PREFIX}${form.dataset.account}:${form.dataset.edition}:` : "";
const answers = new Map();
let isClosed = false;

/** One text area, or one question of yes or no. `base` is what the server confirmed last, as far as this page knows. */
class Answer {
  constructor(box) {
    this.box = box;
    this.name = box.dataset.answer;
    this.number = Number(box.dataset.number);
    this.area = box.querySelector("textarea");
    this.key = `${mine}${form.dataset.tab}:${this.name}`;
    this.confirmedText = box.querySelector(`[name="base.${this.name}"]`);
    this.saves = 0;
    this.pause = 0;
    this.isSending = false;
    box.addEventListener(this.area ? "input" : "change", () => this.typed());
  }

  get text() {
    if (this.area) return this.area.value;
    const chosen = this.box.querySelector("input:checked");
    return chosen ? chosen.value : "";
  }

  /** A field of the form, so that its button saves from the same text. */
  get base() {
    return this.confirmedText.value;
  }

  set base(text) {
    this.confirmedText.value = text;
  }

  get isSaved() {
    return this.text === this.base;
  }

  typed() {
    this.keep();
    this.show();
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.send(), PAUSE);
  }

  /** Keeps the text here until the server has it. */
  keep() {
    const kept = { text: this.text, base: this.base, save: this.saves, at: Date.now() };
    inBrowser((store) => store.setItem(this.key, JSON.stringify(kept)));
  }

  async send() {
    clearTimeout(this.pause);
    if (this.isSending || isClosed) return;
    if (this.isSaved) {
      inBrowser((store) => store.removeItem(this.key));
      return;
    }
    this.isSending = true;
    this.saves += 1;
    const sent = this.text;
    say("sparat", form.dataset.saving);
    const answer = await post(this.box.dataset.save, { text: sent, base: this.base, tab: form.dataset.tab, save: this.saves });
    this.isSending = false;
    if (answer) this.confirmed(sent, answer);
    else if (answer === null && !isClosed) this.pause = setTimeout(() => this.send(), AGAIN);
  }

  /** The server has what was sent; the text there may hold somebody else's words too. */
  confirmed(sent, answer) {
    this.number = answer.number;
    if (this.text === sent) {
      this.put(answer.text);
      inBrowser((store) => store.removeItem(this.key));
    } else {
      // What was typed meanwhile grew from what was sent: the server merges it with what stands there now.
      this.base = sent;
      this.typed();
    }
    if (answer.merged) this.tell(answer.told);
    this.state(`${form.dataset.saved} ${answer.time}`);
    say("trassel", "");
    say("sparat", `${form.dataset.saved} ${answer.time}`);
  }

  /** Somebody else's text comes in while nobody types here. */
  incoming(one) {
    if (one.number <= this.number || this.isSending || !this.isSaved) return;
    this.number = one.number;
    this.put(one.text);
    this.state([`${form.dataset.saved} ${one.time}`, one.by].filter(Boolean).join(", "));
  }

  /** Puts the text there, touching only what differs: the caret and what is marked stay where they are. */
  put(text) {
    this.base = text;
    if (this.area) {
      const now = this.area.value;
      let start = 0;
      let end = 0;
      const least = Math.min(now.length, text.length);
      while (start < least && now[start] === text[start]) start += 1;
      while (end < least - start && now[now.length - 1 - end] === text[text.length - 1 - end]) end += 1;
      if (now !== text) this.area.setRangeText(text.slice(start, text.length - end), start, now.length - end, "preserve");
    } else {
      for (const one of this.box.querySelectorAll("input[type=radio]")) one.checked = one.value === text;
    }
    this.show();
  }

  tell(text) {
    const line = this.box.querySelector("[data-told]");
    if (line) line.textContent = text;
  }

  state(text) {
    const line = this.box.querySelector("[data-state]");
    if (line) line.textContent = text;
  }

  /** What depends on the text: the number of words, places to choose, the mark in the contents. */
  show() {
    const empty = document.querySelector(`[data-empty="${this.box.dataset.of}"]`);
    if (empty) empty.hidden = [...form.querySelectorAll(`[data-of="${this.box.dataset.of}"]`)].some((box) => answers.get(box.dataset.answer).text.trim());
    if (!this.area) return;
    const count = this.area.value.split(/\s+/).filter(Boolean).length;
    this.box.querySelector("[data-versions]").hidden = this.number === 0;
    this.box.querySelector("[data-words]").textContent = `${count} ${count === 1 ? form.dataset.wordsOne : form.dataset.wordsMany}`;
    this.places();
  }

  /** Where two wrote in the same place: both wordings, and a button for each way out. */
  places() {
    const list = this.box.querySelector("[data-places]");
    const found = [...this.area.value.matchAll(MARKED)].map((one) => ({ at: one.index, whole: one[0], first: one[1], second: one[2] }));
    const shape = JSON.stringify(found.map((one) => one.whole));
    if (list.dataset.shape === shape) return;
    list.dataset.shape = shape;
    list.replaceChildren(...found.map((one) => this.place(one)));
  }

  place(one) {
    const box = document.getElementById("stalle").content.firstElementChild.cloneNode(true);
    const [first, second] = box.querySelectorAll("blockquote");
    first.textContent = one.first;
    second.textContent = one.second;
    const both = one.second.trim() ? `${one.first} ${one.second}`.trim() : one.first;
    const ways = [[form.dataset.first, one.first], [form.dataset.second, one.second], [form.dataset.both, both]];
    for (const [words, text] of ways) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button--secondary button--small sv-button";
      button.textContent = words;
      button.addEventListener("click", () => this.choose(one.whole, text));
      box.querySelector(".wr-place__buttons").append(button);
    }
    return box;
  }

  choose(whole, text) {
    const at = this.area.value.indexOf(whole);
    if (at < 0) return;
    this.area.setRangeText(text, at, at + whole.length, "end");
    this.area.focus();
    this.tell("");
    this.typed();
  }
}

/** The server's answer to a form, null when there was none and it is worth trying again, undefined when it is not. */
async function post(address, fields) {
  const body = new URLSearchParams(fields);
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  const attempt = new AbortController();
  const late = setTimeout(() => attempt.abort(), PATIENCE);
  try {
    // A page that is left sends its last words all the same, where the browser lets it: 64 KiB.
    const keepalive = document.hidden && body.toString().length < 60000;
    const answer = await fetch(address, { method: "POST", body, signal: attempt.signal, redirect: "manual", keepalive });
    if (answer.ok) return await answer.json();
    if (answer.type === "opaqueredirect" || answer.status === 403) say("trassel", form.dataset.login);
    else if (answer.status === 410 || answer.status === 422) {
      isClosed = answer.status === 410;
      say("trassel", (await answer.json()).message);
    } else if (answer.status === 413) {
      say("trassel", form.dataset.tooLong);
      say("sparat", "");
      return undefined;
    } else say("trassel", form.dataset.trouble);
  } catch {
    say("trassel", form.dataset.offline);
  } finally {
    clearTimeout(late);
  }
  say("sparat", "");
  return null;
}

/** What others wrote since, and where they are. */
async function look() {
  if (document.hidden || !navigator.onLine || isClosed) return;
  const seen = new URLSearchParams([...answers.values()].map((one) => [one.name, one.number]));
  try {
    const answer = await fetch(`${form.dataset.meanwhile}?${seen}`, { redirect: "manual" });
    if (!answer.ok) return;
    const found = await answer.json();
    for (const [name, one] of Object.entries(found.texts)) answers.get(name)?.incoming(one);
    showOthers(found.others);
  } catch {
    // The next look, or the next save, tells whether the connection is back.
  }
}

function showOthers(others) {
  const heading = (name) => {
    const box = form.querySelector(`[data-answer="${CSS.escape(name)}"]`);
    const found = box && document.getElementById(`rubrik-${box.dataset.of}`);
    return found ? found.textContent : "";
  };
  const lines = others.map((one) => `${one.name} ${form.dataset.writes} ${heading(one.section)}`);
  const list = document.getElementById("andra");
  if (JSON.stringify(lines) === list.dataset.lines) return;
  list.dataset.lines = JSON.stringify(lines);
  list.replaceChildren(...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line })));
}

/** The pages of this report that are open now keep their own words; those that are gone left theirs to us. */
async function openTabs() {
  if (!navigator.locks) return null;
  navigator.locks.request(PREFIX + form.dataset.tab, () => new Promise(() => {}));
  const found = await navigator.locks.query();
  return new Set(found.held.map((one) => one.name.slice(PREFIX.length)));
}

/** Words that a page kept and the server never got: the browser was closed, or the connection was cut. */
async function recover() {
  const open = await openTabs();
  const keys = inBrowser((store) => Object.keys(store).filter((key) => key.startsWith(PREFIX))) || [];
  for (const key of keys) {
    const kept = JSON.parse(inBrowser((store) => store.getItem(key)) || "{}");
    if (!(Date.now() - kept.at < KEPT)) inBrowser((store) => store.removeItem(key));
    else if (key.startsWith(mine)) await bringBack(key, kept, open);
  }
}

async function bringBack(key, kept, open) {
  const [tab, name] = key.slice(mine.length).split(":");
  const answer = answers.get(name);
  if (!answer || tab === form.dataset.tab || open?.has(tab)) return;
  if (kept.text !== answer.base && kept.text !== kept.base) {
    // The page that is gone may have sent a part: its words go on where they were.
    const again = open ? { tab, save: kept.save + 1 } : { tab: form.dataset.tab, save: (answer.saves += 1) };
    const saved = await post(answer.box.dataset.save, { text: kept.text, base: kept.base, ...again });
    if (!saved) {
      if (!isClosed) setTimeout(() => bringBack(key, kept, open), AGAIN);
      return;
    }
    answer.incoming(saved);
    if (saved.merged) answer.tell(saved.told);
    say("sparat", `${form.dataset.saved} ${saved.time}`);
  }
  inBrowser((store) => store.removeItem(key));
}

/** Whoever logs out leaves nothing in the browser: first all is saved. A second time leaves what could not be. */
function saveBeforeLogout(leave) {
  let isWarned = false;
  const isAllSaved = () => [...answers.values()].every((one) => one.isSaved);
  leave.addEventListener("submit", async (event) => {
    if (isWarned || isAllSaved()) return;
    event.preventDefault();
    await Promise.all([...answers.values()].map((one) => one.send()));
    if (isAllSaved()) leave.submit();
    else say("trassel", form.dataset.unsaved);
    isWarned = true;
  });
}

function sendAll() {
  for (const one of answers.values()) if (!one.isSaved) one.send();
}

if (form) {
  for (const box of form.querySelectorAll("[data-answer]")) {
    const answer = new Answer(box);
    answers.set(answer.name, answer);
  }
  for (const one of answers.values()) one.show();
  recover();
  setInterval(look, LOOK);
  window.addEventListener("online", sendAll);
  window.addEventListener("pagehide", sendAll);
  document.addEventListener("visibilitychange", () => (document.hidden ? sendAll() : look()));
  for (const leave of document.querySelectorAll("form[data-logout]")) saveBeforeLogout(leave);
  form.addEventListener("submit", (event) => {
    // A comment is ticked off, or everything is saved by the button: what is typed is kept until the server answers.
    for (const one of answers.values()) if (!one.isSaved) one.keep();
    if (!navigator.onLine) {
      event.preventDefault();
      say("trassel", form.dataset.offline);
    }
  });
}
