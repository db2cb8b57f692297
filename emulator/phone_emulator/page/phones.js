"use strict";

// Phones of the Pismo API.

const phones = { section: byId("phones"), path: "/pismo/phones", size: PAGE, row: phoneRow, empty: noPhones };

const showPhones = (items) => showList(phones, items);

function phoneRow({ id, date, phone }) {
  const parts = [`+${phone.country_code}`, phone.area_code, phone.number, phone.extension && `(${phone.extension})`];
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, String(id)),
    element("td", {}, String(phone.account_id)),
    element("td", {}, quoted("span", parts.filter((part) => part != null).join(" "))),
    element("td", {}, phone.type),
    element("td", {}, phone.customer_id === null ? "–" : String(phone.customer_id)),
    element("td", {}, phone.active ? "yes" : "no"),
    element("td", {}, instant(date)),
  );
}

function noPhones() {
  return [
    element("p", {}, "No phone is stored in this world. This stores one:"),
    createPhoneCommand(),
  ];
}

function createPhoneCommand() {
  const { token, accountId } = credentials.tokens[0] ?? { token: "…", accountId: null };
  return command(`curl ${location.origin}/accounts/v1/accounts/${accountId ?? 1}/phones \\
  -H ${shell(`Authorization: Bearer ${token}`)} -H 'Content-Type: application/json' \\
  -d '{"type": "MOBILE", "area_code": 11, "number": "91234-5678"}'`);
}

follow(phones);
