"use strict";

// The journal: the newest entry is on top, and what an entry holds is made when somebody opens it.

const SHOWN = 200;

const journal = { section: byId("journal"), last: 0, round: 0 };
const entryList = journal.section.querySelector("ol");

/** Ask for what is new, and for the last entry once more: when that is gone, the journal was emptied. */
async function newEntries() {
  const { last, round } = journal;
  const parameters = { ...filterOf(journal.section), after: Math.max(0, last - 1), limit: SHOWN };
  const entries = await inWorld("GET", `/journal${query(parameters)}`);
  return { round, entries, emptied: last > 0 && entries[0]?.id !== last };
}

/** Show what is new, unless another journal is to be shown by now; the new entries. */
function showEntries({ round, entries, emptied }) {
  if (round !== journal.round) return [];
  if (emptied) emptyJournal();
  const first = journal.last === 0;
  const fresh = entries.filter((entry) => entry.id > journal.last);
  for (const entry of fresh) entryList.prepend(entryItem(entry));
  while (entryList.children.length > SHOWN) entryList.lastElementChild.remove();
  journal.last = fresh.at(-1)?.id ?? journal.last;
  if (fresh.length && !first) byId("news").textContent = heard(fresh);
  const older = journal.section.querySelector(".older");
  older.hidden = entryList.children.length < SHOWN;
  older.textContent = `These are the newest ${SHOWN}. Filter to see older ones.`;
  showEmpty(journal.section, entryList.children.length === 0, noEntries);
  return fresh;
}

function emptyJournal() {
  journal.last = 0;
  journal.round++;
  entryList.replaceChildren();
}

function heard(entries) {
  const { answer } = entries.at(-1);
  const count = entries.length === 1 ? "A new request" : `${entries.length} new requests, the last`;
  return `${count}: ${nameOf(entries.at(-1))}, answered ${answer.status}`;
}

const nameOf = ({ operationId, method, path }) => operationId ?? `${method} ${path}`;

function entryItem(entry) {
  const details = element("details", { ontoggle: () => openEntry(details, entry) }, summaryOf(entry));
  return element("li", {}, details);
}

function summaryOf(entry) {
  const { answer, date, accountId, error, fault, milliseconds } = entry;
  return element(
    "summary",
    {},
    element("span", { class: `badge s${Math.floor(answer.status / 100)}` }, String(answer.status)),
    element("span", { class: "name" }, nameOf(entry)),
    element("span", { class: "note" }, [accountId, error, fault && `fault ${fault}`].filter(Boolean).join(" · ")),
    element("time", { datetime: date, title: date }, date.slice(11, 19)),
    element("span", { class: "took" }, `${milliseconds.toFixed(1)} ms`),
  );
}

function openEntry(details, entry) {
  if (details.open && details.children.length === 1) details.append(entryBody(entry));
}

function entryBody({ method, path, headers, body, changes, answer, date, ...entry }) {
  return element(
    "div",
    { class: "entry" },
    element("h3", {}, "Request"),
    element("p", { class: "target" }, quoted("code", `${method} ${path}`)),
    message(headers, body),
    element("h3", {}, "Verdict"),
    element("p", {}, verdict(entry)),
    entry.detail && quoted("p", entry.detail),
    element("h3", {}, "Changes"),
    changes.length ? element("ul", {}, changes.map(changeItem)) : element("p", {}, "Nothing was changed."),
    element("h3", {}, `Answer ${answer.status}`),
    message(answer.headers, answer.body),
    element("p", { class: "note" }, `Entry ${entry.id}, ${date}, ${entry.milliseconds} ms`),
  );
}

function verdict({ valid, error, fault }) {
  const parts = [
    valid ? "As the contract wants it" : "Not as the contract wants it",
    error ? `refused with ${error}` : "accepted",
    fault && `it ran into fault ${fault}`,
  ];
  return `${parts.filter(Boolean).join("; ")}.`;
}

const changeItem = ({ resource, accountId, key, before, after }) =>
  element("li", {}, `${resource} ${key} of account ${accountId}: ${before ?? "nothing"} → ${after ?? "nothing"}`);

function message(headers, body) {
  const lines = Object.entries(headers).map(([name, value]) => [element("dt", {}, name), quoted("dd", value)]);
  return [
    lines.length ? element("dl", {}, lines) : null,
    body ? element("pre", { tabindex: "0" }, quoted("code", pretty(body))) : element("p", { class: "note" }, "No body."),
  ];
}

function noEntries() {
  return [element("p", {}, "No request has come in yet. Those to come appear here, such as this one:"), createPhoneCommand()];
}

journal.section
  .querySelector("select")
  .append(...Object.keys(facts.errors).map((id) => element("option", {}, id)));

followFilter(journal.section, () => {
  emptyJournal();
  refresh();
});
