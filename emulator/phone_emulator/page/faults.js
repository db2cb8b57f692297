"use strict";

// Faults that are pending, and the dialog that describes another.

const faultForm = byId("describe-fault").querySelector("form").elements;

function showFaults(pending) {
  const section = byId("faults");
  section.querySelector(".count").textContent = pending.length;
  byId("clear-faults").disabled = pending.length === 0;
  show(section.querySelector("ul"), pending, (item) => item.id, faultItem);
  show(section.querySelector(".empty"), pending.length ? [] : [world], () => "", () => element("div", {}, noFaults()));
}

const faultItem = ({ id, seen, fault }) =>
  element("li", {}, element("p", {}, `${id}. ${whichOf(fault, seen)}: ${whatOf(fault)}.`), note(passedOf(fault, seen)));

const requestsOf = (count) => (count === 1 ? "1 request" : `${count} requests`);

/** How many of the requests that a fault is about have come, and how many are still to come. */
function passedOf({ times }, seen) {
  if (times === null) return `${seen === 0 ? "none" : requestsOf(seen)} so far`;
  return seen === 0 ? `none of ${times} has come yet` : `${seen} of ${requestsOf(times)} came already`;
}

/** Which requests a fault hits that are still to come, in words. */
function whichOf({ operationId, accountId, times, share }, seen) {
  const left = times - seen;
  const how = share === 1 ? "" : `${+(100 * share).toFixed(2)} % of `;
  const many = times === null ? "all requests" : left === 1 ? "the next request" : `the next ${left} requests`;
  return `${how}${many}${operationId ? ` of ${operationId}` : ""}${accountId ? ` by account ${accountId}` : ""}`;
}

/** What becomes of them, in words. */
function whatOf({ error, answer, drop, afterWork, delaySeconds, truncateTo }) {
  const answered = error ?? (answer && `answer ${answer.status}`) ?? (drop ? "the connection is closed" : null);
  return [
    answered,
    afterWork && "after the work is done",
    delaySeconds > 0 && `${delaySeconds} s late`,
    truncateTo !== null && `cut off behind ${truncateTo} bytes`,
  ]
    .filter(Boolean)
    .join(", ");
}

function showKind() {
  const kind = faultForm.kind.value;
  for (const part of byId("describe-fault").querySelectorAll("[data-kind]")) {
    part.hidden = !part.dataset.kind.split(" ").includes(kind);
    for (const control of part.querySelectorAll("input, select, textarea")) control.disabled = part.hidden;
  }
}

/** Offer the errors of the chosen operation; of any operation, those of all, since an error is one of an operation. */
function showErrors() {
  const chosen = faultForm.operationId.value;
  const groups = Object.entries(facts.errors).filter(([id]) => !chosen || id === chosen);
  faultForm.error.replaceChildren(
    ...groups.map(([id, errors]) => {
      const options = Object.entries(errors).map(([name, status]) =>
        element("option", { value: name, "data-operation": id }, `${status} ${name}`),
      );
      return chosen ? options : element("optgroup", { label: id }, options);
    }).flat(),
  );
}

/** Whoever chooses an error of an operation has chosen the operation. */
function chooseOperation() {
  const error = faultForm.error.value;
  const { operation } = faultForm.error.selectedOptions[0].dataset;
  if (faultForm.operationId.value === operation) return;
  faultForm.operationId.value = operation;
  showErrors();
  faultForm.error.value = error;
}

/** The fault that the dialog describes, as the control API wants it. */
function describedFault() {
  const { operationId, accountId, times, share, kind, error, afterWork, delaySeconds, truncateTo } = faultForm;
  return {
    operationId: operationId.value || (kind.value === "error" ? error.selectedOptions[0].dataset.operation : null),
    accountId: accountId.value || null,
    times: times.value ? times.valueAsNumber : null,
    share: share.valueAsNumber / 100,
    error: kind.value === "error" ? error.value : null,
    answer: kind.value === "answer" ? describedAnswer() : null,
    drop: kind.value === "drop",
    afterWork: kind.value !== "own" && afterWork.checked,
    delaySeconds: delaySeconds.valueAsNumber,
    truncateTo: truncateTo.value ? truncateTo.valueAsNumber : null,
  };
}

function describedAnswer() {
  const lines = faultForm.headers.value.split("\n").filter((line) => line.trim());
  const headers = lines.map((line) => {
    const [, name, value] = /^([^:]+):(.*)$/.exec(line) ?? [];
    if (!name) throw new Unfit(`“${line}” is no header. Write name: value`);
    return [name.trim(), value.trim()];
  });
  const text = faultForm.text.value;
  return { status: faultForm.status.valueAsNumber, headers: Object.fromEntries(headers), text: text || null };
}

function noFaults() {
  return [
    element("p", {}, "No fault is pending. Add one above, or let a test do it:"),
    command(`curl ${location.origin}/_emulator/worlds/${world}/faults \\
  ${facts.asksForToken ? `-H ${shell(`Authorization: Bearer ${sessionStorage.getItem(TOKEN)}`)} ` : ""}-H 'Content-Type: application/json' \\
  -d '{"operationId": "createPhone", "error": "PhoneCreationFailed"}'`),
  ];
}

byId("add-fault").addEventListener("click", () => {
  open("describe-fault", "The fault is pending.", () => inWorld("POST", "/faults", describedFault()));
  showKind();
  showErrors();
});

byId("clear-faults").addEventListener("click", () =>
  act("No fault is pending.", () => inWorld("DELETE", "/faults")),
);

faultForm.kind.addEventListener("change", showKind);
faultForm.operationId.addEventListener("change", showErrors);
faultForm.error.addEventListener("change", chooseOperation);
faultForm.operationId.append(...Object.keys(facts.errors).map((id) => element("option", {}, id)));
