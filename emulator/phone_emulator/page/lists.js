"use strict";

// What numbers, requests, documents and phones have in common: a filter, a table, and more of it on demand.

const PAGE = 100;
const MOST = 1000;

/** Ask for the items of a list, as its filter has them. */
function listed({ section, path, size }) {
  return inWorld("GET", path + query({ ...filterOf(section), limit: size }));
}

/** What is filled in above a list; nothing while it is not complete. */
function filterOf(section) {
  const form = section.querySelector(".filter");
  return form.checkValidity() ? Object.fromEntries(new FormData(form)) : {};
}

const isFiltered = (section) => Object.values(filterOf(section)).some(Boolean);

function showList({ section, size, row, empty }, items) {
  show(section.querySelector("tbody"), items, (item) => item.id, (item) => named(section, row(item)));
  section.querySelector(".table").hidden = items.length === 0;
  showEmpty(section, items.length === 0, empty);
  const more = section.querySelector(".more");
  more.hidden = items.length < size;
  more.disabled = size >= MOST;
  more.textContent =
    size < MOST ? `These are the first ${size}. Show more` : `These are the first ${MOST}. Filter to see others.`;
}

/** A row whose cells know what their column is called: on a telephone they stand one below the other. */
function named(section, row) {
  const names = [...section.querySelectorAll("thead th")].map((heading) => heading.textContent);
  row.setAttribute("role", "row");
  [...row.children].forEach((cell, place) => {
    cell.setAttribute("role", place ? "cell" : "rowheader");
    cell.dataset.column = names[place];
  });
  return row;
}

/** Say in the place of an empty list what would fill it. */
function showEmpty(section, isEmpty, lines) {
  const reasons = isEmpty ? [{ world, filtered: isFiltered(section) }] : [];
  show(section.querySelector(".empty"), reasons, () => "", ({ filtered }) =>
    element("div", {}, filtered ? element("p", {}, "Nothing matches.") : lines()),
  );
}

function follow(list) {
  list.section.querySelector(".more").addEventListener("click", () => {
    list.size = Math.min(2 * list.size, MOST);
    refresh({ lists: true });
  });
  followFilter(list.section, () => refresh({ lists: true }));
}

function followFilter(section, changed) {
  const form = section.querySelector(".filter");
  form.addEventListener("change", () => form.reportValidity() && changed());
  form.addEventListener("submit", (event) => event.preventDefault());
}
