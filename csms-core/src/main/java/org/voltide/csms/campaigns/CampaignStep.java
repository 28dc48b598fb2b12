package org.voltide.csms.campaigns;

import java.util.List;

/**
 * What a running campaign does next. Pure: it begins with {@code canary} stations and goes on with
 * {@code maxInFlight} at a time once those succeeded. A failed canary, or more than {@code
 * maxFailures} later, stop it. A station that is away holds nobody up and has its turn when it is
 * back.
 */
public sealed interface CampaignStep {

  /** These stations have their turn. */
  record Begin(List<String> stations) implements CampaignStep {}

  /** Nothing to do until a station finishes or comes back. */
  record Wait() implements CampaignStep {}

  /** Too much went wrong; a person decides. */
  record Stop(String why) implements CampaignStep {}

  /** Every station is done or failed. */
  record Finish() implements CampaignStep {}

  /** How a station of the campaign stands. */
  enum MemberState {
    WAITING,
    UPDATING,
    DONE,
    FAILED,
    /** The campaign was cancelled before its turn. */
    SKIPPED
  }

  /** A station of the campaign. */
  record Member(String stationId, MemberState state, boolean isOnline) {}

  /**
   * How careful a campaign is.
   *
   * @param canary how many must succeed before the rest begins
   * @param maxInFlight how many update themselves at once after that
   * @param maxFailures how many may fail before it stops
   */
  record Care(int canary, int maxInFlight, int maxFailures) {}

  static CampaignStep of(Care care, List<Member> members) {
    int failed = count(members, MemberState.FAILED);
    int done = count(members, MemberState.DONE);
    int updating = count(members, MemberState.UPDATING);
    int canary = Math.min(care.canary(), members.size());
    if (done < canary && failed > 0) {
      return new Stop("one of the first %d stations failed".formatted(canary));
    }
    if (failed > care.maxFailures()) {
      return new Stop("%d stations failed".formatted(failed));
    }
    if (updating == 0 && count(members, MemberState.WAITING) == 0) {
      return new Finish();
    }
    int room = (done < canary ? canary - done : care.maxInFlight()) - updating;
    List<String> next =
        members.stream()
            .filter(member -> member.state() == MemberState.WAITING && member.isOnline())
            .map(Member::stationId)
            .limit(Math.max(0, room))
            .toList();
    return next.isEmpty() ? new Wait() : new Begin(next);
  }

  private static int count(List<Member> members, MemberState state) {
    return (int) members.stream().filter(member -> member.state() == state).count();
  }
}
