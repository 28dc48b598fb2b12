import type { Session, Site } from '../api/types';
import { LoadBar } from '../design/Bars';
import { Stat, Stats } from '../design/Stat';
import { percent, power, signedPower } from '../format/number';
import { t } from '../messages';

const sum = (sessions: readonly Session[], keep: (watts: number) => boolean) =>
  sessions
    .map(({ powerW }) => powerW)
    .filter(keep)
    .reduce((total, watts) => total + watts, 0);

const METERING_TOLERANCE = 0.01;

interface Props {
  site: Site;
  /** Absent until they are read: then nothing is said of cars. */
  sessions?: readonly Session[];
}

export function SiteStats({ site, sessions }: Props) {
  const { powerW, importLimitW, exportLimitW } = site;
  const importing = powerW >= 0;
  const limit = importing ? importLimitW : exportLimitW;
  const share = percent(limit > 0 ? (Math.abs(powerW) / limit) * 100 : 0);
  const over = Math.abs(powerW) > limit * (1 + METERING_TOLERANCE);
  return (
    <Stats>
      <div>
        <Stat
          label={t.sites.netNow}
          value={signedPower(powerW)}
          tone={over ? 'bad' : undefined}
          note={importing ? t.sites.ofLimit(share) : t.sites.ofExportLimit(share)}
        />
        <LoadBar powerW={powerW} importLimitW={importLimitW} exportLimitW={exportLimitW} />
      </div>
      <Stat
        label={t.overview.charging}
        value={sessions ? power(sum(sessions, (watts) => watts > 0)) : '–'}
        tone="charge"
        note={sessions && t.sites.carsNow(sessions.length)}
      />
      <Stat
        label={t.overview.discharging}
        value={sessions ? power(-sum(sessions, (watts) => watts < 0)) : '–'}
        tone="discharge"
        note={t.overview.outOfCars}
      />
      <Stat label={t.sites.baseLoad} value={power(site.baseLoadW)} />
      <Stat label={t.sites.importLimit} value={power(importLimitW)} />
      <Stat label={t.sites.exportLimit} value={power(exportLimitW)} />
    </Stats>
  );
}
