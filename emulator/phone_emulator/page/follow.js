"use strict";

// Keeps the page as the emulator is: clock, faults and journal every second, the rest when something has changed.

const EVERY = 1000;
const LISTS_EVERY = 5;

let last = Promise.resolve();
let paused = false;

/** Ask for what is new, once what was asked for before is shown. */
function refresh({ lists = false } = {}) {
  last = last.then(() => attempt(() => update(lists), byId("trouble")));
  return last;
}

async function update(lists) {
  const asked = world;
  const [time, faults, news] = await Promise.all([readClock(), inWorld("GET", "/faults"), newEntries(), knowCredentials(asked)]);
  if (asked !== world) return;
  showClock(time);
  showFaults(faults);
  const changed = showEntries(news).some((entry) => entry.changes.length > 0);
  if (lists || changed) await updateLists(asked);
}

/** Ask for the time; where there is no such world any more, show which there are. */
async function readClock() {
  try {
    return await inWorld("GET", "/clock");
  } catch (error) {
    if (error.code === "UnknownWorld") showWorlds(await call("GET", "/worlds"));
    throw error;
  }
}

async function updateLists(asked) {
  const lists = [numbers, requests, documents, phones].map(listed);
  const [worlds, ...items] = await Promise.all([call("GET", "/worlds"), ...lists]);
  if (asked !== world) return;
  showWorlds(worlds);
  showNumbers(items[0]);
  showRequests(items[1]);
  showDocuments(items[2]);
  showPhones(items[3]);
}

async function run() {
  for (let round = 0; ; round++) {
    const waits = paused || document.hidden || byId("ask-token").open;
    if (!waits) await refresh({ lists: round % LISTS_EVERY === 0 });
    await new Promise((resolve) => setTimeout(resolve, EVERY));
  }
}

byId("pause").addEventListener("click", ({ target }) => {
  paused = !paused;
  target.setAttribute("aria-pressed", paused);
  if (!paused) refresh({ lists: true });
});

document.addEventListener("visibilitychange", () => document.hidden || paused || refresh({ lists: true }));

enter(world);
run();
