"use strict";

/** One run, sweep or comparison: asks every few seconds how it stands, until it is finished. */
(() => {
  const { root, element, find, show, headings, fillTable, colour, series, dash, caption, draw } = Figures;
  const pause = 2000;
  const toRead = 1500;
  const address = location.pathname;

  let isFollowed = false;
  let curves = [];

  /** Changes a text only where it is another, so that it is read out once. */
  function tell(selector, text) {
    if (find(selector).textContent !== text) find(selector).textContent = text;
  }

  // ---- learning curves ----------------------------------------------------------------------------------------------

  const trace = ({ name, isMarked, x, y }, place) => ({
    name,
    type: "scatter",
    mode: isMarked ? "markers" : "lines",
    x,
    y,
    line: { color: colour(series(place)), dash: dash(place), width: 2 },
    marker: { color: colour(series(place)), size: 7, symbol: "diamond" },
    hovertemplate: "%{x}: %{y:.5~g}",
  });

  const frames = new Map();

  /** The figure of a controller, which stays the same while its curve grows. */
  function frameOf(controller) {
    if (!frames.has(controller)) {
      const chart = element("div", { className: "chart", role: "img" });
      const figure = element("figure", {}, element("h3", {}, controller), chart, element("figcaption"));
      find("#learning .small-charts").append(figure);
      frames.set(controller, figure);
    }
    return frames.get(controller);
  }

  function drawCurve({ controller, xTitle, yTitle, yScale, caption: words, lines }) {
    const figure = frameOf(controller);
    const chart = figure.querySelector(".chart");
    figure.querySelector("figcaption").textContent = words;
    chart.ariaLabel = `Learning curve of ${controller}: ${yTitle} by ${xTitle}. ${words}`;
    const axes = { xaxis: { title: caption(xTitle) }, yaxis: { title: caption(yTitle), type: yScale } };
    return draw(chart, lines.map(trace), { height: 280, hovermode: "closest", showlegend: lines.length > 1, ...axes });
  }

  async function drawCurves() {
    show("#learning", curves.length > 0);
    await Promise.all(curves.map(drawCurve));
    root.dataset.charts = "drawn";
  }

  // ---- the rest -----------------------------------------------------------------------------------------------------

  function progressOf({ name, done, steps }) {
    const bar = element("progress", { value: done, max: Math.max(steps, 1), ariaLabel: `${name}: ${done} of ${steps}` });
    return element("td", {}, bar, ` ${done} of ${steps}`);
  }

  function drawTasks(tasks) {
    const table = element("table");
    const rows = tasks.map((task) => [
      element("th", { scope: "row" }, task.name),
      element("td", {}, task.status),
      progressOf(task),
      element("td", {}, task.news),
    ]);
    fillTable(table, headings(["Task", "Status", "Steps", "Last"]), rows);
    find("#tasks table").replaceWith(table);
    show("#tasks", tasks.length > 0);
  }

  function drawLinks(links) {
    const known = [...document.querySelectorAll("#files a")].map((link) => link.pathname).join();
    if (known === links.map((link) => link.address).join()) return;
    find("#files ul").replaceChildren(...links.map((link) => element("li", {}, element("a", { href: link.address }, link.text))));
    show("#files", links.length > 0);
  }

  function tellAll(state) {
    document.title = `${state.title}: ${state.status} – ProcessChain`;
    tell("h1", state.title);
    tell("#subtitle", state.subtitle);
    tell("#status", state.status);
    find("#sentences").replaceChildren(...state.sentences.map((text) => element("p", {}, text)));
    show("#then", state.endsWithReport);
    show("#report", state.report !== null);
    if (state.report) find("#report").href = state.report;
    drawTasks(state.tasks);
    drawLinks(state.links);
    curves = state.curves;
    return drawCurves();
  }

  /** Who has followed it to its end sees what it came to. */
  function open(state) {
    const wants = isFollowed && !state.endsWithReport && state.report && find("#then input").checked;
    isFollowed = state.endsWithReport;
    if (!wants) return;
    tell("#status", `${state.status}: the report opens`);
    setTimeout(() => location.assign(state.report), toRead);
  }

  async function look() {
    try {
      const answer = await fetch(`${address}/state`);
      if (answer.ok) {
        const state = await answer.json();
        await tellAll(state);
        open(state);
      } else tell("#status", await answer.text());
    } catch {
      tell("#status", "The server does not answer; it has been ended.");
    }
    setTimeout(look, pause);
  }

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawCurves);
  addEventListener("resize", drawCurves);
  look();
})();
