"use strict";

// Documents that were uploaded to the sender-ID API, and the dialog that shows one.

const documents = { section: byId("documents"), path: "/senderid/documents", size: PAGE, row: documentRow, empty: noDocuments };

const showDocuments = (items) => showList(documents, items);

function documentRow(item) {
  const name = `Show ${item.documentId} of account ${item.accountId}`;
  return element(
    "tr",
    {},
    element("th", { scope: "row", class: "named" }, quoted("span", item.name, { title: item.documentId })),
    element("td", {}, item.accountId),
    element("td", { class: "until" }, item.category),
    element("td", {}, item.use ? "in use" : "–"),
    element("td", { class: "until" }, instant(item.dateCreated)),
    element("td", {}, button("Show…", () => attempt(() => showDocument(item)), { "aria-label": name })),
  );
}

/** Open the dialog of a document; its content is asked for only now. */
async function showDocument(item) {
  const path = `/senderid/accounts/${encodeURIComponent(item.accountId)}/documents/${encodeURIComponent(item.documentId)}`;
  const content = await inWorld("GET", `${path}/content`);
  const dialog = byId("show-document");
  const told = [
    ["Document", item.documentId],
    ["Account", item.accountId],
    ["File", item.originalName],
    ["Type", content.mediaType],
    ["Size", `${content.size.toLocaleString("en")} bytes`],
    ["Category", item.category],
    ["Use", item.use ? "in use" : "not in use"],
  ];
  dialog.querySelector("h2").replaceChildren(quoted("span", item.name));
  dialog.querySelector("dl").replaceChildren(...told.map(([term, text]) => [element("dt", {}, term), quoted("dd", text)]).flat());
  dialog.querySelector(".picture").replaceChildren(...pictureOf(item, content));
  dialog.querySelector(".save").onclick = () => save(item.originalName, bytesOf(content));
  dialog.onclose = () => dialog.querySelector(".picture").replaceChildren();
  open("show-document", "", () => {});
}

function pictureOf({ name }, { mediaType, base64 }) {
  if (!mediaType.startsWith("image/")) return [element("p", { class: "hint" }, "It is no picture. Download it to look at it.")];
  const picture = element("img", { src: `data:${mediaType};base64,${base64}`, alt: name });
  picture.addEventListener("error", () => picture.replaceWith(element("p", { class: "hint" }, "The browser can't show this picture.")));
  return [picture];
}

const bytesOf = ({ mediaType, base64 }) =>
  new Blob([Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))], { type: mediaType });

function noDocuments() {
  return [
    element("p", {}, "No document is uploaded in this world. This uploads a picture of one point:"),
    command(`${signing()}
curl ${location.origin}/senderid/v1/documents \\
  -H "Authorization: HMAC-SHA256 apiKey=$key, date=$d, salt=$s, signature=$h" \\
  -H 'Content-Type: application/json' -d '{"category": "SENDERID_APPROVAL", "file":
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP6DwABBQECz6AuzQAAAABJRU5ErkJggg=="}'`),
  ];
}

follow(documents);
