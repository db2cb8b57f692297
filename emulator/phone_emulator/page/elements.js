"use strict";

// Elements are made of text, never of markup: what a request carried stays text, whatever it looks like.

const KOREAN = /\p{Script=Hangul}/u;

const byId = (id) => document.getElementById(id);

/** An element; attributes that start with "on" are listeners, those that are false or null are left out. */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value !== false && value != null) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child != null));
  return made;
}

/** An element around a text that others wrote, in the language that it is in. */
const quoted = (name, text, attributes) => element(name, { lang: KOREAN.test(text) ? "ko" : null, ...attributes }, text);

/** A button; by `focus` it is found again when what is around it is drawn anew. */
const button = (text, onclick, attributes) =>
  element("button", { type: "button", onclick, "data-focus": text, ...attributes }, text);

const badge = (text) => element("span", { class: `badge ${text.toLowerCase()}` }, text);

/** An instant: date and time to the minute; all of it when it is pointed at. */
const instant = (text) =>
  element("time", { datetime: text, title: text }, text.slice(0, 16).replace("T", "\u00a0"));

/** A text as one word of a shell. */
const shell = (text) => (/^[\w./:=+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** A command to copy. */
function command(text) {
  const code = element("code", {}, text);
  return element("div", { class: "command" }, element("pre", { tabindex: "0" }, code), copier(code));
}

/** A button that copies the text of an element, or selects it where the browser does not let a page copy. */
function copier(source, attributes) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(source.textContent);
      made.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(source);
      made.textContent = "Selected";
    }
    setTimeout(() => (made.textContent = "Copy"), 2000);
  };
  const made = button("Copy", copy, { class: "copy", "aria-live": "polite", ...attributes });
  return made;
}

/** Let the browser download a file. */
function save(name, blob) {
  const url = URL.createObjectURL(blob);
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url));
}

/** JSON with line breaks, its numbers digit by digit as they stand; any other text as it is. */
function pretty(text) {
  if (parsed(text) === undefined) return text;
  let depth = 0;
  const line = () => `\n${"  ".repeat(depth)}`;
  return text.replace(/"(?:\\.|[^"\\])*"|[{[]\s*[}\]]|[^\s"]|\s+/g, (token) => {
    if (/^\s/.test(token)) return "";
    if (token.length > 1) return token[0] === '"' ? JSON.stringify(JSON.parse(token)) : token.replace(/\s/g, "");
    if (token === "{" || token === "[") return depth++, token + line();
    if (token === "}" || token === "]") return depth--, line() + token;
    return token === "," ? token + line() : token === ":" ? ": " : token;
  });
}

/** What JSON stands for, with integers that a number can't hold as texts; undefined when it is none. */
function parsed(text) {
  try {
    return JSON.parse(text, (key, value, { source } = {}) =>
      source && Number.isInteger(value) && !Number.isSafeInteger(value) ? source : value,
    );
  } catch {
    return undefined;
  }
}

/** Say to whoever can't see it that something was done. */
function tell(text) {
  byId("done").textContent = text;
}

const drawn = new WeakMap();

/** Make the children of a parent those of some items. A child stays the very same for as long as its item does. */
function show(parent, items, keyOf, make) {
  const old = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  items.forEach((item, place) => {
    const key = String(keyOf(item));
    const text = JSON.stringify(item);
    let child = old.get(key);
    old.delete(key);
    if (drawn.get(child) !== text) child = redraw(child, make(item), key, text);
    if (parent.children[place] !== child) parent.insertBefore(child, parent.children[place] ?? null);
  });
  for (const child of old.values()) {
    if (child.contains(document.activeElement)) parent.closest("section")?.querySelector("h2").focus();
    child.remove();
  }
}

function redraw(before, child, key, text) {
  child.dataset.key = key;
  drawn.set(child, text);
  if (!before) return child;
  const focused = before.contains(document.activeElement) && document.activeElement.dataset.focus;
  before.replaceWith(child);
  if (focused) (child.querySelector(`[data-focus="${focused}"]`) ?? child.querySelector("button"))?.focus();
  return child;
}
