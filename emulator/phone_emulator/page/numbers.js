"use strict";

// Numbers of the sender-ID API.

const numbers = { section: byId("numbers"), path: "/senderid/numbers", size: PAGE, row: numberRow, empty: noNumbers };

/** The number that the dialog is about. */
let chosen = null;

function showNumbers(items) {
  showList(numbers, items.map((item) => ({ ...item, over: isOver(item) })));
  const accounts = [...new Set(items.map((item) => item.accountId))];
  show(byId("accounts"), accounts, (id) => id, (id) => element("option", { value: id }));
  const again = items.find((item) => item.id === chosen?.id);
  if (again && byId("change-number").open) drawNumber(again);
}

const isOver = ({ expireAt }) => expireAt !== null && Date.parse(expireAt) <= present();

function numberRow(number) {
  const last = number.log.at(-1)?.message ?? "";
  const name = `Change ${number.phoneNumber} of account ${number.accountId}`;
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, number.phoneNumber, number.alias && quoted("span", number.alias, { class: "note" })),
    element("td", {}, number.accountId),
    element("td", {}, badge(number.status), number.release && note(`release ${number.release.toLowerCase()}`), ringing(number)),
    element("td", { class: "until" }, number.expireAt ? instant(number.expireAt) : "–", number.over ? note("over") : null),
    element("td", { class: "last" }, quoted("span", last, { title: last })),
    element("td", {}, button("Change…", () => attempt(() => changeNumber(number)), { "aria-label": name })),
  );
}

/** The code that the voice says to whoever takes the call. */
const ringing = ({ call }) => call && element("span", { class: "note rings" }, "rings, code ", element("code", {}, call.token));

const note = (text) => element("span", { class: "note" }, text);

const pathOf = ({ accountId, phoneNumber }) =>
  `/senderid/accounts/${encodeURIComponent(accountId)}/numbers/${encodeURIComponent(phoneNumber)}`;

/** Open the dialog of a number; to be asked for is what makes a number notice that its time is over. */
async function changeNumber(number) {
  drawNumber(await inWorld("GET", pathOf(number)));
  open("change-number", "", () => {});
}

function drawNumber(number) {
  chosen = number;
  const dialog = byId("change-number");
  const [statuses, releases] = dialog.querySelectorAll("fieldset");
  dialog.querySelector("h2").textContent = `${number.phoneNumber} of account ${number.accountId}`;
  dialog.querySelector(".state").replaceChildren(
    element("p", {}, badge(number.status), number.expireAt && [" until ", instant(number.expireAt)]),
    element("p", {}, number.release ? `Its release: ${number.release.toLowerCase()}.` : "Nobody has asked for its release."),
    ...(number.call ? [callOf(number.call)] : []),
  );
  show(statuses.querySelector("div"), facts.statuses, (status) => status, (status) => choice(status, { status }));
  show(releases.querySelector("div"), facts.releases, (release) => release, (release) => choice(release, { release }));
  for (const made of statuses.querySelectorAll("button"))
    made.setAttribute("aria-pressed", made.textContent === number.status);
  releases.hidden = number.release === null;
  show(dialog.querySelector("ol"), number.log.map((entry, place) => ({ ...entry, place })), ({ place }) => place, logEntry);
}

function callOf({ token, transactionId, expiresAt }) {
  const code = element("code", {}, token);
  return element("p", { class: "call" }, "It rings: code ", code, " until ", instant(expiresAt), `, transaction ${transactionId}. `, copier(code, { "aria-label": "Copy code" }));
}

const logEntry = ({ createAt, message }) => element("li", {}, instant(createAt), quoted("span", message));

function choice(text, change) {
  const work = async () => drawNumber(await inWorld("PATCH", pathOf(chosen), change));
  return button(text, () => act("The number is changed.", work, byId("change-number").querySelector(".alert")));
}

function noNumbers() {
  return [
    element("p", {}, "No number is registered in this world. This registers one:"),
    command(`${signing()}
curl ${location.origin}/senderid/v1/numbers \\
  -H "Authorization: HMAC-SHA256 apiKey=$key, date=$d, salt=$s, signature=$h" \\
  -H 'Content-Type: application/json' -d '{"phoneNumber": "01012345678"}'`),
  ];
}

/** Lines of a shell that sign a request by the first account of the world. */
function signing() {
  const { apiKey, apiSecret } = credentials.accounts[0] ?? { apiKey: "…", apiSecret: "…" };
  return `key=${shell(apiKey)} secret=${shell(apiSecret)}
d=$(date -u +%Y-%m-%dT%H:%M:%SZ) s=$(openssl rand -hex 16)
h=$(printf %s "$d$s" | openssl dgst -sha256 -hmac "$secret" -r | cut -d' ' -f1)`;
}

// The row from which the dialog was opened may have been drawn anew since.
byId("change-number").addEventListener("close", () => {
  const row = numbers.section.querySelector(`tr[data-key="${chosen.id}"] button`);
  (row ?? numbers.section.querySelector("h2")).focus();
});

numbers.section.querySelector("select").append(...facts.statuses.map((status) => element("option", {}, status)));
follow(numbers);
