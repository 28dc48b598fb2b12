import { LOCALE } from '../messages';
import { graticule, project, type Size, scaleBar, type View } from './geo';
import css from './SiteMap.module.css';

const BAR = 110;
const MARGIN = 12;

/** Meridians and parallels with their degrees, and how long a kilometre is. */
export function Graticule({ view, size }: { view: View; size: Size }) {
  const { meridians, parallels } = graticule(view, size);
  const { center } = view;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: lines and numbers of a drawing, none can have the focus
    <g aria-hidden="true">
      {meridians.map((longitude) => {
        const { x } = project({ ...center, longitude }, view, size);
        return (
          <g key={longitude}>
            <line className={css.line} x1={x} x2={x} y1={0} y2={size.height} />
            <text className={css.degrees} x={x + 3} y={11}>
              {degrees(longitude, longitude < 0 ? 'W' : 'E')}
            </text>
          </g>
        );
      })}
      {parallels.map((latitude) => {
        const { y } = project({ ...center, latitude }, view, size);
        return (
          <g key={latitude}>
            <line className={css.line} x1={0} x2={size.width} y1={y} y2={y} />
            <text className={css.degrees} x={3} y={y - 3}>
              {degrees(latitude, latitude < 0 ? 'S' : 'N')}
            </text>
          </g>
        );
      })}
      <Bar view={view} size={size} />
    </g>
  );
}

function Bar({ view, size }: { view: View; size: Size }) {
  const { km, pixels } = scaleBar(view, BAR);
  return (
    <g transform={`translate(${MARGIN} ${size.height - MARGIN})`}>
      <path className={css.bar} d={`M0 -5V0H${pixels}V-5`} />
      <text className={css.degrees} x={4} y={-5}>
        {km < 1 ? `${Math.round(km * 1000)} m` : `${km.toLocaleString(LOCALE)} km`}
      </text>
    </g>
  );
}

const degrees = (value: number, side: string) => `${Math.abs(value).toLocaleString(LOCALE)}° ${side}`;
