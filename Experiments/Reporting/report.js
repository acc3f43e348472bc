"use strict";

(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const root = document.documentElement;
  const scales = {};

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

  function estimateCell(estimate) {
    const [mean, interval] = estimateText(estimate).split(" ± ");
    const cell = element("td", { className: "number" }, element("span", {}, mean));
    if (interval) cell.append(" ", element("span", { className: "interval" }, `± ${interval}`));
    return cell;
  }

  const numberCell = (text) => element("td", { className: "number" }, text);

  // ---- tables -------------------------------------------------------------------------------------------------------

  const isBaseline = (result) => result.name === data.baseline;

  const anyTraining = data.results.some(({ trainings }) => trainings.length > 0);
  const anySelected = data.results.some(({ selected }) => selected !== null);
  const trainingHeadings = [
    ...(anyTraining ? ["trainings", "worst training"] : []),
    ...(anySelected ? ["selected training"] : []),
  ];
  const hasReference = data.reference.cost !== null;
  const gapHeadings = hasReference ? [`gap to the ${data.reference.name}`] : [];

  const shareDigits = (share) => (Math.abs(share) < 1 ? 1 : 0);

  const shareText = (share) => share === null ? "–" : `${share > 0 ? "+" : ""}${number(100 * share, shareDigits(share))} %`;

  function gapCell({ mean, ci95 }) {
    const cell = element("td", { className: "number" }, element("span", {}, shareText(mean)));
    if (ci95 !== null) cell.append(" ", element("span", { className: "interval" }, `± ${number(100 * ci95, shareDigits(mean))}`));
    return cell;
  }

  function trainingCell(training, cost) {
    if (training === null) return numberCell("–");
    const cell = element("td", { className: "number" }, element("span", {}, `${training.number}: ${number(training.cost.mean, decimals(cost))}`));
    if (hasReference) cell.append(" ", element("span", { className: "interval" }, shareText(training.gap)));
    return cell;
  }

  function trainingCells({ trainings, worst, selected, cost }) {
    return [
      ...(anyTraining ? [numberCell(trainings.length || "–"), trainingCell(worst, cost)] : []),
      ...(anySelected ? [trainingCell(selected, cost)] : []),
    ];
  }

  function resultRow(result) {
    const name = element("th", { scope: "row" }, result.name);
    if (isBaseline(result)) name.append(" ", element("span", { className: "tag" }, "(baseline)"));
    if (result.episodes === 0) {
      return [name, element("td", { colSpan: data.metrics.length + 1 + gapHeadings.length + trainingHeadings.length }, "no results: it failed or was not finished")];
    }
    return [
      name,
      ...result.figures.map(estimateCell),
      isBaseline(result) ? numberCell("–") : estimateCell(result.difference),
      ...(hasReference ? [gapCell(result.gap)] : []),
      ...trainingCells(result),
    ];
  }

  function showResults() {
    const measured = [...data.metrics, "difference to baseline", ...gapHeadings, ...trainingHeadings];
    fillTable(
      "results",
      [{ textContent: "controller" }, ...measured.map((name) => ({ textContent: name, className: "number" }))],
      data.results.map(resultRow),
    );
    find("#results .lead").textContent = leadText();
    find("#reference").textContent = data.reference.sentence;
    const failures = Object.entries(data.failures);
    find("#failures ul").append(...failures.map(([name, reason]) => element("li", {}, `${name}: ${reason}`)));
    show("#failures", failures.length > 0);
  }

  function leadText() {
    const finished = data.results.filter((result) => result.episodes > 0);
    if (finished.length === 0) return "No controller has been tested.";
    const episodes = Math.max(...finished.map((result) => result.episodes));
    const cheapest = finished.reduce((best, result) => (result.cost.mean < best.cost.mean ? result : best));
    return (
      `Frozen controllers on the same customer orders, in ${episodes} test episodes of ${data.testDays} days that no ` +
      `training has seen. Cheapest: ${cheapest.name} with ${estimateText(cheapest.cost)} a day.` +
      (finished.some(isBaseline) ? "" : ` The baseline ${data.baseline} has no results, so there are no differences.`)
    );
  }

  function showClaims() {
    show("#claims", data.claims.length > 0);
    fillTable(
      "claims",
      ["The paper", "This run", "Agreement"].map((textContent) => ({ textContent })),
      data.claims.map(({ claim, ours, verdict }) => [
        element("td", {}, claim),
        element("td", {}, list(ours)),
        element("td", { className: "verdict" }, verdict),
      ]),
    );
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

  /** Costs below a tenth of the least total are left beneath it: on a logarithmic axis they would take up most of it. */
  function costAxis(section, totals) {
    const axis = { title: caption("cost per day"), type: scales[section], separatethousands: true, exponentformat: "none" };
    if (axis.type === "linear") return { ...axis, rangemode: "tozero" };
    const [lowest, highest] = positiveRange(totals);
    return { ...axis, range: [Math.log10(lowest) - 1, Math.log10(highest) + 0.1], dtick: 1 };
  }

  /** The least and the highest cost above 0; where there is none, a range that can be shown all the same. */
  function positiveRange(costs) {
    const positive = costs.filter((cost) => cost > 0);
    if (positive.length === 0) return [1, 1];
    return [Math.min(...positive), Math.max(...positive)];
  }

  /** A dashed line across the chart where costs equal the reference. */
  function referenceLine(axis) {
    if (!hasReference) return [];
    const other = axis === "x" ? "y" : "x";
    return [
      {
        type: "line",
        [`${axis}0`]: data.reference.cost,
        [`${axis}1`]: data.reference.cost,
        [`${other}0`]: 0,
        [`${other}1`]: 1,
        [`${other}ref`]: "paper",
        line: { color: colour("reference"), width: 2, dash: "longdash" },
        name: `${data.reference.name} ${number(data.reference.cost, 2)}`,
        showlegend: true,
      },
    ];
  }

  const withReference = (costs) => (hasReference ? [...costs, data.reference.cost] : costs);

  /** A single training is the mean itself and needs no mark of its own. */
  const severalTrainings = ({ trainings }) => (trainings.length > 1 ? trainings : []);

  const costCaption = (hasCircles) =>
    "Cost per day in the test phase: mean over the test episodes with its 95 % interval, split into storage and late cost." +
    (hasCircles ? " Circles: the mean of each single training." : "") +
    (scales.results === "log"
      ? " On this scale a part that is 0, or below a tenth of the cheapest total, has no place and is left out."
      : "");

  // Bars cannot stand on a logarithmic axis, which has no zero: there the parts become points.
  function drawCosts() {
    const results = data.results.filter((result) => result.episodes > 0);
    const names = results.map((result) => `${result.name}${isBaseline(result) ? " (baseline)" : ""}`);
    const hatched = (shape) => ({ shape, fillmode: "overlay", fgcolor: see("paper", 0.35), size: 7 });
    const part = (key, name, shape, symbol) => ({
      name: `${name} cost`,
      y: names,
      x: results.map((result) => result[key].mean),
      orientation: "h",
      hovertemplate: "%{x:.4g}",
      ...(scales.results === "linear"
        ? { type: "bar", marker: { color: colour(key), pattern: hatched(shape) } }
        : { type: "scatter", mode: "markers", marker: { color: colour(key), symbol, size: 9 } }),
    });
    const total = {
      name: "total, 95 % interval",
      type: "scatter",
      mode: "markers",
      y: names,
      x: results.map((result) => result.cost.mean),
      error_x: { array: results.map((result) => result.cost.ci95), color: colour("ink"), thickness: 1.5, width: 6 },
      marker: { color: colour("ink"), symbol: "line-ns-open", size: 14 },
      hovertemplate: "%{x:.4g}",
    };
    const single = {
      name: "a training",
      type: "scatter",
      mode: "markers",
      y: results.flatMap((result, place) => severalTrainings(result).map(() => names[place])),
      x: results.flatMap(severalTrainings),
      marker: { color: see("paper", 0.6), size: 8, line: { color: colour("ink"), width: 1.2 } },
      hovertemplate: "%{x:.4g}",
    };
    const traces = [part("storage", "storage", "", "square"), part("late", "late", "/", "diamond"), total];
    if (single.x.length > 0) traces.push(single);
    find("#results figcaption").textContent = costCaption(single.x.length > 0);
    return draw(find("#cost-chart"), traces, {
      height: isPrinting() ? 100 + 30 * results.length : 110 + 44 * results.length,
      uirevision: scales.results,
      barmode: "stack",
      bargap: 0.45,
      hovermode: "closest",
      shapes: referenceLine("x"),
      xaxis: costAxis("results", withReference(results.flatMap(({ cost, trainings }) => [cost.mean, ...trainings]))),
      yaxis: { autorange: "reversed", ticks: "" },
    });
  }

  function curve(band, key, name, line) {
    const common = { type: "scatter", mode: "lines", x0: 1, dx: 1, legendgroup: key };
    const edge = { ...common, showlegend: false, hoverinfo: "skip", line: { width: 0 } };
    return [
      { ...edge, y: band.low },
      { ...edge, y: band.high, fill: "tonexty", fillcolor: see(key, 0.18) },
      { ...common, name, y: band.mean, line: { color: colour(key), ...line }, hovertemplate: "%{y:.4g}" },
    ];
  }

  const validationMarks = ({ validationEpisodes, validation, trainings }) => ({
    name: "validation",
    type: "scatter",
    mode: "markers",
    x: validationEpisodes,
    y: validation.mean,
    error_y: {
      visible: trainings > 1,
      symmetric: false,
      array: validation.high.map((high, i) => high - validation.mean[i]),
      arrayminus: validation.low.map((low, i) => validation.mean[i] - low),
      color: colour("ink"),
      thickness: 1,
      width: 3,
    },
    marker: { color: colour("paper"), symbol: "diamond", size: 8, line: { color: colour("ink"), width: 1.5 } },
    hovertemplate: "%{y:.4g}",
  });

  function drawLearning(chart, learned) {
    const traces = [
      ...curve(learned.storage, "storage", "storage cost", { width: 1.5, dash: "dash" }),
      ...curve(learned.late, "late", "late cost", { width: 1.5, dash: "dot" }),
      ...curve(learned.total, "ink", "total cost", { width: 2 }),
    ];
    if (learned.validationEpisodes.length > 0) traces.push(validationMarks(learned));
    const end = learned.warmUp + 0.5;
    const costs = [learned.total, learned.validation].flatMap(({ low, high }) => [...low, ...high]);
    const warmUp = {
      shapes: [
        ...referenceLine("y"),
        { type: "rect", x0: 0.5, x1: end, y0: 0, y1: 1, yref: "paper", fillcolor: see("faint", 0.15), line: { width: 0 } },
      ],
      annotations: [
        {
          text: "warm-up",
          x: 0.5,
          y: 1,
          yref: "paper",
          xanchor: "left",
          yanchor: "top",
          showarrow: false,
          font: { color: colour("faint") },
        },
      ],
    };
    return draw(chart, traces, {
      height: isPrinting() ? 290 : 360,
      uirevision: scales.learning,
      hovermode: "x unified",
      xaxis: { title: caption("episode"), ...(learned.total.mean.length <= 10 ? { dtick: 1 } : {}) },
      yaxis: costAxis("learning", withReference(costs)),
      shapes: referenceLine("y"),
      ...(learned.warmUp > 0 ? warmUp : {}),
    });
  }

  const steps = (course, values, row, name, key) => ({
    name,
    type: "scatter",
    mode: "lines",
    x0: course.firstDay,
    dx: 1,
    y: values,
    yaxis: row === 0 ? "y" : `y${row + 1}`,
    line: { shape: "hv", width: 1.2, color: colour(key) },
    fill: "tozeroy",
    fillcolor: see(key, 0.15),
    hovertemplate: "%{y}",
  });

  function dayRange({ firstDay, late }) {
    const last = firstDay + late.length - 1;
    const chosen = find("#day-range").value;
    return [chosen === "last" ? Math.max(firstDay, last - 99) : firstDay, chosen === "first" ? Math.min(last, firstDay + 99) : last];
  }

  /** One row above the other on a common axis of days: the stations from the resource to the customer, then the customer. */
  function drawDays() {
    const course = data.days[find("#day-controller").selectedIndex];
    const stations = course.stock.length;
    const highest = Math.max(1, ...course.stock.map((stock) => Math.max(...stock)));
    const rows = [...course.stock, course.late];
    const traces = rows.map((values, row) =>
      row < stations
        ? steps(course, values, row, `stock of station ${row + 1}`, "storage")
        : steps(course, values, row, "late units of the customer", "late"),
    );
    const axes = rows.map((values, row) => [
      row === 0 ? "yaxis" : `yaxis${row + 1}`,
      {
        title: caption(row < stations ? `stock ${row + 1}` : "late"),
        domain: [1 - (row + 0.86) / rows.length, 1 - row / rows.length],
        range: [0, 1.05 * (row < stations ? highest : Math.max(1, ...values))],
        nticks: 4,
      },
    ]);
    const training = course.trainingSeed === null ? "" : `, training with seed ${course.trainingSeed}`;
    find("#days figcaption").textContent =
      `Test episode ${course.episode} of ${course.controller}${training}: physical stock of each station (all on one ` +
      "scale) and the units the customer waits for, at the end of each day.";
    return draw(find("#day-chart"), traces, {
      height: 90 + (isPrinting() ? 70 : 92) * rows.length,
      uirevision: `${course.controller} ${find("#day-range").value}`,
      showlegend: false,
      hovermode: "x unified",
      xaxis: { title: caption("day"), range: dayRange(course), anchor: `y${rows.length}` },
      ...Object.fromEntries(axes),
    });
  }

  // ---- choices ------------------------------------------------------------------------------------------------------

  /** Logarithmic at first where costs lie so far apart that the small ones could not be seen. */
  function offerScale(section, costs, redraw) {
    const [lowest, highest] = positiveRange(costs);
    scales[section] = highest > 20 * lowest ? "log" : "linear";
    const choices = [["linear", "linear"], ["log", "logarithmic"]].map(([type, text]) => {
      const radio = element("input", { type: "radio", name: `scale-${section}`, checked: scales[section] === type });
      radio.addEventListener("change", () => {
        scales[section] = type;
        redraw();
      });
      return element("label", {}, radio, ` ${text}`);
    });
    const fieldset = find(`[data-scale=${section}]`);
    fieldset.append(element("legend", {}, "Scale of costs"), ...choices);
    fieldset.hidden = false;
  }

  function learningFigure(learned) {
    const trainings = learned.trainings === 1 ? "1 training" : `${learned.trainings} trainings`;
    const chart = element("div", { className: "chart" });
    const heading = element("h3", {}, learned.controller, " ", element("span", { className: "tag" }, `(${trainings})`));
    find("#learning-charts").append(element("figure", {}, heading, chart));
    return () => drawLearning(chart, learned);
  }

  function chartsOfAll() {
    const charts = [];
    const redraw = async () => {
      root.dataset.charts = "drawing";
      await Promise.all(charts.map((chart) => chart()));
      root.dataset.charts = "drawn";
    };
    if (data.results.some((result) => result.episodes > 0)) {
      charts.push(drawCosts);
      offerScale("results", data.results.flatMap(({ cost, trainings }) => [cost.mean, ...trainings]), redraw);
    }
    if (data.learning.length > 0) {
      charts.push(...data.learning.map(learningFigure));
      offerScale("learning", data.learning.flatMap(({ total }) => total.mean), redraw);
    }
    if (data.days.length > 0) {
      const first =
        data.days.find(({ trainingSeed }) => trainingSeed !== null) ??
        data.days.find(({ controller }) => controller === data.baseline);
      find("#day-controller").append(
        ...data.days.map((course) => element("option", { selected: course === first }, course.controller)),
      );
      charts.push(drawDays);
      for (const select of document.querySelectorAll("#days select")) select.addEventListener("change", drawDays);
    }
    return redraw;
  }

  function followDisplay(redraw) {
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

  // ---- the page -----------------------------------------------------------------------------------------------------

  const hasCharts = typeof Plotly !== "undefined";
  show("#no-charts", !hasCharts);
  show("#learning", hasCharts && data.learning.length > 0);
  show("#days", hasCharts && data.days.length > 0);
  show("#results figure", hasCharts);
  showResults();
  showClaims();
  showDifferences();
  showDefinition();
  showRecord();
  showContents();
  if (hasCharts) {
    const redraw = chartsOfAll();
    followDisplay(redraw);
    redraw();
  }
})();
