"use strict";

// Which world the page shows, and what is done to a world as a whole.

let world = new URLSearchParams(location.search).get("world") ?? "default";

/** Those of the world, for the samples. */
let credentials = { world: null, accounts: [], tokens: [], servers: [] };

/** Ask for the credentials of the world, unless they are those that are known: they are the same for as long as it is there. */
async function knowCredentials(asked) {
  if (credentials.world === asked) return;
  const found = await inWorld("GET", "");
  if (asked === world) credentials = found;
}

function showWorlds(worlds) {
  const select = byId("world");
  show(select, worlds, (item) => item.world, (item) => element("option", { value: item.world }, item.world));
  if (select.value !== world) select.value = world;
  byId("remove-world").disabled = world === "default";
  for (const item of worlds) if (item.world === world) showCounts(item);
}

function showCounts({ numbers, phones }) {
  byId("numbers").querySelector(".count").textContent = numbers.toLocaleString("en");
  byId("phones").querySelector(".count").textContent = phones.toLocaleString("en");
}

function enter(name) {
  world = name;
  credentials = { world: null, accounts: [], tokens: [], servers: [] };
  history.replaceState(null, "", name === "default" ? location.pathname : query({ world: name }));
  document.title = name === "default" ? "phone-emulator" : `${name} – phone-emulator`;
  for (const list of [numbers, requests, documents, phones]) list.size = PAGE;
  emptyJournal();
}

async function createWorld({ world: name }) {
  const text = await send("POST", "/worlds", JSON.stringify(name.value ? { world: name.value } : {}));
  byId("create-world").close();
  enter(parsed(text).world);
  showCredentials(text);
}

function showCredentials(text) {
  const created = parsed(text);
  const dialog = byId("credentials");
  dialog.querySelector("h2").textContent = `World ${created.world}`;
  const listed = [
    ...created.accounts.flatMap(({ accountId, apiKey, apiSecret, accessTokens }) => [
      [`Sender ID, account ${accountId}: key`, apiKey],
      [`Sender ID, account ${accountId}: secret`, apiSecret],
      ...accessTokens.map(({ token, scopes }) => [`Sender ID, account ${accountId}: OAuth2 token for ${scopes.join(" and ")}`, token]),
    ]),
    ...created.tokens.map(({ accountId, token }) => [`Pismo, ${accountId ? `account ${accountId}` : "every account"}: token`, token]),
    ...created.servers.flatMap(({ serverKey, serverSecret }) => [
      ["Pismo, to create tokens: server key", serverKey],
      ["Pismo, to create tokens: server secret", serverSecret],
    ]),
  ];
  dialog.querySelector("dl").replaceChildren(...listed.flatMap(([name, value]) => credential(name, value)));
  dialog.querySelector(".json").replaceChildren(command(pretty(text)));
  dialog.querySelector("form").onsubmit = (event) => {
    event.preventDefault();
    dialog.close();
  };
  dialog.onclose = () => dialog.querySelectorAll("dl, .json").forEach((part) => part.replaceChildren());
  dialog.showModal();
}

function credential(name, text) {
  const code = element("code", {}, text);
  return [element("dt", {}, name), element("dd", {}, code, copier(code, { "aria-label": `Copy ${name}` }))];
}

async function download() {
  const text = pretty(await send("GET", here("/state")));
  save(`${world}.json`, new Blob([text], { type: "application/json" }));
}

async function restore(file) {
  const text = await file.text();
  if (parsed(text) === undefined) throw new Unfit(`${file.name} is not JSON. Choose a snapshot.`);
  await send("PUT", here("/state"), text);
}

byId("world").addEventListener("change", (event) => {
  enter(event.target.value);
  refresh({ lists: true });
});

byId("show-credentials").addEventListener("click", () =>
  attempt(async () => showCredentials(await send("GET", here("")))),
);

byId("new-world").addEventListener("click", () => open("create-world", "The world is created.", createWorld));

byId("remove-world").addEventListener("click", () =>
  confirmed(`Remove world ${world}?`, "All that is in it is lost, and its credentials are unknown from then on.", "Remove", "The world is removed.", async () => {
    await inWorld("DELETE", "");
    enter("default");
  }),
);

byId("reset").addEventListener("click", () =>
  confirmed(`Reset world ${world}?`, "Its numbers, documents, requests, phones, faults and journal are lost; its clock is the system's again.", "Reset", "The world is reset.", () =>
    inWorld("POST", "/reset"),
  ),
);

byId("reset-account").addEventListener("click", () =>
  open("clear-account", "The account is reset.", ({ accountId }) =>
    inWorld("POST", `/accounts/${encodeURIComponent(accountId.value)}/reset`),
  ),
);

byId("download").addEventListener("click", () => attempt(download));

byId("restore").addEventListener("click", () => byId("snapshot").click());

byId("snapshot").addEventListener("change", ({ target }) => {
  const [file] = target.files;
  if (!file) return;
  confirmed(`Restore ${file.name}?`, `It takes the place of all that is in world ${world}, but for the journal.`, "Restore", "The snapshot is restored.", () => restore(file));
  target.value = "";
});
