"use strict";

/** The list of runs: asks every few seconds what there is, and draws what has changed. */
(() => {
  const { element, find, show, items } = Figures;
  const pause = 3000;
  const headings = ["Run", "Status", "Begun", "Preset", "Seed", "Controllers", "Best in the test", "Open"];

  let drawn = "";
  let rows = [];

  const two = (number) => `${number}`.padStart(2, "0");

  /** In the reader's own time. */
  function moment(text) {
    const time = new Date(text);
    const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join("-");
    return element("time", { dateTime: text, className: "moment" }, `${day} ${two(time.getHours())}:${two(time.getMinutes())}`);
  }

  function links(row) {
    const link = (text, href) => {
      const made = element("a", { href }, text);
      made.setAttribute("aria-label", `${text} of ${row.name}`);
      made.dataset.key = href;
      return made;
    };
    return [...(row.report ? [link("report", row.report), " "] : []), link(row.isActive ? "follow" : "files", `/folder/${row.id}`)];
  }

  function rowOf(row) {
    const name = element("th", { scope: "row" }, row.subject, element("span", { className: "place" }, row.name));
    const status = element("td", { className: row.isActive ? "active" : "" }, row.status);
    if (row.problem) status.append(": ", element("span", { className: "problem" }, row.problem));
    const cells = [moment(row.begun), row.preset, row.seed, row.controllers, row.best].map((cell) => element("td", {}, cell));
    const made = element("tr", {}, name, status, ...cells, element("td", {}, ...links(row)));
    [...made.cells].forEach((cell, place) => place > 0 && (cell.dataset.label = headings[place]));
    return made;
  }

  function filter() {
    const words = find("#filter").value.toLowerCase().split(/\s+/);
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
    const shown = rows.filter((row) => !row.hidden).length;
    const active = rows.filter((row) => row.querySelector(".active")).length;
    const count = `${shown} of ${rows.length} shown${active > 0 ? `, ${active} under way` : ""}`;
    tell(rows.length === 0 ? "There are no runs yet; those that begin are listed here when they do." : count);
  }

  /** Says it once, so that it is read out once. */
  function tell(text) {
    if (find("#count").textContent !== text) find("#count").textContent = text;
  }

  /** The rows anew; what had the focus has it again. */
  function draw(list) {
    const key = document.activeElement?.dataset?.key;
    find("#subtitle").textContent = list.folder;
    find("#notes").replaceChildren(...items(list.notes));
    show("#notes", list.notes.length > 0);
    rows = list.rows.map(rowOf);
    find("#runs").tBodies[0].replaceChildren(...rows);
    filter();
    if (key) [...document.querySelectorAll("[data-key]")].find((link) => link.dataset.key === key)?.focus();
  }

  async function look() {
    try {
      const answer = await fetch("/list");
      const text = await answer.text();
      if (!answer.ok) tell(text);
      else if (text !== drawn) {
        drawn = text;
        draw(JSON.parse(text));
      }
    } catch {
      tell("The server does not answer; it has been ended.");
      drawn = "";
    }
    setTimeout(look, pause);
  }

  history.replaceState(null, "", "/");
  const heads = headings.map((text) => element("th", { scope: "col" }, text));
  find("#runs").append(element("thead", {}, element("tr", {}, ...heads)), element("tbody"));
  find("#filter").addEventListener("input", filter);
  look();
})();
