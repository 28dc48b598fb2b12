package org.voltide.csms.roaming.push;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a partner has not been told yet.
 *
 * @param stuck of those that wait: refused so often that they are not tried any more
 * @param oldest when the first of them began to wait
 */
public record Queue(int waiting, int stuck, @Nullable Instant oldest) {
  public static final Queue EMPTY = new Queue(0, 0, null);
}
