"use strict";

/** What all pages are made with: elements, tables, colours, charts, and figures as files. */
const Figures = (() => {
  const root = document.documentElement;

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

  const items = (texts) => texts.map((text) => element("li", {}, text));

  /** A table whose cells know their headings: narrow displays show rows as cards. */
  function fillTable(table, headings, rows) {
    const body = rows.map((cells) => {
      cells.forEach((cell, place) => {
        if (place > 0 && cell.colSpan === 1) cell.dataset.label = headings[place].textContent;
      });
      return element("tr", {}, ...cells);
    });
    const cells = headings.map((heading) => element("th", { scope: "col", ...heading }));
    table.append(element("thead", {}, element("tr", {}, ...cells)), element("tbody", {}, ...body));
  }

  const headings = (texts) => texts.map((textContent) => ({ textContent }));

  // ---- charts -------------------------------------------------------------------------------------------------------

  const colour = (name) => getComputedStyle(root).getPropertyValue(`--${name}`).trim();

  const see = (name, opacity) =>
    `${colour(name)}${Math.round(opacity * 255)
      .toString(16)
      .padStart(2, "0")}`;

  const seriesColours = 12;

  /** Controllers and flows are told apart by colour and dash. */
  const series = (place) => `series-${(place % seriesColours) + 1}`;

  const dashes = ["solid", "dash", "dot", "dashdot"];

  const dash = (place) => dashes[(place + Math.floor(place / seriesColours)) % dashes.length];

  const isPrinting = () => root.classList.contains("printing");

  const caption = (text) => ({ text, font: { size: 12 } });

  function layout(properties) {
    const axis = { gridcolor: colour("grid"), linecolor: colour("line"), zerolinecolor: colour("line"), automargin: true };
    const axes = Object.entries(properties).filter(([name]) => /^[xy]axis/.test(name));
    return {
      font: { family: getComputedStyle(document.body).fontFamily, size: 12, color: colour("ink") },
      paper_bgcolor: colour("paper"),
      plot_bgcolor: colour("paper"),
      hoverlabel: { bgcolor: colour("raised"), bordercolor: colour("line"), font: { color: colour("ink") } },
      modebar: { bgcolor: "transparent", color: colour("faint"), activecolor: colour("ink") },
      margin: { l: 60, r: 16, t: 12, b: 44 },
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
      modeBarButtonsToRemove: ["lasso2d", "select2d", "toImage"],
    };
    return Plotly.react(chart, traces, layout({ width: chart.clientWidth, ...properties }), options);
  }

  // ---- figures as files ---------------------------------------------------------------------------------------------

  function save(name, type, text) {
    const link = element("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  const quoted = (value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

  /** What a point tells by its colour, where that is a number. */
  const valueOf = (marker, i) => (typeof marker?.color?.[i] === "number" ? marker.color[i] : undefined);

  /** What a chart has drawn: a row a point. */
  function dataOf(chart) {
    const rows = chart.data.flatMap(({ name, x, y, x0, dx, error_x: across, error_y: up, marker }) =>
      Array.from(x ?? y, (_, i) => [name, x ? x[i] : x0 + i * dx, y[i], across?.array?.[i], up?.array?.[i], valueOf(marker, i)]),
    );
    return [["series", "x", "y", "xInterval", "yInterval", "value"], ...rows]
      .map((row) => row.map((cell) => quoted(`${cell ?? ""}`)).join(","))
      .join("\n");
  }

  async function svgOf(figure) {
    const chart = figure.querySelector(".chart");
    if (!chart) return figure.querySelector("svg").outerHTML;
    const image = await Plotly.toImage(chart, { format: "svg" });
    return decodeURIComponent(image.slice(image.indexOf(",") + 1));
  }

  /** Buttons below a figure, which give it as a picture and its data as a table. */
  function offerFiles(figure) {
    const button = (text, action) => {
      const made = element("button", { type: "button" }, text);
      made.addEventListener("click", action);
      return made;
    };
    const { name } = figure.dataset;
    const chart = figure.querySelector(".chart");
    const picture = button("SVG", async () => save(`${name}.svg`, "image/svg+xml", await svgOf(figure)));
    const table = button("CSV", () => save(`${name}.csv`, "text/csv", dataOf(chart)));
    figure.append(element("p", { className: "files" }, picture, ...(chart ? [table] : [])));
  }

  return {
    root, element, find, show, items, fillTable, headings,
    colour, see, series, dash, dashes, seriesColours, isPrinting, caption, draw, offerFiles,
  };
})();
