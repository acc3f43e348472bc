"use strict";

/** Draws what the data tell. It judges nothing: what is best, which scale, which bins is decided where the data come from. */
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { root, element, find, show, items, fillTable, headings } = Figures;
  const { colour, see, series, dash, dashes, seriesColours, isPrinting, caption, draw, offerFiles } = Figures;
  const scales = { goals: data.isLogarithmic, learning: data.isLearningLogarithmic };

  // ---- tables -------------------------------------------------------------------------------------------------------

  function resultCell({ text, interval }) {
    const cell = element("td", { className: "number" }, element("span", {}, text));
    if (interval) cell.append(" ", element("span", { className: "interval" }, interval));
    return cell;
  }

  const isLongCell = (cell) => cell !== undefined && cell.text.length + cell.interval.length > 15;

  /** The table of some columns, by their places among all. */
  function resultTable(table, places) {
    const heads = places.map((place) => data.columns[place]);
    const rows = data.results.map(({ name, isBaseline, cells }) => {
      const heading = element("th", { scope: "row" }, name);
      if (isBaseline) heading.append(" ", element("span", { className: "tag" }, "(baseline)"));
      return cells.length > 0
        ? [heading, ...places.map((place) => resultCell(cells[place]))]
        : [heading, element("td", { colSpan: places.length }, "no results: it failed or was not finished")];
    });
    const columns = heads.map(({ title, note }) => ({ textContent: title, className: "number", title: note }));
    fillTable(table, [...headings(["controller"]), ...columns], rows);
  }

  function boundRows(columns) {
    const heading = element("th", { scope: "colgroup", colSpan: columns + 1 }, "Bounds: on average no controller can beat them");
    const rows = data.bounds.map(({ name, goal, remark }) =>
      element(
        "tr",
        {},
        element("th", { scope: "row" }, name),
        resultCell(goal),
        element("td", { colSpan: columns - 1 }, remark),
      ),
    );
    return element("tbody", { className: "bounds" }, element("tr", {}, heading), ...rows);
  }

  function showResults() {
    find("#results .lead").append(...data.lead.map((text) => element("p", {}, text)));
    find("#cautions").append(...items(data.cautions));
    show("#cautions", data.cautions.length > 0);
    find("#failures ul").append(...items(data.failures));
    show("#failures", data.failures.length > 0);
    const places = [...data.columns.keys()];
    const key = places.filter((place) => data.columns[place].isKey);
    const more = places.filter((place) => !data.columns[place].isKey);
    resultTable(find("#key"), key);
    const isLong = data.results.some(({ cells }) => key.some((place) => isLongCell(cells[place])));
    find("#key").classList.toggle("long", isLong);
    if (data.bounds.length > 0) find("#key").append(boundRows(key.length));
    for (let first = 0; first < more.length; first += 6) {
      const table = element("table");
      resultTable(table, more.slice(first, first + 6));
      find("#more > div").append(table);
    }
    show("#more", more.length > 0);
    find("#remarks").append(...items(data.remarks));
    show("#remarks", data.remarks.length > 0);
  }

  function showCertainty() {
    const { doubts, columns, rows, steadyState } = data.certainty;
    const numbers = (cells) => cells.map((text) => element("td", { className: "number" }, element("span", {}, text)));
    const named = ({ controller, cells }) => [element("th", { scope: "row" }, controller), ...numbers(cells)];
    find("#certainty .doubts").append(...items(doubts));
    show("#certainty .doubts", doubts.length > 0);
    fillTable(
      find("#certainty .rows"),
      [...headings(["controller"]), ...columns.map(({ title, note }) => ({ textContent: title, className: "number", title: note }))],
      rows.map(named),
    );
    const heads = [`mean of a ${data.period}`, "warm-up", "mean without it", "correlation", "trend"];
    fillTable(
      find("#steady-state table"),
      [...headings(["controller"]), ...heads.map((textContent) => ({ textContent, className: "number" }))],
      steadyState.map(named),
    );
    show("#steady-state", steadyState.length > 0);
  }

  function showOverTime() {
    if (!data.overTime) return;
    find("#over-time .lead").append(...data.overTime.sentences.map((text) => element("p", {}, text)));
    fillTable(
      find("#over-time table"),
      data.overTime.headings.map((textContent, place) => ({ textContent, className: place > 0 ? "number" : "" })),
      data.overTime.rows.map(({ periods, cells }) => [element("th", { scope: "row" }, periods), ...cells.map(resultCell)]),
    );
  }

  function showClaims() {
    show("#claims", data.claims.length > 0);
    find("#claims .cards").append(
      ...data.claims.map(({ claim, ours, verdict, answer }) =>
        element(
          "li",
          {},
          element("p", { className: "claim" }, claim),
          element("ul", {}, ...items(ours)),
          element("p", { className: `verdict ${answer}` }, verdict),
        ),
      ),
    );
  }

  function showDifferences() {
    show("#differences", data.differences.length > 0);
    fillTable(
      find("#differences table"),
      headings(["setting", ...data.learners]),
      data.differences.map(({ key, values }) => [
        element("th", { scope: "row" }, element("code", {}, key)),
        ...values.map((value) => element("td", {}, value || "–")),
      ]),
    );
  }

  function showDefinition() {
    show("#definition", data.settings.length > 0);
    fillTable(
      find("#definition table"),
      headings(["setting", "value", "from", "note"]),
      data.settings.map(({ key, value, mark, note }) => [
        element("th", { scope: "row" }, element("code", {}, key)),
        element("td", {}, value),
        element("td", {}, element("span", { className: `mark ${mark}` }, mark)),
        element("td", {}, note),
      ]),
    );
  }

  function showRecord() {
    const facts = Object.entries(data.record.facts);
    find("#record dl").append(...facts.flatMap(([name, fact]) => [element("dt", {}, name), element("dd", {}, fact)]));
    find("#record pre code").textContent = data.record.commands.join("\n");
    find("#subtitle").textContent = data.subtitle;
    show("#unfinished", !data.record.finished);
  }

  function showNotes() {
    const notes = data.notes.flatMap(({ title, text }) => [element("dt", {}, title), element("dd", {}, text)]);
    find("#notes dl").prepend(...notes);
    for (const place of document.querySelectorAll("[data-of]")) place.textContent = data[place.dataset.of];
  }

  function showContents() {
    const sections = [...document.querySelectorAll("main section:not([hidden])")];
    const links = sections.map(({ id, firstElementChild }) =>
      element("li", {}, element("a", { href: `#${id}` }, firstElementChild.textContent)),
    );
    find("nav").append(element("ul", {}, ...links));
  }

  // ---- charts -------------------------------------------------------------------------------------------------------

  const placeOf = (controller) => data.results.findIndex(({ name }) => name === controller);

  const goalTitle = caption(`${data.goal.title} (${data.goal.unit})`);

  const goalAxis = (section) => ({
    title: goalTitle,
    type: scales[section] ? "log" : "linear",
    exponentformat: "none",
    separatethousands: true,
  });

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

  const boundLine = (axis, { label, value, isTightest }) =>
    line(axis, value, label, "reference", isTightest ? "longdash" : "dot");

  const tightestLines = (axis) => data.marks.filter(({ isTightest }) => isTightest).map((mark) => boundLine(axis, mark));

  // ---- the headline -------------------------------------------------------------------------------------------------

  /** How far each controller is off, best first; bars that leave the picture are marked and have their number. */
  function drawHeadline() {
    const { axis, isLogarithmic, low, end, high, rows } = data.headline;
    /** Where a value stands on the axis, as annotations want it. */
    const at = (value) => (isLogarithmic ? Math.log10(Math.max(value, 10 ** low)) : value);
    const place = rows.map(({ name }) => name);
    const ends = rows.map(({ value, isCut }) => (isCut ? end : value.mean));
    const bars = {
      type: "bar",
      orientation: "h",
      name: "mean, 95 % interval",
      y: place,
      x: ends,
      width: 0.62,
      customdata: rows.map(({ text }) => text),
      marker: { color: rows.map(({ isBaseline }) => see(isBaseline ? "faint" : "storage", 0.75)) },
      error_x: {
        array: rows.map(({ value, isCut }) => (isCut ? 0 : value.ci95)),
        color: colour("ink"),
        thickness: 1.3,
        width: 4,
      },
      hovertemplate: "%{customdata}<extra></extra>",
    };
    const trainings = {
      ...marks,
      name: "a training",
      y: rows.flatMap(({ name, trainings: own, isCut }) => (isCut ? [] : own.map(() => name))),
      x: rows.flatMap(({ trainings: own, isCut }) => (isCut ? [] : own)),
      marker: { color: see("paper", 0.6), size: 7, line: { color: colour("ink"), width: 1.2 } },
    };
    const stated = rows.filter(({ published }) => published !== null);
    const published = {
      ...marks,
      name: "published",
      y: stated.map(({ name }) => name),
      x: stated.map(({ published: value }) => value),
      marker: { color: colour("late"), symbol: "diamond", size: 11, line: { color: colour("paper"), width: 1 } },
    };
    const words = rows.map(({ name, value, text, isCut, trainings: own, published: stands }, row) => ({
      text,
      y: name,
      x: Math.max(
        ...[ends[row] + (isCut ? 0 : value.ci95 ?? 0), 0, stands ?? 0, ...own.filter((x) => !isCut && at(x) < high)].map(at),
      ),
      xanchor: "left",
      xshift: 6,
      showarrow: false,
    }));
    const breaks = rows.flatMap(({ name, isCut }) =>
      isCut ? [{ text: "<b>//</b>", y: name, x: end - 0.06 * (high - low), showarrow: false, bgcolor: colour("paper"), borderpad: 0 }] : [],
    );
    const traces = [bars, ...[trainings, published].filter(({ x }) => x.length > 0)];
    return draw(find("#headline-chart"), traces, {
      height: 70 + (traces.length > 1 ? 26 : 0) + 30 * rows.length,
      showlegend: traces.length > 1,
      hovermode: "closest",
      barmode: "overlay",
      annotations: [...words, ...breaks],
      margin: { l: 60, r: 8, t: 8, b: 44 },
      xaxis: {
        title: caption(axis),
        range: [low, high],
        zeroline: true,
        zerolinewidth: 2,
        ...(isLogarithmic ? { type: "log", dtick: 1, exponentformat: "none", separatethousands: true } : {}),
      },
      yaxis: { autorange: "reversed", ticks: "", categoryorder: "array", categoryarray: place },
    });
  }

  // ---- the goal -----------------------------------------------------------------------------------------------------

  const names = data.goals.map(({ name }) => name);

  const rows = { autorange: "reversed", ticks: "", categoryorder: "array", categoryarray: names };

  const rowsHeight = () => (isPrinting() ? 100 + 24 * names.length : 110 + 34 * names.length);

  const marks = { type: "scatter", mode: "markers", hovertemplate: "%{x:.4g}" };

  function drawGoals() {
    const means = {
      ...marks,
      name: "mean, 95 % interval",
      y: names,
      x: data.goals.map(({ goal }) => goal.mean),
      error_x: { array: data.goals.map(({ goal }) => goal.ci95), color: colour("ink"), thickness: 1.5, width: 6 },
      marker: { color: colour("ink"), symbol: "line-ns-open", size: 14 },
    };
    const trainings = {
      ...marks,
      name: "a training",
      y: data.goals.flatMap(({ name, trainings }) => trainings.map(() => name)),
      x: data.goals.flatMap(({ trainings }) => trainings),
      marker: { color: see("paper", 0.6), size: 8, line: { color: colour("ink"), width: 1.2 } },
    };
    return draw(find("#goal-chart"), trainings.x.length > 0 ? [trainings, means] : [means], {
      height: rowsHeight(),
      uirevision: scales.goals,
      showlegend: true,
      hovermode: "closest",
      shapes: data.marks.map((mark) => boundLine("x", mark)),
      xaxis: goalAxis("goals"),
      yaxis: rows,
    });
  }

  function drawRanges() {
    const common = { type: "scatter", hovertemplate: "%{x:.4g}" };
    const span = (name, low, high, width) => ({
      ...common,
      name,
      mode: "lines",
      x: data.goals.flatMap(({ quantiles }) => [quantiles[low], quantiles[high], null]),
      y: names.flatMap((row) => [row, row, row]),
      line: { color: colour("storage"), width },
    });
    const points = (name, places, marker) => ({
      ...common,
      name,
      mode: "markers",
      x: data.goals.flatMap(({ quantiles }) => places.map((place) => quantiles[place])),
      y: names.flatMap((row) => places.map(() => row)),
      marker,
    });
    const traces = [
      points("lowest and highest", [0, 6], { color: colour("faint"), symbol: "line-ns-open", size: 7 }),
      span("5 % to 95 %", 1, 5, 1.5),
      span("middle half", 2, 4, 8),
      points("median", [3], { color: colour("paper"), size: 8, line: { color: colour("ink"), width: 2 } }),
    ];
    return draw(find("#range-chart"), traces, {
      height: rowsHeight(),
      uirevision: scales.goals,
      hovermode: "closest",
      xaxis: goalAxis("goals"),
      yaxis: rows,
    });
  }

  /** The outline of a histogram, filled. */
  function outline({ controller, histogram }) {
    const place = placeOf(controller);
    const { first, width, densities } = histogram;
    const edges = densities.map((_, bin) => first + bin * width);
    return {
      name: controller,
      type: "scatter",
      mode: "lines",
      x: [first, ...edges, first + densities.length * width],
      y: [0, ...densities, 0],
      line: { shape: "hv", width: 1.8, color: colour(series(place)), dash: dash(place) },
      fill: "tozeroy",
      fillcolor: see(series(place), 0.14),
      hovertemplate: "from %{x:.5~g} on",
    };
  }

  function drawComparison() {
    const chosen = data.goals.filter((_, place) => find(`#compare-${place}`).checked);
    return draw(find("#goal-histogram"), chosen.map(outline), {
      height: isPrinting() ? 280 : 340,
      showlegend: true,
      hovermode: "closest",
      xaxis: { title: goalTitle },
      yaxis: { title: caption("share of episodes per unit"), rangemode: "tozero" },
    });
  }

  function offerComparison() {
    const choices = data.goals.map(({ controller, isCompared }, place) => {
      const box = element("input", { type: "checkbox", id: `compare-${place}`, checked: isCompared });
      const swatch = element("span", { className: "swatch" });
      swatch.style.background = `var(--${series(placeOf(controller))})`;
      box.addEventListener("change", drawComparison);
      return element("label", {}, box, swatch, controller);
    });
    find("#compared").append(...choices);
  }

  /** Which controllers may be the best: intervals around 0. */
  function drawBest() {
    const { toBest } = data.certainty;
    const kinds = [
      ["certainly the best", ({ isBest }) => isBest, "storage"],
      ["may be the best", ({ isBest, isNotBest }) => !isBest && !isNotBest, "ink"],
      ["certainly not the best", ({ isNotBest }) => isNotBest, "faint"],
    ];
    const traces = kinds.map(([name, isOf, key]) => {
      const own = toBest.filter(isOf);
      return {
        name,
        type: "scatter",
        mode: "lines+markers",
        x: own.flatMap(({ range }) => [range.lower, range.upper, null]),
        y: own.flatMap(({ controller }) => [controller, controller, controller]),
        line: { color: colour(key), width: 3 },
        marker: { color: colour(key), symbol: "line-ns-open", size: 10 },
        hovertemplate: "%{x:.4g}",
      };
    });
    return draw(find("#best-chart"), traces.filter(({ x }) => x.length > 0), {
      height: 90 + 26 * toBest.length,
      showlegend: true,
      hovermode: "closest",
      xaxis: { title: caption(`${data.goal.title}: worse than the best of the others`), zeroline: true, zerolinewidth: 2 },
      yaxis: { categoryorder: "array", categoryarray: toBest.map(({ controller }) => controller).reverse() },
    });
  }

  function drawProfile() {
    const { goals, controllers } = data.certainty.profile;
    const traces = controllers.flatMap(({ key: name, value }) => {
      const place = placeOf(name);
      const band = { mean: value.shares, low: value.lower, high: value.upper };
      return curve(band, series(place), name, { x: goals }, { dash: dash(place) });
    });
    return draw(find("#profile-chart"), traces, {
      height: isPrinting() ? 260 : 340,
      showlegend: true,
      hovermode: "closest",
      xaxis: { title: goalTitle },
      yaxis: { title: caption("share of trainings at least as good"), range: [0, 1.02] },
    });
  }

  function drawOverTime() {
    const { axis, series: pairs, from } = data.overTime;
    const traces = pairs.map(({ name, periods, difference }, place) => ({
      type: "scatter",
      mode: "lines+markers",
      name,
      x: periods,
      y: difference.map(({ mean }) => mean),
      error_y: { array: difference.map(({ ci95 }) => ci95), thickness: 1.2, width: 3, color: colour(series(place)) },
      line: { color: colour(series(place)), dash: dash(place), width: 2 },
      marker: { color: colour(series(place)), size: 6 },
    }));
    return draw(find("#over-time-chart"), traces, {
      height: 380,
      showlegend: true,
      hovermode: "closest",
      shapes: [line("x", from, "", "reference", "dot")].map((mark) => ({ ...mark, showlegend: false })),
      xaxis: { title: caption(data.period), rangemode: "tozero" },
      yaxis: { title: caption(axis) },
    });
  }

  function drawSpread() {
    const { first, firstLabel, median, medianLabel, histogram } = data.spread;
    const bars = {
      name: "trainings",
      type: "bar",
      x: histogram.counts.map((_, bin) => histogram.first + bin * histogram.width),
      y: histogram.counts,
      offset: 0,
      width: histogram.width,
      marker: { color: colour("storage"), line: { color: colour("paper"), width: 1 } },
      hovertemplate: "%{y}",
    };
    return draw(find("#spread-histogram"), [bars], {
      height: isPrinting() ? 260 : 320,
      showlegend: true,
      shapes: [
        line("x", first, firstLabel, "late", "solid"),
        line("x", median, medianLabel, "ink", "dash"),
        ...tightestLines("x"),
      ],
      xaxis: { title: goalTitle },
      yaxis: { title: caption("trainings") },
    });
  }

  // ---- learning -----------------------------------------------------------------------------------------------------

  /** A mean over iterations within its band; where there is no number, a gap. */
  function curve(band, key, name, where = { x0: 1, dx: 1 }, style = {}) {
    const common = { type: "scatter", mode: "lines", ...where, legendgroup: name };
    const edge = { ...common, showlegend: false, hoverinfo: "skip", line: { width: 0 } };
    return [
      { ...edge, name: `${name}, low`, y: band.low },
      { ...edge, name: `${name}, high`, y: band.high, fill: "tonexty", fillcolor: see(key, 0.15) },
      { ...common, name, y: band.mean, line: { color: colour(key), width: 1.8, ...style }, hovertemplate: "%{y:.4g}" },
    ];
  }

  const validationMarks = ({ validationIterations, validation }) => ({
    name: "validation",
    type: "scatter",
    mode: "markers",
    x: validationIterations,
    y: validation.mean,
    error_y: {
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

  const warmUpShape = (iterations) => ({
    type: "rect",
    x0: 0.5,
    x1: iterations + 0.5,
    y0: 0,
    y1: 1,
    yref: "paper",
    fillcolor: see("faint", 0.15),
    line: { width: 0 },
  });

  /** All learning curves, and what they are to reach. */
  function drawAllLearning() {
    const traces = data.learning.flatMap(({ controller, goal, steps }) => {
      const place = placeOf(controller);
      return curve(goal, series(place), controller, { x: steps }, { dash: dash(place) });
    });
    const baseline = data.baseline ? [line("y", data.baseline.value, data.baseline.label, "ink", "dash")] : [];
    return draw(find("#learning-chart"), traces, {
      height: isPrinting() ? 320 : 420,
      uirevision: scales.learning,
      showlegend: true,
      hovermode: "closest",
      xaxis: {
        title: caption("decisions made in training"),
        type: data.hasLongTrainings ? "log" : "linear",
        exponentformat: "none",
        separatethousands: true,
      },
      yaxis: goalAxis("learning"),
      shapes: [...baseline, ...tightestLines("y")],
    });
  }

  function drawLearning(chart, learned) {
    const traces = curve(learned.goal, "storage", data.goal.title);
    if (learned.validationIterations.length > 0) traces.push(validationMarks(learned));
    return draw(chart, traces, {
      height: isPrinting() ? 260 : 320,
      uirevision: scales.learning,
      showlegend: true,
      hovermode: "x unified",
      xaxis: { title: caption(learned.step) },
      yaxis: goalAxis("learning"),
      shapes: [...tightestLines("y"), ...(learned.warmUp > 0 ? [warmUpShape(learned.warmUp)] : [])],
    });
  }

  function drawLoss(chart, { step }, { name, band }, place) {
    return draw(chart, curve(band, series(place + 1), name), {
      height: isPrinting() ? 170 : 210,
      showlegend: false,
      hovermode: "x unified",
      margin: { l: 48, r: 12, t: 8, b: 40 },
      xaxis: { title: caption(step), nticks: 5 },
      yaxis: { nticks: 6 },
    });
  }

  function figureOf(name, ...children) {
    const made = element("figure", {}, ...children);
    made.dataset.name = name;
    return made;
  }

  /** The charts of a learner, and the functions that draw them. */
  function learnerCharts(learned) {
    const chart = element("div", { className: "chart" });
    const small = element("div", { className: "small-charts" });
    const times = learned.trainings === 1 ? "1 training" : `${learned.trainings} trainings`;
    find("#learning-charts").append(
      element("h3", {}, learned.controller, " ", element("span", { className: "tag" }, `(${times})`)),
      figureOf(`learning-${learned.controller}`, chart, element("figcaption", {}, learned.caption)),
      small,
    );
    const losses = learned.losses.map((loss, place) => {
      const own = element("div", { className: "chart" });
      small.append(figureOf(`${loss.name} ${learned.controller}`, element("figcaption", {}, loss.name), own));
      return { chart: own, draw: () => drawLoss(own, learned, loss, place) };
    });
    return [{ chart, draw: () => drawLearning(chart, learned) }, ...losses];
  }

  // ---- an episode ---------------------------------------------------------------------------------------------------

  const coloured = (name, place) => `<span style="color:${colour(series(place))}">${name}</span>`;

  const axisName = (axis, row) => (row === 0 ? axis : `${axis}${row + 1}`);

  /** One picture for each group of flows, one above the other on a common axis of periods, each below its name. */
  function drawCourse() {
    const { caption: text, groups } = data.courses[find("#course-controller").selectedIndex];
    const [rowHeight, nameHeight, gap] = [isPrinting() ? 110 : 150, 20, 14];
    const height = rowHeight * groups.length;
    const axes = groups.map((_, row) => [
      axisName("yaxis", row),
      {
        domain: [1 - ((row + 1) * rowHeight - gap) / height, 1 - (row * rowHeight + nameHeight) / height],
        rangemode: "tozero",
        nticks: 5,
      },
    ]);
    const titles = groups.map(({ title, series: flows }, row) => ({
      text: [title, ...flows.map(({ name }, place) => (name === title ? "" : coloured(name, place)))].join("  "),
      x: 0,
      xref: "paper",
      xanchor: "left",
      y: 1 - (row * rowHeight + nameHeight) / height,
      yref: "paper",
      yanchor: "bottom",
      showarrow: false,
    }));
    const traces = groups.flatMap(({ series: flows }, row) =>
      flows.map(({ name, values }, place) => ({
        name,
        type: "scatter",
        mode: "lines",
        x0: 0,
        dx: 1,
        y: values,
        yaxis: axisName("y", row),
        line: { shape: "hv", width: 1.3, color: colour(series(place)), dash: dashes[Math.floor(place / seriesColours) % 4] },
        hovertemplate: "%{y:.5~g}",
      })),
    );
    find("#periods figcaption").textContent = text;
    return draw(find("#course-chart"), traces, {
      height: height + 52,
      margin: { l: 60, r: 16, t: 4, b: 48 },
      uirevision: text,
      showlegend: false,
      hovermode: "x unified",
      annotations: titles,
      xaxis: { title: caption(data.period), anchor: axisName("y", groups.length - 1) },
      ...Object.fromEntries(axes),
    });
  }

  // ---- display ------------------------------------------------------------------------------------------------------

  let charts = [];

  /** Draws all that is open. */
  async function redraw() {
    root.dataset.charts = "drawing";
    await Promise.all(charts.filter(({ chart }) => chart.clientWidth > 0).map(({ draw: drawn }) => drawn()));
    root.dataset.charts = "drawn";
  }

  /** Draws it for the first time: one chart after the other, so that the page can be read meanwhile. */
  async function drawInTurn() {
    root.dataset.charts = "drawing";
    for (const { chart, draw: drawn } of charts) {
      if (chart.clientWidth > 0) await drawn();
      await new Promise((next) => setTimeout(next));
    }
    root.dataset.charts = "drawn";
  }

  function followDisplay() {
    const folded = document.querySelectorAll("details");
    const print = (printing) => {
      root.classList.toggle("printing", printing);
      for (const details of folded) details.open = printing || details.dataset.open === "true";
      redraw();
    };
    for (const details of folded) {
      details.addEventListener("toggle", () => {
        if (isPrinting()) return;
        details.dataset.open = details.open;
        redraw();
      });
    }
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

  function offerScale(section) {
    const choices = [[false, "linear"], [true, "logarithmic"]].map(([isLogarithmic, text]) => {
      const checked = scales[section] === isLogarithmic;
      const radio = element("input", { type: "radio", name: `scale-${section}`, checked });
      radio.addEventListener("change", () => {
        scales[section] = isLogarithmic;
        redraw();
      });
      return element("label", {}, radio, ` ${text}`);
    });
    find(`[data-scale=${section}]`).append(element("legend", {}, "Scale"), ...choices);
    show(`[data-scale=${section}]`, scales[section]);
  }

  function chartsOfAll() {
    const all = [];
    const add = (selector, drawn) => all.push({ chart: find(selector), draw: drawn });
    if (data.headline) {
      find("#headline h3").textContent = data.headline.title;
      add("#headline-chart", drawHeadline);
    }
    if (data.learning.length > 0) {
      add("#learning-chart", drawAllLearning);
      all.push(...data.learning.flatMap(learnerCharts));
    }
    if (data.goals.length > 0) {
      offerComparison();
      add("#goal-chart", drawGoals);
      add("#range-chart", drawRanges);
      add("#goal-histogram", drawComparison);
    }
    if (data.certainty.toBest.length > 0) add("#best-chart", drawBest);
    if (data.certainty.profile) add("#profile-chart", drawProfile);
    if (data.overTime) add("#over-time-chart", drawOverTime);
    if (data.spread) add("#spread-histogram", drawSpread);
    if (data.courses.length > 0) {
      find("#course-controller").append(...data.courses.map(({ controller }) => element("option", {}, controller)));
      find("#course-controller").addEventListener("change", drawCourse);
      add("#course-chart", drawCourse);
    }
    return all;
  }

  // ---- the page -----------------------------------------------------------------------------------------------------

  show("#headline", data.headline !== null);
  show("#distributions", data.goals.length > 0);
  show("#certainty", data.certainty.rows.length > 0);
  show("[data-name=best]", data.certainty.toBest.length > 0);
  show("[data-name=profile]", data.certainty.profile !== null);
  show("#over-time", data.overTime !== null);
  show("#spread", data.spread !== null);
  show("#learning", data.learning.length > 0);
  show("#periods", data.courses.length > 0);
  if (data.spread) find("#spread .lead").textContent = data.spread.sentence;
  showResults();
  showCertainty();
  showOverTime();
  showClaims();
  showDifferences();
  showDefinition();
  showRecord();
  showNotes();
  showContents();
  ["goals", "learning"].forEach(offerScale);
  charts = chartsOfAll();
  document.querySelectorAll("figure[data-name]").forEach(offerFiles);
  followDisplay();
  drawInTurn();
})();
