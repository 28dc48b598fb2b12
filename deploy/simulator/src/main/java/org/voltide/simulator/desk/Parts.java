package org.voltide.simulator.desk;

import java.util.ArrayList;
import java.util.List;

/** Splits what is too much for one message. */
public final class Parts {
  /** Sends one part. */
  @FunctionalInterface
  public interface Sender<T> {
    /**
     * @param more whether another part follows ({@code tbc})
     */
    void send(int seqNo, List<T> part, boolean more);
  }

  private Parts() {}

  /** Sends all of it in parts of at most so many; of nothing, nothing is sent. */
  public static <T> void send(List<T> all, int size, Sender<T> sender) {
    List<T> copy = new ArrayList<>(all);
    for (int from = 0, seqNo = 0; from < copy.size(); from += size, seqNo++) {
      int to = Math.min(copy.size(), from + size);
      sender.send(seqNo, List.copyOf(copy.subList(from, to)), to < copy.size());
    }
  }
}
