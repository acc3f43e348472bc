"use strict";

(() => {
  const { data, element, find, show } = page;
  const { decimals, number, estimateText, estimateCell, intervalCell, numberCell, shareDigits, shareText } = page;
  const { isBaseline, finished, controllerCells } = page;
  const { colour, see, isPrinting, draw, caption } = page;
  const scales = {};

  // ---- tables -------------------------------------------------------------------------------------------------------

  const anyTraining = data.results.some(({ trainings }) => trainings.length > 0);
  const anySelected = data.results.some(({ selected }) => selected !== null);
  const trainingHeadings = [
    ...(anyTraining ? ["trainings", "worst training"] : []),
    ...(anySelected ? ["selected training"] : []),
  ];
  const hasReference = data.reference.cost !== null;
  const gapHeadings = hasReference ? [`gap to the ${data.reference.name}`] : [];

  const gapCell = ({ mean, ci95 }) =>
    intervalCell(shareText(mean), ci95 === null ? "" : `± ${number(100 * ci95, shareDigits(mean))}`);

  function trainingCell(training, cost) {
    if (training === null) return numberCell("–");
    const mean = `${training.number}: ${number(training.cost.mean, decimals(cost))}`;
    return intervalCell(mean, hasReference ? shareText(training.gap) : "");
  }

  function trainingCells({ trainings, worst, selected, cost }) {
    return [
      ...(anyTraining ? [numberCell(trainings.length || "–"), trainingCell(worst, cost)] : []),
      ...(anySelected ? [trainingCell(selected, cost)] : []),
    ];
  }

  const figureCells = (result) => [
    ...result.figures.map(estimateCell),
    isBaseline(result) ? numberCell("–") : estimateCell(result.difference),
    ...(hasReference ? [gapCell(result.gap)] : []),
    ...trainingCells(result),
  ];

  function showResults() {
    const measured = [...data.metrics, "difference to baseline", ...gapHeadings, ...trainingHeadings];
    page.fillTable(
      "results",
      [{ textContent: "controller" }, ...measured.map((name) => ({ textContent: name, className: "number" }))],
      data.results.map((result) => controllerCells(result, measured.length, figureCells)),
    );
    find("#results .lead").textContent = leadText();
    find("#reference").textContent = data.reference.sentence;
  }

  function leadText() {
    if (finished.length === 0) return "No controller has been tested.";
    const episodes = Math.max(...finished.map((result) => result.episodes));
    const cheapest = finished.reduce((best, result) => (result.cost.mean < best.cost.mean ? result : best));
    return (
      `Frozen controllers on the same customer orders, in ${episodes} test episodes of ${data.testDays} days that no ` +
      `training has seen. Cheapest: ${cheapest.name} with ${estimateText(cheapest.cost)} a day.` +
      page.baselineText()
    );
  }

  function showClaims() {
    show("#claims", data.claims.length > 0);
    page.fillTable(
      "claims",
      ["The paper", "This run", "Agreement"].map((textContent) => ({ textContent })),
      data.claims.map(({ claim, ours, verdict }) => [
        element("td", {}, claim),
        element("td", {}, page.list(ours)),
        element("td", { className: "verdict" }, verdict),
      ]),
    );
  }

  // ---- charts -------------------------------------------------------------------------------------------------------

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
  const referenceLine = (axis) =>
    hasReference
      ? [page.line(axis, data.reference.cost, `${data.reference.name} ${number(data.reference.cost, 2)}`, "reference", "longdash")]
      : [];

  const withReference = (costs) => (hasReference ? [...costs, data.reference.cost] : costs);

  const costCaption = (hasCircles) =>
    "Cost per day in the test phase: mean over the test episodes with its 95 % interval, split into storage and late cost." +
    (hasCircles ? " Circles: the mean of each single training." : "") +
    (scales.results === "log"
      ? " On this scale a part that is 0, or below a tenth of the cheapest total, has no place and is left out."
      : "");

  // Bars cannot stand on a logarithmic axis, which has no zero: there the parts become points.
  function drawCosts() {
    const names = finished.map(page.nameText);
    const hatched = (shape) => ({ shape, fillmode: "overlay", fgcolor: see("paper", 0.35), size: 7 });
    const part = (key, name, shape, symbol) => ({
      name: `${name} cost`,
      y: names,
      x: finished.map((result) => result[key].mean),
      orientation: "h",
      hovertemplate: "%{x:.4g}",
      ...(scales.results === "linear"
        ? { type: "bar", marker: { color: colour(key), pattern: hatched(shape) } }
        : { type: "scatter", mode: "markers", marker: { color: colour(key), symbol, size: 9 } }),
    });
    const singles = page.trainingMarks(names);
    const traces = [
      part("storage", "storage", "", "square"),
      part("late", "late", "/", "diamond"),
      page.meanMarks("total, 95 % interval", names, finished.map((result) => result.cost)),
      ...singles,
    ];
    find("#results figcaption").textContent = costCaption(singles.length > 0);
    return draw(find("#cost-chart"), traces, {
      height: isPrinting() ? 100 + 30 * finished.length : 110 + 44 * finished.length,
      uirevision: scales.results,
      barmode: "stack",
      bargap: 0.45,
      hovermode: "closest",
      shapes: referenceLine("x"),
      xaxis: costAxis("results", withReference(finished.flatMap(({ cost, trainings }) => [cost.mean, ...trainings]))),
      yaxis: { autorange: "reversed", ticks: "" },
    });
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
    const episodes = { x0: 1, dx: 1 };
    const traces = [
      ...page.curve(learned.storage, episodes, "storage", "storage cost", { width: 1.5, dash: "dash" }),
      ...page.curve(learned.late, episodes, "late", "late cost", { width: 1.5, dash: "dot" }),
      ...page.curve(learned.total, episodes, "ink", "total cost", { width: 2 }),
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
        ? page.steps(values, course.firstDay, row, `stock of station ${row + 1}`, "storage")
        : page.steps(values, course.firstDay, row, "late units of the customer", "late"),
    );
    const axes = rows.map((values, row) => [
      page.axisName("yaxis", row),
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
  function offerScale(section, costs) {
    const [lowest, highest] = positiveRange(costs);
    scales[section] = highest > 20 * lowest ? "log" : "linear";
    const choices = [["linear", "linear"], ["log", "logarithmic"]].map(([type, text]) => {
      const radio = element("input", { type: "radio", name: `scale-${section}`, checked: scales[section] === type });
      radio.addEventListener("change", () => {
        scales[section] = type;
        page.redraw();
      });
      return element("label", {}, radio, ` ${text}`);
    });
    const fieldset = find(`[data-scale=${section}]`);
    fieldset.append(element("legend", {}, "Scale of costs"), ...choices);
    fieldset.hidden = false;
  }

  function learningFigure(learned) {
    const chart = element("div", { className: "chart" });
    find("#learning-charts").append(element("figure", {}, page.learnerHeading(learned), chart));
    return () => drawLearning(chart, learned);
  }

  function chartsOfAll() {
    const charts = [];
    if (finished.length > 0) {
      charts.push(drawCosts);
      offerScale("results", data.results.flatMap(({ cost, trainings }) => [cost.mean, ...trainings]));
    }
    if (data.learning.length > 0) {
      charts.push(...data.learning.map(learningFigure));
      offerScale("learning", data.learning.flatMap(({ total }) => total.mean));
    }
    if (data.days.length > 0) {
      page.offerCourses("#day-controller", data.days, data.days.find(({ trainingSeed }) => trainingSeed !== null));
      charts.push(drawDays);
      for (const select of document.querySelectorAll("#days select")) select.addEventListener("change", drawDays);
    }
    return charts;
  }

  // ---- the page -----------------------------------------------------------------------------------------------------

  show("#learning", page.hasCharts && data.learning.length > 0);
  show("#days", page.hasCharts && data.days.length > 0);
  show("#results figure", page.hasCharts);
  showResults();
  showClaims();
  page.showRest();
  if (page.hasCharts) page.start(chartsOfAll());
})();
