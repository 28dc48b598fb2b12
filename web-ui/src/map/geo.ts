/** Places on a plane: Mercator's projection, in which north is up and angles are true. */

export interface Place {
  latitude: number;
  longitude: number;
}

export interface Point {
  x: number;
  y: number;
}

/** What a map shows: its middle, and how many pixels a degree of longitude has. */
export interface View {
  center: Place;
  scale: number;
}

export interface Size {
  width: number;
  height: number;
}

/** Beyond it Mercator's plane has no end. */
const MOST_LATITUDE = 85;
const KM_PER_DEGREE = 111.32;
const PADDING = 40;
/** A town, so that one site alone is not shown by its doorstep. */
const LEAST_DEGREES = 0.05;

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const degrees = (angle: number) => (angle * 180) / Math.PI;
const clamp = (value: number, most: number) => Math.max(-most, Math.min(most, value));

/** Degrees of longitude that are as far as this latitude is from the equator on the plane. */
const north = (latitude: number) => degrees(Math.asinh(Math.tan(radians(clamp(latitude, MOST_LATITUDE)))));
const latitudeOf = (northing: number) => degrees(Math.atan(Math.sinh(radians(northing))));

export const project = ({ latitude, longitude }: Place, { center, scale }: View, size: Size): Point => ({
  x: size.width / 2 + (longitude - center.longitude) * scale,
  y: size.height / 2 - (north(latitude) - north(center.latitude)) * scale,
});

export const unproject = ({ x, y }: Point, { center, scale }: View, size: Size): Place => ({
  longitude: center.longitude + (x - size.width / 2) / scale,
  latitude: latitudeOf(north(center.latitude) - (y - size.height / 2) / scale),
});

/** The view that shows all of them. */
export function fit(places: readonly Place[], size: Size): View {
  const longitudes = places.map(({ longitude }) => longitude);
  const norths = places.map(({ latitude }) => north(latitude));
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, top] = [Math.min(...norths), Math.max(...norths)];
  const room = (pixels: number) => Math.max(1, pixels - 2 * PADDING);
  return {
    center: { longitude: (west + east) / 2, latitude: latitudeOf((south + top) / 2) },
    scale: Math.min(
      room(size.width) / Math.max(LEAST_DEGREES, east - west),
      room(size.height) / Math.max(LEAST_DEGREES, top - south),
    ),
  };
}

/** The same view nearer (above 1) or farther. */
export const zoomed = ({ center, scale }: View, by: number): View => ({
  center,
  scale: Math.max(1, Math.min(500_000, scale * by)),
});

/** The same view after it was dragged. */
export const moved = (view: View, { x, y }: Point, size: Size): View => ({
  ...view,
  center: unproject({ x: size.width / 2 - x, y: size.height / 2 - y }, view, size),
});

export interface Cluster<T> extends Point {
  items: T[];
}

/** Puts together what would lie on top of each other: whatever is in reach of the first of a group. */
export function cluster<T>(points: readonly (Point & { item: T })[], reach: number): Cluster<T>[] {
  const cells = new Map<string, Cluster<T>[]>();
  const all: Cluster<T>[] = [];
  const cell = (x: number, y: number) => `${Math.floor(x / reach)} ${Math.floor(y / reach)}`;
  for (const { x, y, item } of points) {
    const near = [-1, 0, 1]
      .flatMap((dx) => [-1, 0, 1].flatMap((dy) => cells.get(cell(x + dx * reach, y + dy * reach)) ?? []))
      .find((other) => Math.hypot(other.x - x, other.y - y) < reach);
    if (near) {
      near.items.push(item);
      continue;
    }
    const fresh: Cluster<T> = { x, y, items: [item] };
    all.push(fresh);
    cells.set(cell(x, y), [...(cells.get(cell(x, y)) ?? []), fresh]);
  }
  return all;
}

/** 1, 2 or 5 with zeros, no more than `most`. */
export function round(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  const digit = most / power;
  return (digit >= 5 ? 5 : digit >= 2 ? 2 : 1) * power;
}

/** A length in km that is about `pixels` long in the middle of the map, and how long exactly. */
export function scaleBar({ center, scale }: View, pixels: number): { km: number; pixels: number } {
  const kmPerPixel = (KM_PER_DEGREE * Math.cos(radians(center.latitude))) / scale;
  const km = round(pixels * kmPerPixel);
  return { km, pixels: km / kmPerPixel };
}

/** Where meridians and parallels are drawn, in degrees. */
export function graticule(view: View, size: Size): { meridians: number[]; parallels: number[] } {
  const from = unproject({ x: 0, y: size.height }, view, size);
  const to = unproject({ x: size.width, y: 0 }, view, size);
  const step = round(Math.max(1e-4, 160 / view.scale));
  const between = (low: number, high: number) => {
    const first = Math.ceil(low / step);
    return Array.from({ length: Math.max(0, Math.floor(high / step) - first + 1) }, (_, index) =>
      Number(((first + index) * step).toFixed(6)),
    );
  };
  return {
    meridians: between(from.longitude, to.longitude),
    parallels: between(from.latitude, to.latitude),
  };
}
