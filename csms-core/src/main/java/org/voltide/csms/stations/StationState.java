package org.voltide.csms.stations;

/** What a station does, as the overview counts and lists filter. */
public enum StationState {
  OFFLINE,
  /** One of its connectors is. */
  FAULTED,
  CHARGING,
  DISCHARGING,
  IDLE;

  /** Power below which a station is idle, W. */
  public static final double IDLE_W = 50;

  /** The state of {@code station s}. */
  static final String SQL =
      """
      case when not s.online then 'OFFLINE'
           when exists (select from connector c
                         where c.station_id = s.id and c.status = 'Faulted') then 'FAULTED'
           else (select case when coalesce(sum(x.power_w), 0) > %1$s then 'CHARGING'
                             when coalesce(sum(x.power_w), 0) < -%1$s then 'DISCHARGING'
                             else 'IDLE' end
                   from charging_session x where x.station_id = s.id and x.ended_at is null) end\
      """
          .formatted(IDLE_W);
}
