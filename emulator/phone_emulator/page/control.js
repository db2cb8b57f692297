"use strict";

// Calls of the control API, and how what goes wrong with them is told.

const facts = JSON.parse(byId("facts").textContent);
const TOKEN = "control-token";

/** The emulator refused a call, and says why. */
class Refused extends Error {
  constructor(status, { errorCode, errorMessage }) {
    super(errorMessage);
    this.status = status;
    this.code = errorCode;
  }
}

/** A call had no answer that could be read. */
class Unreachable extends Error {}

/** What was filled in can't be sent. */
class Unfit extends Error {}

/** Send a call; the text of its answer. */
async function send(method, path, content) {
  const headers = {};
  const token = sessionStorage.getItem(TOKEN);
  if (token) headers.Authorization = `Bearer ${token}`;
  if (content !== undefined) headers["Content-Type"] = "application/json";
  let response, text;
  try {
    response = await fetch(`/_emulator${path}`, { method, headers, body: content, cache: "no-store" });
    text = await response.text();
  } catch {
    throw new Unreachable("The emulator does not answer. Start it again, or look at its log.");
  }
  if (response.ok) return text;
  throw new Refused(response.status, parsed(text) ?? { errorCode: null, errorMessage: text });
}

/** Send a call with a body to be written as JSON; what its answer stands for. */
const call = async (method, path, body) => parsed(await send(method, path, body && JSON.stringify(body)));

/** The path of something in the world at hand. */
const here = (path) => `/worlds/${encodeURIComponent(world)}${path}`;

const inWorld = (method, path, body) => call(method, here(path), body);

/** The query of those parameters that have a value. */
function query(parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== "" && value != null);
  return given.length ? `?${new URLSearchParams(given)}` : "";
}

/** Do what was asked for; whether it went well. What did not is told where the reader is. */
async function attempt(work, complaint = byId("complaint")) {
  try {
    await work();
    complaint.textContent = "";
    return true;
  } catch (error) {
    if (error.status === 401 && facts.asksForToken) askForToken();
    else complain(complaint, error);
    return false;
  }
}

function complain(complaint, error) {
  const foreseen = error instanceof Refused || error instanceof Unreachable || error instanceof Unfit;
  if (!foreseen) reportError(error);
  const text = foreseen ? error.message : `The page has failed: ${error.message}. Load it anew.`;
  if (complaint.textContent !== text) complaint.replaceChildren(quoted("span", text));
}

/** Do what a button asks for, and show what it has changed. */
async function act(done, work, complaint) {
  const well = await attempt(work, complaint);
  if (well) {
    tell(done);
    await refresh({ lists: true });
  }
  return well;
}

/** Open a dialog. `work` is done with what is filled in, and the dialog closes when that went well. */
function open(id, done, work) {
  const dialog = byId(id);
  const form = dialog.querySelector("form");
  form.onsubmit = async (event) => {
    event.preventDefault();
    const complaint = dialog.querySelector(".alert");
    if (await act(done, () => work(form.elements), complaint)) dialog.close();
  };
  form.reset();
  dialog.querySelector(".alert").textContent = "";
  dialog.showModal();
  return form.elements;
}

/** Ask before something is lost. */
function confirmed(title, text, verb, done, work) {
  const dialog = byId("confirm");
  dialog.querySelector("h2").textContent = title;
  dialog.querySelector(".text").textContent = text;
  dialog.querySelector(".main").textContent = verb;
  open("confirm", done, work);
}

function askForToken() {
  const dialog = byId("ask-token");
  if (dialog.open) return;
  const form = dialog.querySelector("form");
  form.onsubmit = (event) => {
    event.preventDefault();
    sessionStorage.setItem(TOKEN, form.elements.token.value);
    form.reset();
    dialog.close();
    refresh({ lists: true });
  };
  const wrong = sessionStorage.getItem(TOKEN) !== null;
  dialog.querySelector(".alert").textContent = wrong ? "The emulator was started with another token." : "";
  dialog.showModal();
}

for (const close of document.querySelectorAll("dialog .close"))
  close.addEventListener("click", () => close.closest("dialog").close());
