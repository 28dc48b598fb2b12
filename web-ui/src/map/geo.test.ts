import { expect, it } from 'vitest';
import { cluster, fit, graticule, moved, project, round, scaleBar, unproject, zoomed } from './geo';

const size = { width: 600, height: 300 };
const berlin = { latitude: 52.52, longitude: 13.4 };
const munich = { latitude: 48.14, longitude: 11.58 };

it('shows all places, the northern one above', () => {
  const view = fit([berlin, munich], size);
  const [b, m] = [project(berlin, view, size), project(munich, view, size)];
  expect(b.y).toBeCloseTo(40);
  expect(m.y).toBeCloseTo(260);
  expect(b.x).toBeGreaterThan(m.x);
});

it('finds the place of a point again', () => {
  const view = fit([berlin, munich], size);
  const place = unproject(project(munich, view, size), view, size);
  expect(place.latitude).toBeCloseTo(munich.latitude, 8);
  expect(place.longitude).toBeCloseTo(munich.longitude, 8);
});

it('keeps what is under the pointer under it', () => {
  const view = fit([berlin, munich], size);
  const before = project(berlin, view, size);
  const after = project(berlin, moved(view, { x: 30, y: -20 }, size), size);
  expect(after.x - before.x).toBeCloseTo(30);
  expect(after.y - before.y).toBeCloseTo(-20);
});

it('does not go nearer to one place than a town', () => {
  expect(fit([berlin], size).scale).toBeLessThan(10_400);
  expect(zoomed(fit([berlin], size), 1e9).scale).toBe(500_000);
});

it('puts together what would overlap', () => {
  const points = [
    { x: 10, y: 10, item: 'a' },
    { x: 25, y: 12, item: 'b' },
    { x: 90, y: 10, item: 'c' },
  ];
  expect(cluster(points, 30).map(({ items }) => items)).toEqual([['a', 'b'], ['c']]);
});

it('has a scale and lines at round numbers', () => {
  const view = fit([berlin, munich], size);
  const bar = scaleBar(view, 100);
  expect(round(bar.km)).toBe(bar.km);
  expect(bar.pixels).toBeLessThanOrEqual(100);
  expect(graticule(view, size).parallels.every((degree) => Number.isInteger(degree))).toBe(true);
});
