import { digits } from './format.ts';
import type { Results } from './rows.ts';
import type { OperationName } from './subject.ts';
import { subjectNames } from './subjects.ts';

/** The operations that peers have too: a panel each, with its title. */
const panels = {
  unlock: 'unlock, without key derivation',
  create: 'create, durable',
  update: 'new value, durable',
  delete: 'delete, durable',
  get: 'get with value',
  search: 'search for a word',
  import: 'bring in as many at once, durable',
} as const satisfies Partial<Record<OperationName, string>>;
const COLUMNS = 3;
const PANEL = { width: 320, height: 250 };
/** Where the curves are within their panel. */
const AREA = { left: 54, top: 40, width: 250, height: 170 };

/** Lines that differ in colour (light, dark) and in mark, for the order of the subjects. */
const styles = [
  { light: '#0b57d0', dark: '#7cacf8', mark: 'M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0z', width: 3.5, dash: '' },
  { light: '#57606a', dark: '#a8b1bb', mark: 'M-4,-4h8v8h-8z', width: 1.5, dash: '6 3' },
  { light: '#57606a', dark: '#a8b1bb', mark: 'M0,-5L5,4H-5z', width: 1.5, dash: '2 3' },
  { light: '#7a3fb8', dark: '#c9a2f2', mark: 'M0,-5L5,0L0,5L-5,0z', width: 1.5, dash: '' },
  { light: '#b3380c', dark: '#ff9a6b', mark: 'M-4,-4h8v8h-8z', width: 1.5, dash: '' },
  { light: '#12703a', dark: '#5fd08c', mark: 'M0,-5L5,4H-5z', width: 1.5, dash: '' },
  { light: '#a3125f', dark: '#ff8fc0', mark: 'M0,5L5,-4H-5z', width: 1.5, dash: '' },
  {
    light: '#7d5800',
    dark: '#e0b83c',
    mark: 'M-5,-1.5h3.5v-3.5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5z',
    width: 1.5,
    dash: '',
  },
] as const;

type Point = { size: number; ms: number };
type Curve = { style: number; points: Point[] };
type Scale = (value: number) => number;
/** The values that are written, and the place of any value. */
type Axis = { ticks: readonly number[]; scale: Scale };

/** Draws time against size for each operation, both axes logarithmic; the colours follow the reader's theme. */
export function plot(results: Results): string {
  const drawn = Object.entries(panels)
    .map(([operation, title]) => ({ title, curves: curvesOf(results, operation as keyof typeof panels) }))
    .filter(({ curves }) => curves.length > 0);
  const shown = new Set(drawn.flatMap(({ curves }) => curves.map(({ style }) => style)));
  const cells = [...drawn.map(({ title, curves }) => panel(results.sizes, title, curves)), legend([...shown])];
  const width = COLUMNS * PANEL.width;
  const height = Math.ceil(cells.length / COLUMNS) * PANEL.height;
  const placed = cells.map((cell, index) => {
    const [column, row] = [index % COLUMNS, Math.floor(index / COLUMNS)];
    return `<g transform="translate(${column * PANEL.width},${row * PANEL.height})">${cell}</g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">`,
    '<title id="title">Time of each operation against the number of secrets, for Coffer and its peers</title>',
    `<style>${css()}</style>`,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    ...placed,
    '</svg>\n',
  ].join('\n');
}

function css(): string {
  const colours = (theme: 'light' | 'dark') => styles.map((style, index) => `.s${index}{--c:${style[theme]}}`).join('');
  return [
    'text{font:12px system-ui,sans-serif;fill:var(--ink)}.title{font-weight:600}.small{fill:var(--quiet);font-size:11px}',
    '.paper{fill:var(--paper)}.grid{stroke:var(--line);fill:none}.curve{stroke:var(--c);fill:none;stroke-linejoin:round}',
    '.mark{fill:var(--c)}',
    `svg{--paper:#fff;--ink:#1f2328;--quiet:#57606a;--line:#d8dee4}${colours('light')}`,
    `@media (prefers-color-scheme:dark){svg{--paper:#0d1117;--ink:#e6edf3;--quiet:#9198a1;--line:#30363d}${colours('dark')}}`,
  ].join('');
}

function curvesOf(results: Results, operation: OperationName): Curve[] {
  return subjectNames
    .map((subject, style) => ({
      style,
      points: results.sizes.flatMap((size) => {
        const ms = results.ms(subject, operation, size);
        return ms === undefined ? [] : [{ size, ms }];
      }),
    }))
    .filter(({ points }) => points.length > 0);
}

function panel(sizes: readonly number[], title: string, curves: readonly Curve[]): string {
  const times = curves.flatMap(({ points }) => points.map(({ ms }) => ms));
  const x = axis(sizes, AREA.left, AREA.left + AREA.width);
  const y = axis(powersAround(times), AREA.top + AREA.height, AREA.top);
  // Coffer, the first one, is drawn last and lies on top.
  const drawn = curves.toReversed().map((curve) => draw(curve, x.scale, y.scale));
  return [`<text class="title" x="${AREA.left}" y="22">${title}</text>`, grid(x, y), ...drawn].join('\n');
}

/** The powers of ten from below the least value to above the greatest. */
function powersAround(values: readonly number[]): number[] {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index));
}

/** A logarithmic axis from the first to the last of its ticks, which ascend. */
function axis(ticks: readonly number[], from: number, to: number): Axis {
  const low = Math.log10(ticks.at(0) ?? 1);
  const span = Math.log10(ticks.at(-1) ?? 1) - low || 1;
  const scale = (value: number) => from + ((Math.log10(value) - low) / span) * (to - from);
  return { ticks, scale: (value) => Math.round(scale(value) * 10) / 10 };
}

function grid(x: Axis, y: Axis): string {
  const bottom = AREA.top + AREA.height;
  const right = AREA.left + AREA.width;
  const vertical = x.ticks.map(
    (tick) =>
      `<path class="grid" d="M${x.scale(tick)},${AREA.top}V${bottom}"/><text class="small" text-anchor="middle" x="${x.scale(tick)}" y="${bottom + 16}">${short(tick)}</text>`,
  );
  const horizontal = y.ticks.map(
    (tick) =>
      `<path class="grid" d="M${AREA.left},${y.scale(tick)}H${right}"/><text class="small" text-anchor="end" x="${AREA.left - 6}" y="${y.scale(tick) + 4}">${time(tick)}</text>`,
  );
  return [...vertical, ...horizontal].join('\n');
}

const short = (count: number) => (count >= 1_000 ? `${count / 1_000}k` : String(count));
const time = (ms: number) =>
  ms >= 1_000 ? `${digits(ms / 1_000)} s` : ms >= 1 ? `${digits(ms)} ms` : `${digits(ms * 1_000)} µs`;

function draw({ style, points }: Curve, x: Scale, y: Scale): string {
  const { mark, width, dash } = styles[style] ?? styles[0];
  const line = points.map(({ size, ms }) => `${x(size)},${y(ms)}`).join('L');
  const marks = points.map(
    ({ size, ms }) => `<path class="mark" transform="translate(${x(size)},${y(ms)})" d="${mark}"/>`,
  );
  return `<g class="s${style}"><path class="curve" stroke-width="${width}" stroke-dasharray="${dash || 'none'}" d="M${line}"/>${marks.join('')}</g>`;
}

function legend(shown: readonly number[]): string {
  const entries = shown.map((style, row) => {
    const { mark, width, dash } = styles[style] ?? styles[0];
    const y = AREA.top + 4 + row * 22;
    return `<g class="s${style}" transform="translate(${AREA.left},${y})"><path class="curve" stroke-width="${width}" stroke-dasharray="${dash || 'none'}" d="M0,0H34"/><path class="mark" transform="translate(17,0)" d="${mark}"/></g><text x="${AREA.left + 46}" y="${y + 4}">${subjectNames[style]}</text>`;
  });
  return ['<text class="small" x="54" y="22">across: secrets in the vault; up: median</text>', ...entries].join('\n');
}
