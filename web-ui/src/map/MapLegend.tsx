import { t } from '../messages';
import css from './SiteMap.module.css';
import { siteStates } from './siteState';

/** What the marks mean, and how many sites are not on the map. */
export function MapLegend({ elsewhere }: { elsewhere: number }) {
  return (
    <ul className={css.legend}>
      {siteStates.map((state) => (
        <li key={state}>
          <svg width={14} height={14} aria-hidden="true">
            <circle cx={7} cy={7} r={5} className={css[state]} />
          </svg>
          {t.map.states[state]}
        </li>
      ))}
      {elsewhere > 0 && <li>{t.map.elsewhere(elsewhere)}</li>}
    </ul>
  );
}
