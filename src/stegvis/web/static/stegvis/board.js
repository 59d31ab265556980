// Cards can be dragged, and moved with Alt and an arrow key. Both only send the card's own form.
"use strict";

const TYPE = "application/x-stegvis-kort";

function send(card, column) {
  const form = card.querySelector("form");
  const choice = form && [...form.elements.till.options].find((one) => one.value === column);
  if (!choice || column === form.elements.fran.value) return;
  form.elements.till.value = column;
  form.requestSubmit();
}

for (const card of document.querySelectorAll(".sv-journey[draggable]")) {
  card.tabIndex = 0;
  card.addEventListener("dragstart", (event) => {
    event.dataTransfer.setData(TYPE, card.id);
    event.dataTransfer.effectAllowed = "move";
  });
  card.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (!event.altKey || !step) return;
    event.preventDefault();
    const options = [...card.querySelector("form").elements.till.options];
    const here = card.querySelector("form").elements.fran.value;
    const at = options.findIndex((one) => one.value === here);
    const next = options[at + step];
    if (next) send(card, next.value);
  });
}

for (const column of document.querySelectorAll(".sv-column")) {
  column.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes(TYPE)) return;
    event.preventDefault();
    column.classList.add("sv-column--over");
  });
  column.addEventListener("dragleave", () => column.classList.remove("sv-column--over"));
  column.addEventListener("drop", (event) => {
    event.preventDefault();
    column.classList.remove("sv-column--over");
    const card = document.getElementById(event.dataTransfer.getData(TYPE));
    if (card) send(card, column.dataset.column);
  });
}

// Whoever has just moved a card goes on from that card.
const moved = location.hash && document.querySelector(`.sv-journey[id="${CSS.escape(location.hash.slice(1))}"]`);
if (moved) moved.focus();
