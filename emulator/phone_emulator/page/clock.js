"use strict";

// The clock of the world: it is asked for with the rest, and goes on by itself in between.

const clock = { now: null, frozen: false, since: 0 };

function showClock({ now, frozen }) {
  Object.assign(clock, { now: Date.parse(now), frozen, since: performance.now() });
  byId("frozen").hidden = !frozen;
  byId("freeze").textContent = frozen ? "Let it go on" : "Freeze";
  tick();
}

/** The time of the world, as far as it is known. */
function present() {
  return clock.now + (clock.frozen ? 0 : performance.now() - clock.since);
}

function tick() {
  if (clock.now === null) return;
  const now = new Date(present()).toISOString();
  byId("now").dateTime = now;
  byId("now").textContent = `${now.slice(0, 10)} ${now.slice(11, 19)} UTC`;
}

setInterval(tick, 250);

byId("freeze").addEventListener("click", () =>
  act(clock.frozen ? "The clock goes on." : "The clock stands still.", async () => {
    const { now, frozen } = await inWorld("GET", "/clock");
    showClock(await inWorld("PUT", "/clock", { now, frozen: !frozen }));
  }),
);

byId("advance").addEventListener("submit", (event) => {
  event.preventDefault();
  const seconds = byId("amount").valueAsNumber * Number(byId("unit").value);
  act("The clock is advanced.", async () => showClock(await inWorld("POST", "/clock/advance", { seconds })));
});

byId("set-clock").addEventListener("click", () => {
  const { now, frozen } = open("choose-time", "The clock is set.", async () =>
    showClock(await inWorld("PUT", "/clock", { now: now.value, frozen: frozen.checked })),
  );
  now.value = new Date(present()).toISOString();
  frozen.checked = clock.frozen;
  now.select();
});

byId("choose-time").querySelector(".present").addEventListener("click", (event) => {
  event.target.form.elements.now.value = new Date().toISOString();
});
