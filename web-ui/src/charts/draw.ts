import type uPlot from 'uplot';
import { stack } from './grid';
import type { Limit, Target } from './model';
import { faded, type Palette } from './palette';

/** What uPlot does not draw by itself; all coordinates are canvas pixels. */

const at = (u: uPlot, t: number) => u.valToPos(t, 'x', true);
const up = (u: uPlot, v: number) => u.valToPos(v, 'y', true);
const ratio = () => devicePixelRatio || 1;

/** A vertical gradient with hard edges: one colour above zero, one for a line along it, one below. */
export function splitAtZero(u: uPlot, above: string, zero: string, below: string): CanvasGradient | string {
  const { top, height } = u.bbox;
  const edge = (offset: number) => Math.min(1, Math.max(0, (up(u, 0) + offset * ratio() - top) / height));
  if (!Number.isFinite(edge(0))) return above;
  const gradient = u.ctx.createLinearGradient(0, top, 0, top + height);
  for (const [stop, color] of [
    [edge(-1), above],
    [edge(-1), zero],
    [edge(1), zero],
    [edge(1), below],
  ] as const) {
    gradient.addColorStop(stop, color);
  }
  return gradient;
}

function clipped(u: uPlot, draw: (ctx: CanvasRenderingContext2D) => void): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.setLineDash([]);
  draw(ctx);
  ctx.restore();
}

export interface StackedLayers {
  ids: readonly string[];
  times: readonly number[];
  values: readonly (number | null)[][];
  highlight?: string;
}

/** Layers as blocks, neighbours told apart by two shades and a hairline. */
export function drawLayers(
  u: uPlot,
  { ids, times, values, highlight }: StackedLayers,
  palette: Palette,
): void {
  const edges = stack(values);
  clipped(u, (ctx) => {
    ctx.lineWidth = ratio();
    ctx.strokeStyle = palette.surface;
    edges.forEach((layer, index) => {
      const id = ids[index];
      ctx.globalAlpha = highlight === undefined || highlight === id ? 1 : 0.25;
      layer.forEach(([low, high], i) => {
        const [start, end] = [times[i], times[i + 1]];
        if (start === undefined || end === undefined || low === high) return;
        const [left, top] = [at(u, start), up(u, high)];
        ctx.fillStyle = shade(palette, index, (values[index]?.[i] ?? 0) < 0);
        ctx.fillRect(left, top, at(u, end) - left + 0.5, up(u, low) - top);
        ctx.strokeRect(left, top, at(u, end) - left, 0);
      });
    });
  });
}

function shade(palette: Palette, index: number, negative: boolean): string {
  const [first, second] = negative
    ? [palette.discharge, palette.discharge2]
    : [palette.charge, palette.charge2];
  return index % 2 === 0 ? first : second;
}

export function drawLimits(u: uPlot, limits: readonly Limit[], palette: Palette): void {
  clipped(u, (ctx) => {
    ctx.strokeStyle = palette.limit;
    ctx.fillStyle = palette.limit;
    ctx.lineWidth = 1.5 * ratio();
    ctx.setLineDash([6 * ratio(), 4 * ratio()]);
    ctx.font = scaledFont(palette);
    for (const { label, value } of limits) {
      const y = up(u, value);
      horizontal(ctx, u, y);
      ctx.textAlign = 'right';
      ctx.textBaseline = value < 0 ? 'bottom' : 'top';
      ctx.fillText(label, u.bbox.left + u.bbox.width - 6 * ratio(), y + (value < 0 ? -4 : 4) * ratio());
    }
  });
}

export function drawZero(u: uPlot, palette: Palette): void {
  clipped(u, (ctx) => {
    ctx.strokeStyle = palette.ink3;
    ctx.lineWidth = ratio();
    horizontal(ctx, u, Math.round(up(u, 0)) + 0.5);
  });
}

/** The present: what is right of it has not happened yet. */
export function drawNow(u: uPlot, now: number, label: string, palette: Palette): void {
  clipped(u, (ctx) => {
    const x = Math.round(at(u, now)) + 0.5;
    ctx.strokeStyle = palette.ink;
    ctx.lineWidth = ratio();
    ctx.beginPath();
    ctx.moveTo(x, u.bbox.top);
    ctx.lineTo(x, u.bbox.top + u.bbox.height);
    ctx.stroke();
    if (!label) return;
    ctx.font = scaledFont(palette);
    ctx.fillStyle = palette.ink;
    const gap = 4 * ratio();
    const fits = x + gap + ctx.measureText(label).width <= u.bbox.left + u.bbox.width;
    ctx.textAlign = fits ? 'left' : 'right';
    ctx.textBaseline = 'top';
    ctx.fillText(label, x + (fits ? gap : -gap), u.bbox.top + 2 * ratio());
  });
}

export function drawTargets(u: uPlot, targets: readonly Target[], palette: Palette): void {
  const { ctx } = u;
  ctx.save();
  for (const { t, v, label } of targets) {
    const [x, y, r] = [at(u, t), up(u, v), 5 * ratio()];
    if (x < u.bbox.left || x > u.bbox.left + u.bbox.width) continue;
    ctx.strokeStyle = faded(palette.soc, 0.7);
    ctx.lineWidth = ratio();
    ctx.setLineDash([2 * ratio(), 3 * ratio()]);
    ctx.beginPath();
    ctx.moveTo(x, u.bbox.top);
    ctx.lineTo(x, u.bbox.top + u.bbox.height);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.arc(x, y, r, 0, 2 * Math.PI);
    ctx.fillStyle = palette.surface;
    ctx.fill();
    ctx.strokeStyle = palette.soc;
    ctx.lineWidth = 2.5 * ratio();
    ctx.stroke();
    ctx.fillStyle = palette.ink;
    ctx.font = scaledFont(palette);
    ctx.textAlign = 'right';
    const below = y < u.bbox.top + 20 * ratio();
    ctx.textBaseline = below ? 'top' : 'bottom';
    ctx.fillText(label, x - 8 * ratio(), y + (below ? 6 : -6) * ratio());
  }
  ctx.restore();
}

const scaledFont = ({ font }: Palette) => font.replace('11px', `${11 * ratio()}px`);

function horizontal(ctx: CanvasRenderingContext2D, u: uPlot, y: number): void {
  ctx.beginPath();
  ctx.moveTo(u.bbox.left, y);
  ctx.lineTo(u.bbox.left + u.bbox.width, y);
  ctx.stroke();
}
