// Keeps what is typed: on the server while there is a connection, in this tab while there is none.
// Every form works without this file; nothing here decides what is saved.
"use strict";

const form = document.querySelector("form[data-drafts]");
const KEY = "stegvis-utkast:";
const HANDED_IN = "stegvis-inskickat";
const PAUSE = 700;
const AGAIN = 5000;
const PATIENCE = 8000;

/** The fields as a browser sends them. */
function typed() {
  const data = new FormData(form);
  data.delete("csrfmiddlewaretoken");
  return new URLSearchParams(data);
}

function say(text) {
  const line = document.getElementById("sparat");
  if (line.textContent !== text) line.textContent = text;
}

/** A tab without room, or without permission, to keep anything still saves on the server. */
function inTab(act) {
  try {
    return act(window.sessionStorage);
  } catch {
    return null;
  }
}

const here = form ? KEY + form.dataset.page + "?" + form.dataset.token : "";
let pause = 0;
let sending = null;
let isHandedIn = false;

function keepInTab() {
  inTab((tab) => tab.setItem(here, typed().toString()));
}

/** Says why it was not saved, and tries again. */
function again(attempt, why) {
  if (sending !== attempt || isHandedIn) return;
  say(why);
  clearTimeout(pause);
  pause = setTimeout(keepOnServer, AGAIN);
}

async function keepOnServer() {
  clearTimeout(pause);
  if (isHandedIn) return;
  if (sending) sending.abort();
  const attempt = (sending = new AbortController());
  const late = setTimeout(() => attempt.abort(), PATIENCE);
  const body = typed();
  const copy = body.toString();
  body.set("_page", form.dataset.page);
  body.set("_token", form.dataset.token);
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  try {
    const answer = await fetch(form.dataset.drafts, { method: "POST", body, signal: attempt.signal, redirect: "manual" });
    if (answer.ok) {
      say(form.dataset.saved + " " + (await answer.text()));
      // What was typed while this was under way is not on the server yet.
      inTab((tab) => tab.getItem(here) === copy && tab.removeItem(here));
    } else if (answer.type === "opaqueredirect" || answer.status === 403) {
      say(form.dataset.login);
    } else if (answer.status === 413 && answer.headers.get("Content-Type").startsWith("text/plain")) {
      say(await answer.text());
    } else if (answer.status === 410) {
      // Handed in, or about somebody who is only counted by now: no copy stays here either.
      inTab((tab) => tab.removeItem(here));
    } else again(attempt, form.dataset.trouble);
  } catch {
    again(attempt, form.dataset.offline);
  } finally {
    clearTimeout(late);
  }
}

function changed() {
  keepInTab();
  clearTimeout(pause);
  pause = setTimeout(keepOnServer, PAUSE);
}

/** Fills in what this tab kept and the server never got. */
function restore() {
  const copy = inTab((tab) => tab.getItem(here));
  if (copy === null) return;
  const fields = new URLSearchParams(copy);
  for (const field of form.elements) {
    if (!field.name || field.name === "csrfmiddlewaretoken" || ["submit", "button", "file"].includes(field.type)) continue;
    const values = fields.getAll(field.name);
    if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
    else if (field.type === "select-multiple") for (const one of field.options) one.selected = values.includes(one.value);
    else if (values.length) field.value = values[0];
  }
  say(form.dataset.restored);
  keepOnServer();
}

/** A page with a message follows on a form that was taken: its copy in this tab goes. */
function forgetHandedIn() {
  inTab((tab) => {
    tab.removeItem(tab.getItem(HANDED_IN) || "");
    tab.removeItem(HANDED_IN);
  });
}

/** Copies of other fillings of the same form in this tab: they are handed in or thrown away. */
function forgetOthers() {
  inTab((tab) => {
    for (const key of Object.keys(tab)) if (key.startsWith(KEY + form.dataset.page + "?") && key !== here) tab.removeItem(key);
  });
}

if (document.getElementById("besked")) forgetHandedIn();

if (form) {
  forgetOthers();
  // After an error the server has just sent back what was handed in; the page gives the list of errors focus itself.
  if (!document.getElementById("fel")) restore();
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", (event) => {
    keepInTab();
    if (!navigator.onLine) {
      event.preventDefault();
      say(form.dataset.wait);
      return;
    }
    isHandedIn = true;
    // A button that rearranges the fields hands nothing in: what it brings back is newer than the copy in this tab.
    if (event.submitter?.hasAttribute("data-rearranges")) inTab((tab) => tab.removeItem(here));
    else inTab((tab) => tab.setItem(HANDED_IN, here));
    clearTimeout(pause);
    if (sending) sending.abort();
  });
  document.getElementById("kasta").addEventListener("submit", () => {
    isHandedIn = true;
    clearTimeout(pause);
    inTab((tab) => tab.removeItem(here));
  });
  window.addEventListener("online", keepOnServer);
  // A page that the browser kept whole may be handed in already: the server knows.
  window.addEventListener("pageshow", (event) => event.persisted && window.location.reload());
}
