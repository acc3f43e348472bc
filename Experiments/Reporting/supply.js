"use strict";

(() => {
  const { data, element, find, show } = page;
  const { decimals, number, estimateText, estimateCell, numberCell } = page;
  const { finished, isBaseline } = page;
  const { colour, see, isPrinting, draw, caption } = page;

  const most = (items, figure) => items.reduce((best, item) => (best && figure(best) >= figure(item) ? best : item), null);

  const best = most(finished, ({ reward }) => reward.mean);
  const tightest = most(data.bounds, ({ reward }) => -reward.mean);
  const anyTraining = finished.some(({ trainings }) => trainings.length > 0);

  // ---- results ------------------------------------------------------------------------------------------------------

  const percent = (share) => (share === null ? "–" : `${number(100 * share, 1)} %`);

  const headings = [
    "reward",
    "median",
    "lowest",
    "standard deviation",
    "fill rate",
    "mean stock",
    "difference to baseline",
    ...(tightest ? [`gap to the ${tightest.name} bound`] : []),
    ...(anyTraining ? ["trainings", "worst training", "seconds of a training"] : []),
  ];

  function figureCells(result) {
    const { reward, trainings } = result;
    const digits = decimals(reward);
    const worst = trainings.length > 0 ? Math.min(...trainings) : null;
    return [
      estimateCell(reward),
      ...[result.median, result.lowest, result.deviation].map((value) => numberCell(number(value, digits))),
      estimateCell(result.fillRate),
      estimateCell(result.meanStock),
      isBaseline(result) ? numberCell("–") : estimateCell(result.difference),
      ...(tightest ? [numberCell(percent(result.gap))] : []),
      ...(anyTraining ? [trainings.length || "–", number(worst, digits), secondsText(result.seconds)].map(numberCell) : []),
    ];
  }

  const secondsText = (seconds) => estimateText({ mean: seconds, ci95: null });

  const boundTexts = {
    hindsight: "whoever knows the demand beforehand earns this at most",
    relaxation: "the same, with payment for knowing the demand",
  };

  function boundRow({ name, episodes, reward }) {
    const note = `${boundTexts[name] ?? "no controller earns more"}; mean over ${count(episodes, "test episode")}`;
    return element(
      "tr",
      {},
      element("th", { scope: "row" }, name),
      estimateCell(reward),
      element("td", { colSpan: headings.length - 1 }, note),
    );
  }

  function boundRows() {
    const title = "Upper bounds: on average no controller can surpass them";
    const heading = element("th", { scope: "colgroup", colSpan: headings.length + 1 }, title);
    return element("tbody", { className: "bounds" }, element("tr", {}, heading), ...data.bounds.map(boundRow));
  }

  const count = (items, name) => `${items.toLocaleString("en")} ${name}${items === 1 ? "" : "s"}`;

  function showResults() {
    page.fillTable(
      "results",
      [{ textContent: "controller" }, ...headings.map((name) => ({ textContent: name, className: "number" }))],
      data.results.map((result) => page.controllerCells(result, headings.length, figureCells)),
    );
    if (tightest) find("#results table").append(boundRows());
    find("#results .lead").textContent = leadText();
    find("#bracket").textContent = bracketText();
  }

  function leadText() {
    if (!best) return "No controller has been tested.";
    return (
      `Frozen controllers on the same demand, in ${count(best.episodes, "test episode")} of ` +
      `${count(data.periods, "period")}${data.fresh ? " that no training has seen" : ""}. Best: ${best.name} with a reward of ` +
      `${estimateText(best.reward)} an episode.` +
      page.baselineText()
    );
  }

  /** Between what the best controller earns and what none can surpass. */
  function bracketText() {
    if (!tightest) return "There is no upper bound to measure by: how much better a controller could be is not known.";
    const limit = `${estimateText(tightest.reward)} (${tightest.name})`;
    if (!best) return `On average no controller can earn more than ${limit}.`;
    const { name, reward, gap } = best;
    if (reward.mean > tightest.reward.mean) {
      return (
        `On average no controller can earn more than the upper bound, ${limit}. That ${name} lies above it is chance: ` +
        "both are means over a limited number of episodes. The unknown optimum lies near them."
      );
    }
    return (
      `The unknown optimum lies between ${estimateText(reward)} (${name}) and ${limit}` +
      (gap === null ? "." : `; as the means stand, ${name} lacks at most ${percent(gap)} of it.`)
    );
  }

  function showClaims() {
    show("#claims", data.claims.length > 0);
    find("#claims ul").append(...page.list(data.claims).children);
  }

  // ---- rewards ------------------------------------------------------------------------------------------------------

  const rewardTitle = caption("reward of an episode");

  const rowsHeight = (rows) => (isPrinting() ? 100 + 24 * rows : 110 + 34 * rows);

  const boundDashes = { hindsight: "dot", relaxation: "longdash" };

  const boundLine = (axis, { name, reward }) =>
    page.line(axis, reward.mean, `${name} bound ${number(reward.mean, decimals(reward))}`, "reference", boundDashes[name]);

  function drawRewards() {
    const names = finished.map(page.nameText);
    const singles = page.trainingMarks(names);
    const means = page.meanMarks("mean, 95 % interval", names, finished.map(({ reward }) => reward));
    find("#results figcaption").textContent =
      "Rewards in the test: mean over the test episodes with its 95 % interval." +
      (singles.length > 0 ? " Circles: the mean of each single training." : "") +
      (tightest ? " Upright lines: bounds that no controller can surpass on average." : "");
    return draw(find("#reward-chart"), [...singles, means], {
      height: rowsHeight(finished.length),
      hovermode: "closest",
      shapes: data.bounds.map((bound) => boundLine("x", bound)),
      xaxis: { title: rewardTitle },
      yaxis: { autorange: "reversed", ticks: "", categoryorder: "array", categoryarray: names },
    });
  }

  const ascending = (values) => [...values].sort((a, b) => a - b);

  /** Of sorted values, by linear interpolation between neighbours. */
  function quantile(sorted, share) {
    const place = share * (sorted.length - 1);
    const below = Math.floor(place);
    const above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  function drawRanges() {
    const names = finished.map(page.nameText);
    const sorted = finished.map(({ rewards }) => ascending(rewards));
    const common = { type: "scatter", hovertemplate: "%{x:.4g}" };
    const span = (name, low, high, width) => ({
      ...common,
      name,
      mode: "lines",
      x: sorted.flatMap((values) => [quantile(values, low), quantile(values, high), null]),
      y: names.flatMap((row) => [row, row, row]),
      line: { color: colour("storage"), width },
    });
    const points = (name, shares, marker) => ({
      ...common,
      name,
      mode: "markers",
      x: sorted.flatMap((values) => shares.map((share) => quantile(values, share))),
      y: names.flatMap((row) => shares.map(() => row)),
      marker,
    });
    const traces = [
      points("lowest and highest", [0, 1], { color: colour("faint"), symbol: "line-ns-open", size: 7 }),
      span("5 % to 95 %", 0.05, 0.95, 1.5),
      span("middle half", 0.25, 0.75, 8),
      points("median", [0.5], { color: colour("paper"), size: 8, line: { color: colour("ink"), width: 2 } }),
    ];
    return draw(find("#range-chart"), traces, {
      height: rowsHeight(finished.length),
      hovermode: "closest",
      xaxis: { title: rewardTitle },
      yaxis: { autorange: "reversed", ticks: "", categoryorder: "array", categoryarray: names },
    });
  }

  // ---- histograms ---------------------------------------------------------------------------------------------------

  /** About the width given: 1, 2 or 5 times a power of ten. */
  function roundWidth(width) {
    const power = 10 ** Math.floor(Math.log10(width));
    return [1, 2, 5, 10].find((factor) => 1.5 * factor * power >= width) * power;
  }

  /** By the rule of Freedman and Diaconis for the narrowest of the samples, within about 20 to 60 bins. */
  function binsOf(samples) {
    const sorted = samples.map(ascending);
    const low = Math.min(...sorted.map((values) => values[0]));
    const high = Math.max(...sorted.map((values) => values.at(-1)));
    const widths = sorted.map((values) => (2 * (quantile(values, 0.75) - quantile(values, 0.25))) / Math.cbrt(values.length));
    const narrowest = Math.min(...widths.filter((width) => width > 0));
    const range = high - low || Math.abs(low) || 1;
    const width = roundWidth(Math.max(range / 60, Math.min(range / 20, narrowest)));
    const first = Math.floor(low / width);
    const bins = Math.floor(high / width) - first + 1;
    return { width, edges: Array.from({ length: bins + 1 }, (_, bin) => (first + bin) * width) };
  }

  function countsOf(values, { width, edges }) {
    const counts = new Array(edges.length - 1).fill(0);
    const place = (value) => Math.floor((value - edges[0]) / width);
    for (const value of values) counts[Math.min(counts.length - 1, Math.max(0, place(value)))]++;
    return counts;
  }

  const seriesKey = (result) => `series-${(finished.indexOf(result) % 10) + 1}`;

  /** The outline of a histogram, filled; the dash tells those apart that are compared. */
  function outline(result, place, bins) {
    const shares = countsOf(result.rewards, bins).map((episodes) => episodes / result.rewards.length);
    const key = seriesKey(result);
    return {
      name: result.name,
      type: "scatter",
      mode: "lines",
      x: [bins.edges[0], ...bins.edges],
      y: [0, ...shares, 0],
      line: { shape: "hv", width: 1.8, color: colour(key), dash: ["solid", "dash", "dot", "dashdot"][place % 4] },
      fill: "tozeroy",
      fillcolor: see(key, 0.14),
      hovertemplate: "%{y:.1%} from %{x:.5~g} on",
    };
  }

  function drawComparison() {
    const chosen = finished.filter((_, place) => find(`#compare-${place}`).checked);
    const bins = binsOf((chosen.length > 0 ? chosen : finished).map(({ rewards }) => rewards));
    return draw(find("#reward-histogram"), chosen.map((result, place) => outline(result, place, bins)), {
      height: isPrinting() ? 280 : 340,
      showlegend: true,
      hovermode: "closest",
      xaxis: { title: rewardTitle, range: [bins.edges[0], bins.edges.at(-1)] },
      yaxis: { title: caption("share of episodes"), tickformat: ",.0~%", rangemode: "tozero" },
    });
  }

  /** At first the best is compared with the baseline, or with the next if it is that itself. */
  function offerComparison() {
    const first = finished.find(isBaseline) ?? best;
    const other = most(finished.filter((result) => result !== first), ({ reward }) => reward.mean);
    const choices = finished.map((result, place) => {
      const checked = result === first || result === other;
      const box = element("input", { type: "checkbox", id: `compare-${place}`, checked });
      const swatch = element("span", { className: "swatch" });
      swatch.style.background = `var(--${seriesKey(result)})`;
      box.addEventListener("change", drawComparison);
      return element("label", {}, box, swatch, result.name);
    });
    find("#compared").append(...choices);
  }

  function drawSpread() {
    const { rewards } = data.spread;
    const bins = binsOf([rewards]);
    const median = quantile(ascending(rewards), 0.5);
    const lines = [
      page.line("x", rewards[0], `the first: ${number(rewards[0], 1)}`, "late", "solid"),
      page.line("x", median, `median: ${number(median, 1)}`, "ink", "dash"),
    ];
    const bars = {
      name: "trainings",
      type: "bar",
      x: bins.edges.slice(0, -1),
      y: countsOf(rewards, bins),
      offset: 0,
      width: bins.width,
      marker: { color: colour("storage"), line: { color: colour("paper"), width: 1 } },
      hovertemplate: "%{y}",
    };
    return draw(find("#spread-histogram"), [bars], {
      height: isPrinting() ? 260 : 320,
      showlegend: true,
      shapes: [...lines, ...(tightest ? [boundLine("x", tightest)] : [])],
      xaxis: { title: caption("mean reward of a training in the test") },
      yaxis: { title: caption("trainings") },
    });
  }

  // ---- learning -----------------------------------------------------------------------------------------------------

  const curves = [
    ["reward", "reward of an episode", "storage"],
    ["policyLoss", "policy loss", "late"],
    ["valueLoss", "value loss", "reference"],
  ];

  function drawCurve(chart, episodes, band, name, key) {
    return draw(chart, page.curve(band, { x: episodes }, key, name, { width: 1.8 }), {
      height: isPrinting() ? 190 : 240,
      showlegend: false,
      hovermode: "x unified",
      margin: { l: 48, r: 12, t: 8, b: 40 },
      xaxis: { title: caption("episodes"), rangemode: "tozero", nticks: 5 },
      yaxis: { nticks: 6 },
    });
  }

  /** A row of small charts for a learner, and the functions that draw them. */
  function learnerRow(learned) {
    const row = element("div", { className: "small-charts" });
    find("#learning-charts").append(page.learnerHeading(learned), row);
    return curves
      .filter(([figure]) => learned[figure] !== null)
      .map(([figure, name, key]) => {
        const chart = element("div", { className: "chart" });
        row.append(element("figure", {}, element("figcaption", {}, name), chart));
        return () => drawCurve(chart, learned.episodes, learned[figure], name, key);
      });
  }

  // ---- periods ------------------------------------------------------------------------------------------------------

  const highest = (series) => Math.max(1, ...series.flatMap(({ values }) => values));

  function periodRows({ demand, reward, stocks, orders }) {
    const [mostStock, mostOrdered] = [highest(stocks), highest(orders)];
    return [
      { name: "demand", values: demand, key: "ink", range: [0, Math.max(1, ...demand)] },
      ...stocks.map(({ name, values }) => ({ name: `stock of ${name}`, values, key: "storage", range: [Math.min(0, ...values), mostStock] })),
      ...orders.map(({ name, values }) => ({ name: `order of ${name}`, values, key: "late", range: [0, mostOrdered] })),
      { name: "reward", values: reward, key: "reference", range: [Math.min(0, ...reward), Math.max(1, ...reward)] },
    ];
  }

  /** One row above the other on a common axis of periods, each below its name. */
  function drawCourse() {
    const course = data.courses[find("#course-controller").selectedIndex];
    const rows = periodRows(course);
    const rowHeight = isPrinting() ? Math.min(62, 780 / rows.length) : rows.length > 10 ? 66 : 84;
    const height = rowHeight * rows.length;
    const [nameHeight, gap] = [18, 6];
    const axes = rows.map(({ range: [low, high] }, row) => [
      page.axisName("yaxis", row),
      {
        domain: [1 - ((row + 1) * rowHeight - gap) / height, 1 - (row * rowHeight + nameHeight) / height],
        range: [low - 0.05 * (high - low) * (low < 0), high + 0.05 * (high - low)],
        nticks: rowHeight < 60 ? 2 : 4,
      },
    ]);
    const names = rows.map(({ name, key }, row) => ({
      text: name,
      x: 0,
      xref: "paper",
      xanchor: "left",
      y: 1 - (row * rowHeight + nameHeight) / height,
      yref: "paper",
      yanchor: "bottom",
      showarrow: false,
      font: { color: colour(key) },
    }));
    const traces = rows.map(({ name, values, key }, row) => {
      const trace = page.steps(values, 0, row, name, key);
      return { ...trace, line: { ...trace.line, shape: "hvh", width: 1.5 }, hovertemplate: "%{y:.4~g}" };
    });
    find("#periods figcaption").textContent =
      `Test episode ${course.episode} of ${course.controller}: units demanded, units on hand at the start of each period ` +
      "(all stocks on one scale), units ordered (all orders on one scale), and the reward of each period.";
    return draw(find("#course-chart"), traces, {
      height: height + 52,
      margin: { l: 60, r: 16, t: 4, b: 48 },
      uirevision: course.controller,
      showlegend: false,
      hovermode: "x unified",
      annotations: names,
      xaxis: { title: caption("period"), anchor: page.axisName("y", rows.length - 1), range: [-0.5, course.demand.length - 0.5] },
      ...Object.fromEntries(axes),
    });
  }

  // ---- the page -----------------------------------------------------------------------------------------------------

  function chartsOfAll() {
    const charts = data.learning.flatMap(learnerRow);
    if (best) {
      offerComparison();
      charts.push(drawRewards, drawRanges, drawComparison);
    }
    if (data.spread) charts.push(drawSpread);
    if (data.courses.length > 0) {
      page.offerCourses("#course-controller", data.courses, data.courses.find(({ controller }) => controller === best?.name));
      find("#course-controller").addEventListener("change", drawCourse);
      charts.push(drawCourse);
    }
    return charts;
  }

  show("#results figure", page.hasCharts && best !== null);
  show("#distributions", page.hasCharts && best !== null);
  show("#spread", data.spread !== null);
  show("#spread figure", page.hasCharts);
  show("#learning", page.hasCharts && data.learning.length > 0);
  show("#periods", page.hasCharts && data.courses.length > 0);
  if (data.spread) find("#spread .lead").textContent = data.spread.sentence;
  showResults();
  showClaims();
  page.showRest();
  if (page.hasCharts) page.start(chartsOfAll());
})();
