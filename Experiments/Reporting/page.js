"use strict";

/** What the reports of all kinds of experiments share: elements, numbers, tables, sections, charts. */
const page = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const root = document.documentElement;
  const hasCharts = typeof Plotly !== "undefined";
  let charts = [];

  // ---- elements -----------------------------------------------------------------------------------------------------

  function element(tag, properties = {}, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  const find = (selector) => document.querySelector(selector);

  const show = (selector, visible) => {
    find(selector).hidden = !visible;
  };

  function fillTable(section, headings, rows) {
    const cells = headings.map((heading) => element("th", { scope: "col", ...heading }));
    find(`#${section} table`).append(
      element("thead", {}, element("tr", {}, ...cells)),
      element("tbody", {}, ...rows.map((row) => element("tr", {}, ...row))),
    );
  }

  const list = (texts) => element("ul", {}, ...texts.map((text) => element("li", {}, text)));

  // ---- numbers ------------------------------------------------------------------------------------------------------

  /** As many decimals as the interval supports: two of its digits; without an interval three digits of the mean. */
  function decimals({ mean, ci95 }) {
    const size = ci95 || Math.abs(mean) / 10 || 10;
    return Math.min(4, Math.max(0, 1 - Math.floor(Math.log10(size))));
  }

  function number(value, digits) {
    const fixed = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    return value === null ? "–" : value.toLocaleString("en", fixed).replace("-", "−");
  }

  function estimateText(estimate) {
    const digits = decimals(estimate);
    const mean = number(estimate.mean, digits);
    return estimate.ci95 === null ? mean : `${mean} ± ${number(estimate.ci95, estimate.ci95 && digits)}`;
  }

  /** A number, and beneath it what qualifies it. */
  function intervalCell(text, interval) {
    const cell = element("td", { className: "number" }, element("span", {}, text));
    if (interval) cell.append(" ", element("span", { className: "interval" }, interval));
    return cell;
  }

  function estimateCell(estimate) {
    const [mean, interval] = estimateText(estimate).split(" ± ");
    return intervalCell(mean, interval && `± ${interval}`);
  }

  const numberCell = (text) => element("td", { className: "number" }, text);

  const shareDigits = (share) => (Math.abs(share) < 1 ? 1 : 0);

  const shareText = (share) => share === null ? "–" : `${share > 0 ? "+" : ""}${number(100 * share, shareDigits(share))} %`;

  // ---- controllers --------------------------------------------------------------------------------------------------

  const finished = data.results.filter((result) => result.episodes > 0);

  const isBaseline = (result) => result.name === data.baseline;

  const nameText = (result) => `${result.name}${isBaseline(result) ? " (baseline)" : ""}`;

  const baselineText = () =>
    finished.some(isBaseline) ? "" : ` The baseline ${data.baseline} has no results, so there are no differences.`;

  /** The row of a controller: its name, and the cells of its figures if it has results. */
  function controllerCells(result, columns, figureCells) {
    const name = element("th", { scope: "row" }, result.name);
    if (isBaseline(result)) name.append(" ", element("span", { className: "tag" }, "(baseline)"));
    return result.episodes > 0
      ? [name, ...figureCells(result)]
      : [name, element("td", { colSpan: columns }, "no results: it failed or was not finished")];
  }

  function learnerHeading({ controller, trainings }) {
    const times = trainings === 1 ? "1 training" : `${trainings} trainings`;
    return element("h3", {}, controller, " ", element("span", { className: "tag" }, `(${times})`));
  }

  /** Lets one of the courses be chosen; at first the one given, or else the baseline's. */
  function offerCourses(select, courses, given) {
    const first = given ?? courses.find(({ controller }) => controller === data.baseline);
    find(select).append(...courses.map((course) => element("option", { selected: course === first }, course.controller)));
  }

  // ---- sections -----------------------------------------------------------------------------------------------------

  function showFailures() {
    const failures = Object.entries(data.failures);
    find("#failures ul").append(...failures.map(([name, reason]) => element("li", {}, `${name}: ${reason}`)));
    show("#failures", failures.length > 0);
  }

  function showDifferences() {
    show("#differences", data.differences.length > 0);
    fillTable(
      "differences",
      ["setting", ...data.learners].map((textContent) => ({ textContent })),
      data.differences.map(({ key, values }) => [
        element("th", { scope: "row" }, element("code", {}, key)),
        ...values.map((value) => element("td", {}, value || "–")),
      ]),
    );
  }

  function showDefinition() {
    show("#definition", data.settings.length > 0);
    fillTable(
      "definition",
      ["setting", "value", "from", "note"].map((textContent) => ({ textContent })),
      data.settings.map(({ key, value, mark, note }) => [
        element("th", { scope: "row" }, element("code", {}, key)),
        element("td", {}, value),
        element("td", {}, element("span", { className: `mark ${mark === "assumed" ? mark : ""}` }, mark)),
        element("td", {}, note),
      ]),
    );
  }

  function showRecord() {
    const facts = Object.entries(data.record.facts);
    find("#record dl").append(...facts.flatMap(([name, fact]) => [element("dt", {}, name), element("dd", {}, fact)]));
    find("#record pre code").textContent = data.record.commands.join("\n");
    const { preset, seed, status } = data.record.facts;
    find("#subtitle").textContent =
      `Experiment ${data.name}${preset ? `, preset ${preset}` : ""}, seed ${seed}; run ${status}.`;
    show("#unfinished", !data.record.finished);
  }

  function showContents() {
    const sections = [...document.querySelectorAll("main section:not([hidden])")];
    const links = sections.map(({ id, firstElementChild }) =>
      element("li", {}, element("a", { href: `#${id}` }, firstElementChild.textContent)),
    );
    find("nav").append(element("ul", {}, ...links));
    for (const place of document.querySelectorAll("[data-of]")) place.textContent = data[place.dataset.of];
  }

  /** What all reports show alike; last, because the contents list the sections that are shown. */
  function showRest() {
    show("#no-charts", !hasCharts);
    showFailures();
    showDifferences();
    showDefinition();
    showRecord();
    showContents();
  }

  // ---- charts -------------------------------------------------------------------------------------------------------

  const colour = (name) => getComputedStyle(root).getPropertyValue(`--${name}`).trim();

  const see = (name, opacity) =>
    `${colour(name)}${Math.round(opacity * 255)
      .toString(16)
      .padStart(2, "0")}`;

  const isPrinting = () => root.classList.contains("printing");

  function layout(properties) {
    const axis = { gridcolor: colour("grid"), linecolor: colour("line"), zerolinecolor: colour("line"), automargin: true };
    const axes = Object.entries(properties).filter(([name]) => /^[xy]axis/.test(name));
    return {
      font: { family: getComputedStyle(document.body).fontFamily, size: 12, color: colour("ink") },
      paper_bgcolor: colour("paper"),
      plot_bgcolor: colour("paper"),
      hoverlabel: { bgcolor: colour("raised"), bordercolor: colour("line"), font: { color: colour("ink") } },
      modebar: { bgcolor: "transparent", color: colour("faint"), activecolor: colour("ink") },
      margin: { l: 60, r: 16, t: 32, b: 44 },
      legend: { orientation: "h", x: 0, y: 1, xanchor: "left", yanchor: "bottom", traceorder: "normal" },
      ...properties,
      ...Object.fromEntries(axes.map(([name, own]) => [name, { ...axis, ...own }])),
    };
  }

  function draw(chart, traces, properties) {
    const options = {
      displaylogo: false,
      showSendToCloud: false,
      plotlyServerURL: "",
      modeBarButtonsToRemove: ["lasso2d", "select2d"],
    };
    return Plotly.react(chart, traces, layout({ width: chart.clientWidth, ...properties }), options);
  }

  const caption = (text) => ({ text, font: { size: 12 } });

  // ---- marks --------------------------------------------------------------------------------------------------------

  /** A line across the chart at a value of the axis, with its name in the legend. */
  function line(axis, value, name, key, dash) {
    const other = axis === "x" ? "y" : "x";
    return {
      type: "line",
      [`${axis}0`]: value,
      [`${axis}1`]: value,
      [`${other}0`]: 0,
      [`${other}1`]: 1,
      [`${other}ref`]: "paper",
      line: { color: colour(key), width: 2, dash },
      name,
      showlegend: true,
    };
  }

  /** The means of the controllers with their intervals, each in its row. */
  const meanMarks = (name, names, estimates) => ({
    name,
    type: "scatter",
    mode: "markers",
    y: names,
    x: estimates.map(({ mean }) => mean),
    error_x: { array: estimates.map(({ ci95 }) => ci95), color: colour("ink"), thickness: 1.5, width: 6 },
    marker: { color: colour("ink"), symbol: "line-ns-open", size: 14 },
    hovertemplate: "%{x:.4g}",
  });

  /** A single training is the mean itself and needs no mark of its own. */
  const severalTrainings = ({ trainings }) => (trainings.length > 1 ? trainings : []);

  /** A circle for each training in the row of its controller; nothing where there is none. */
  function trainingMarks(names) {
    const marks = {
      name: "a training",
      type: "scatter",
      mode: "markers",
      y: finished.flatMap((result, place) => severalTrainings(result).map(() => names[place])),
      x: finished.flatMap(severalTrainings),
      marker: { color: see("paper", 0.6), size: 8, line: { color: colour("ink"), width: 1.2 } },
      hovertemplate: "%{x:.4g}",
    };
    return marks.x.length > 0 ? [marks] : [];
  }

  /** A mean over x within its band. */
  function curve(band, x, key, name, style) {
    const common = { type: "scatter", mode: "lines", ...x, legendgroup: key };
    const edge = { ...common, showlegend: false, hoverinfo: "skip", line: { width: 0 } };
    return [
      { ...edge, y: band.low },
      { ...edge, y: band.high, fill: "tonexty", fillcolor: see(key, 0.18) },
      { ...common, name, y: band.mean, line: { color: colour(key), ...style }, hovertemplate: "%{y:.4g}" },
    ];
  }

  const axisName = (axis, row) => (row === 0 ? axis : `${axis}${row + 1}`);

  /** Values that hold for a day or period each, in a row of its own. */
  const steps = (values, first, row, name, key) => ({
    name,
    type: "scatter",
    mode: "lines",
    x0: first,
    dx: 1,
    y: values,
    yaxis: axisName("y", row),
    line: { shape: "hv", width: 1.2, color: colour(key) },
    fill: "tozeroy",
    fillcolor: see(key, 0.15),
    hovertemplate: "%{y}",
  });

  // ---- display ------------------------------------------------------------------------------------------------------

  async function redraw() {
    root.dataset.charts = "drawing";
    await Promise.all(charts.map((chart) => chart()));
    root.dataset.charts = "drawn";
  }

  function followDisplay() {
    const print = (printing) => {
      root.classList.toggle("printing", printing);
      redraw();
    };
    const paper = matchMedia("print");
    let width = root.clientWidth;
    addEventListener("resize", () => {
      if (root.clientWidth !== width) redraw();
      width = root.clientWidth;
    });
    addEventListener("beforeprint", () => print(true));
    addEventListener("afterprint", () => print(false));
    paper.addEventListener("change", () => print(paper.matches));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  }

  /** Draws the charts, now and whenever the display changes. */
  function start(functions) {
    charts = functions;
    followDisplay();
    redraw();
  }

  return {
    data, element, find, show, fillTable, list,
    decimals, number, estimateText, intervalCell, estimateCell, numberCell, shareDigits, shareText,
    finished, isBaseline, nameText, baselineText, controllerCells, learnerHeading, offerCourses, showRest,
    hasCharts, colour, see, isPrinting, draw, caption,
    line, meanMarks, trainingMarks, curve, axisName, steps, redraw, start,
  };

})();
