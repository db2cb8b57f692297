"use strict";

// Requests of the sender-ID API that wait for somebody to decide, and the dialog that does.

const requests = { section: byId("requests"), path: "/senderid/requests", size: PAGE, row: requestRow, empty: noRequests };

function showRequests(items) {
  requests.section.querySelector(".count").textContent = items.length < requests.size ? items.length : `${items.length}+`;
  showList(requests, items.map((item) => ({ ...item, id: item.requestId })));
}

/** What is asked for, in words. */
const askedFor = ({ kind, phoneNumber, limitRequested }) =>
  ({ APPROVAL: `approval of ${phoneNumber}`, RELEASE: `release of ${phoneNumber}`, LIMIT: `limit of ${limitRequested}` })[kind];

const whyOf = ({ reasonForRequested, name, documents: papers }) =>
  [reasonForRequested, name, papers.length > 0 && `${papers.length} ${papers.length === 1 ? "document" : "documents"}`].filter(Boolean).join(", ");

function requestRow(request) {
  const why = whyOf(request);
  const decide = (verb, decision) => button(verb, () => decideRequest(request, verb, decision), {
    "aria-label": `${verb} ${askedFor(request)} for account ${request.accountId}`,
  });
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, askedFor(request)),
    element("td", {}, request.accountId),
    element("td", { class: "last" }, quoted("span", why, { title: why })),
    element("td", { class: "until" }, instant(request.dateCreated)),
    element("td", { class: "decide" }, decide("Approve", "APPROVED"), " ", decide("Reject", "REJECTED")),
  );
}

function decideRequest(request, verb, decision) {
  const dialog = byId("decide-request");
  dialog.querySelector("h2").textContent = `${verb} ${askedFor(request)}?`;
  dialog.querySelector(".text").replaceChildren(`Account ${request.accountId}. `, quoted("span", whyOf(request)));
  dialog.querySelector(".papers").replaceChildren(...request.documents.map((id) => element("li", {}, element("code", {}, id))));
  const main = dialog.querySelector(".main");
  main.textContent = verb;
  main.classList.toggle("danger", decision === "REJECTED");
  open("decide-request", `${decision === "APPROVED" ? "Approved" : "Rejected"}: ${askedFor(request)}.`, ({ reason }) =>
    inWorld("PATCH", `/senderid/requests/${encodeURIComponent(request.requestId)}`, { decision, reason: reason.value || null }),
  );
}

function noRequests() {
  return [element("p", {}, "No request waits for a decision: none for approval, release or a higher limit.")];
}

follow(requests);
