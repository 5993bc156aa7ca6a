// Line plots over time, drawn by uPlot in the colours of the page.

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const dark = matchMedia('(prefers-color-scheme: dark)');

const format = (u, value) => (value === null || value === undefined ? '–' : String(Number(value.toPrecision(4))));

/** A plot in an element; it is created when first drawn, and again when the colours change. */
class Plot {
  constructor(element, { title, unit, least, lines }) {
    this.element = element;
    this.title = title;
    this.unit = unit;
    this.least = least;
    this.lines = lines;
    this.resized = new ResizeObserver(() => this.plot?.setSize(this.size()));
    this.resized.observe(element);
  }

  /** Takes the lines to draw, which may be others than before. */
  use(lines) {
    const names = (some) => some.map(({ label }) => label).join();
    if (names(lines) !== names(this.lines)) {
      this.plot?.destroy();
      this.plot = undefined;
    }
    this.lines = lines;
  }

  /** Draws the plot again in the present colours. */
  redraw() {
    this.plot?.destroy();
    this.plot = undefined;
    this.draw();
  }

  end() {
    this.resized.disconnect();
    this.plot?.destroy();
  }

  size() {
    return { width: Math.max(200, this.element.clientWidth), height: 190 };
  }

  options() {
    const axis = { stroke: colour('--quiet'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false } };
    return {
      ...this.size(),
      title: `${this.title} (${this.unit})`,
      cursor: { drag: { x: false, y: false } },
      scales: { y: { range: (u, low, high) => [0, Math.max(high * 1.1, this.least)] } },
      axes: [{ ...axis, values: (u, seconds) => seconds.map((s) => new Date(s * 1000).toTimeString().slice(0, 8)), space: 80 },
        { ...axis, size: 56 }],
      series: [{ label: 'time', value: (u, s) => (s ? new Date(s * 1000).toTimeString().slice(0, 8) : '–') },
        ...this.lines.map(({ label }, i) => ({
          label, stroke: colour(`--line-${i + 1}`), width: 1.6, value: format, points: { show: false },
        }))],
    };
  }

  draw(data = this.data) {
    this.data = data;
    if (!data) {
      return;
    }
    if (this.plot) {
      this.plot.setData(data);
    } else {
      this.plot = new window.uPlot(this.options(), data, this.element);
    }
    if (this.plot.cursor.idx === null || this.plot.cursor.idx === undefined) {
      // Without a cursor, the legend shows the latest values.
      this.plot.setLegend({ idx: data[0].length - 1 }, false);
    }
    this.element.setAttribute('aria-label', `${this.title}: ${this.lines
      .map(({ label }, i) => `${label} ${format(null, data[i + 1].findLast((v) => v !== null))}`).join(', ')} ${this.unit}`);
  }
}

const plots = new Map();

dark.addEventListener('change', () => plots.forEach((plot) => plot.redraw()));

/**
 * Draws a plot, or updates it.
 *
 * @param least smallest upper end of the value axis
 * @param lines label and values of each line; null for a missing value
 */
export function draw(element, { lines, ...plot }, seconds) {
  for (const [there, plot] of plots) {
    // The plot belongs to a page that is no longer shown.
    if (!there.isConnected) {
      plot.end();
      plots.delete(there);
    }
  }
  if (!plots.has(element)) {
    plots.set(element, new Plot(element, { lines, ...plot }));
  }
  plots.get(element).use(lines);
  plots.get(element).draw([seconds, ...lines.map(({ values }) => values)]);
}
