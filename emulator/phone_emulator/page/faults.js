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
  element("li", {}, element("p", {}, `${id}. ${whichOf(fault)}: ${whatOf(fault)}.`), note(`matched ${seen} so far`));

/** Which requests a fault hits, in words. */
function whichOf({ operationId, accountId, times, share }) {
  const how = share === 1 ? "" : `${+(100 * share).toFixed(2)} % of `;
  const many = times === null ? "all requests" : times === 1 ? "the next request" : `the next ${times} requests`;
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

function showErrors() {
  const errors = Object.entries(facts.errors[faultForm.operationId.value] ?? {});
  faultForm.error.replaceChildren(
    ...errors.map(([name, status]) => element("option", { value: name }, `${status} ${name}`)),
  );
  faultForm.error.setCustomValidity(errors.length ? "" : "Choose an operation first: errors are those of one.");
}

/** The fault that the dialog describes, as the control API wants it. */
function describedFault() {
  const { operationId, accountId, times, share, kind, error, afterWork, delaySeconds, truncateTo } = faultForm;
  return {
    operationId: operationId.value || null,
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
  ${facts.asksForToken ? "-H 'Authorization: Bearer …' " : ""}-H 'Content-Type: application/json' \\
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
faultForm.operationId.append(...Object.keys(facts.errors).map((id) => element("option", {}, id)));
