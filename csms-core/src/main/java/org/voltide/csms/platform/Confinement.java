package org.voltide.csms.platform;

import java.util.Optional;
import java.util.Set;

/** What the caller of a request may see of the whole; where people are known, it is known. */
public interface Confinement {

  /** The only sites the caller may see; empty: all. */
  Optional<Set<String>> sites();
}
