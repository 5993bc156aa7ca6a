// Line plots over time, drawn by uPlot in the colours of the page, with a legend of their own.

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const dark = matchMedia('(prefers-color-scheme: dark)');
const DAY_SECONDS = 86_400;
const TWO_HOURS_SECONDS = 7_200;

const format = (value) => (value === null || value === undefined ? '–' : String(Number(value.toPrecision(4))));

/** The time of day; in a long plot with the day, in a short one with the second. */
function timeOf(seconds, spanSeconds) {
  const date = new Date(seconds * 1000);
  const time = date.toTimeString().slice(0, spanSeconds <= TWO_HOURS_SECONDS ? 8 : 5);
  return spanSeconds <= DAY_SECONDS ? time : `${date.getMonth() + 1}/${date.getDate()} ${time}`;
}

/** A plot in an element; it is created when first drawn, and again when the colours change. */
class Plot {
  constructor(element, { title, unit, least, lines }) {
    this.element = element;
    this.title = title;
    this.unit = unit;
    this.least = least;
    this.lines = lines;
    this.canvas = document.createElement('div');
    this.legend = document.createElement('ul');
    this.legend.className = 'plot-legend';
    element.append(this.canvas, this.legend);
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
    return { width: Math.max(200, this.canvas.clientWidth), height: 190 };
  }

  /** Seconds from the first point to the last. */
  span() {
    const [seconds] = this.data;
    return seconds.length === 0 ? 0 : seconds.at(-1) - seconds[0];
  }

  options() {
    const axis = { stroke: colour('--quiet'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false } };
    return {
      ...this.size(),
      title: `${this.title} (${this.unit})`,
      legend: { show: false },
      cursor: { drag: { x: false, y: false } },
      scales: { y: { range: (u, low, high) => [0, Math.max(high * 1.1, this.least)] } },
      axes: [{ ...axis, values: (u, all) => all.map((seconds) => timeOf(seconds, this.span())), space: 90, size: 34 },
        { ...axis, size: 56 }],
      series: [{}, ...this.lines.map(({ label }, i) => ({ label, stroke: colour(`--line-${i + 1}`), width: 1.6, points: { show: false } }))],
      hooks: { setCursor: [() => this.tell()] },
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
      this.plot = new window.uPlot(this.options(), data, this.canvas);
    }
    this.tell();
    this.element.setAttribute('aria-label', `${this.title}: ${this.lines
      .map(({ label }, i) => `${label} ${format(this.latest(i))}`).join(', ')} ${this.unit}`);
  }

  latest(line) {
    return this.data[line + 1].findLast((value) => value !== null);
  }

  /** Writes the values under the cursor into the legend, and the latest ones without a cursor. */
  tell() {
    const at = this.plot?.cursor.idx;
    const isPointed = at !== null && at !== undefined;
    this.legend.replaceChildren(...this.lines.map(({ label }, i) => {
      const entry = document.createElement('li');
      const swatch = document.createElement('span');
      swatch.className = 'swatch';
      swatch.style.background = colour(`--line-${i + 1}`);
      const value = document.createElement('strong');
      value.textContent = format(isPointed ? this.data[i + 1][at] : this.latest(i));
      entry.append(swatch, `${label} `, value);
      return entry;
    }), ...(isPointed ? [this.time(at)] : []));
  }

  time(at) {
    const entry = document.createElement('li');
    entry.className = 'quiet';
    entry.textContent = `at ${timeOf(this.data[0][at], this.span())}`;
    return entry;
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
