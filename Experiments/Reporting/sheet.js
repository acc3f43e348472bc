"use strict";

/** A page of sections, each of sentences, a table and charts, as the data tell. */
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { root, element, find, show, items, fillTable, headings } = Figures;
  const { colour, series, dash, caption, draw, offerFiles } = Figures;

  const common = { hovermode: "closest", showlegend: true };

  const height = (figure) => (figure.kind === "intervals" ? 110 + 26 * figure.series[0].labels.length : 400);

  /** Means with intervals, one below the other. */
  const intervals = ({ name, labels, values, intervals: widths }, place) => ({
    name,
    type: "scatter",
    mode: "markers",
    x: values,
    y: labels,
    error_x: { array: widths, color: colour(series(place)), thickness: 1.6, width: 5 },
    marker: { color: colour(series(place)), size: 9 },
    hovertemplate: "%{y}: %{x:.5~g}<extra></extra>",
  });

  /** Values over numbers or names, with intervals where there are any. */
  const curves = ({ name, labels, x, values, intervals: widths, isJoined }, place) => ({
    name,
    type: "scatter",
    mode: isJoined ? "lines+markers" : "markers",
    x: labels.length > 0 ? labels : x,
    y: values,
    error_y: { array: widths, color: colour(series(place)), thickness: 1.2, width: 3 },
    line: { color: colour(series(place)), dash: dash(place), width: 2 },
    marker: { color: colour(series(place)), size: 7 },
    hovertemplate: "%{x}: %{y:.5~g}",
  });

  /** A map: colours tell values at places of two parameters. */
  const heat = (figure) => ({
    name: figure.valueTitle,
    type: "scatter",
    mode: "markers",
    x: figure.series[0].labels.length > 0 ? figure.series[0].labels : figure.series[0].x,
    y: figure.series[0].rows.length > 0 ? figure.series[0].rows : figure.series[0].y,
    marker: {
      symbol: "square",
      size: figure.cell,
      color: figure.series[0].values,
      colorscale: "Viridis",
      reversescale: figure.isLessBetter,
      colorbar: { title: { text: figure.valueTitle, side: "right" } },
    },
    hovertemplate: "%{x}, %{y}: %{marker.color:.5~g}<extra></extra>",
  });

  /** Points as lines across all parameters, in groups from bad to good. */
  const parallel = ({ name, x, values }, place, { length }) => ({
    name,
    type: "scatter",
    mode: "lines",
    x,
    y: values,
    connectgaps: false,
    line: { color: colour(place === length - 1 ? "late" : "storage"), width: place === length - 1 ? 2.4 : 1 },
    opacity: place === length - 1 ? 1 : 0.15 + (0.5 * place) / length,
    hoverinfo: "name",
  });

  const axis = (title, type) => ({ title: caption(title), type, exponentformat: "power" });

  const layouts = {
    intervals: (figure) => ({
      xaxis: { ...axis(figure.xTitle), zeroline: true, zerolinewidth: 2 },
      yaxis: { categoryorder: "array", categoryarray: [...figure.series[0].labels].reverse() },
      showlegend: figure.series.length > 1,
    }),
    curves: (figure) => ({ xaxis: axis(figure.xTitle, figure.xScale), yaxis: axis(figure.yTitle) }),
    heat: (figure) => ({ xaxis: axis(figure.xTitle, figure.xScale), yaxis: axis(figure.yTitle, figure.yScale), showlegend: false }),
    parallel: (figure) => ({
      xaxis: { tickvals: figure.axes.map((_, place) => place), ticktext: figure.axes, range: [-0.3, figure.axes.length - 0.7] },
      yaxis: { showticklabels: false, range: [-0.05, 1.05] },
    }),
  };

  const tracesOf = (figure) => {
    const kinds = { intervals, curves, parallel };
    return figure.kind === "heat" ? [heat(figure)] : figure.series.map((own, place, all) => kinds[figure.kind](own, place, all));
  };

  const charts = [];

  function figureOf(figure) {
    const chart = element("div", { className: "chart", role: "img", ariaLabel: figure.caption });
    const made = element("figure", {}, element("h3", {}, figure.title), chart, element("figcaption", {}, figure.caption));
    made.dataset.name = figure.name;
    charts.push(() => draw(chart, tracesOf(figure), { height: height(figure), ...common, ...layouts[figure.kind](figure) }));
    return made;
  }

  function sectionOf({ id, title, sentences, doubts, table, figures }) {
    const section = element("section", { id }, element("h2", {}, title), ...sentences.map((text) => element("p", {}, text)));
    if (doubts.length > 0) section.append(element("ul", { className: "notice doubts" }, ...items(doubts)));
    if (table) {
      const made = element("table");
      const rows = table.rows.map(([first, ...rest]) => [
        element("th", { scope: "row" }, first),
        ...rest.map((text) => element("td", { className: "number" }, element("span", {}, text))),
      ]);
      fillTable(made, headings(table.headings), rows);
      section.append(made);
    }
    section.append(...figures.map(figureOf));
    return section;
  }

  async function redraw() {
    root.dataset.charts = "drawing";
    await Promise.all(charts.map((drawn) => drawn()));
    root.dataset.charts = "drawn";
  }

  find("#subtitle").textContent = data.subtitle;
  find("main").append(...data.sections.map(sectionOf));
  const links = data.sections.map(({ id, title }) => element("li", {}, element("a", { href: `#${id}` }, title)));
  find("nav").append(element("ul", {}, ...links));
  document.querySelectorAll("figure[data-name]").forEach(offerFiles);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  addEventListener("resize", redraw);
  redraw();
})();
