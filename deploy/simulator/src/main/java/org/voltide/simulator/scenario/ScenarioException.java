package org.voltide.simulator.scenario;

import java.util.List;

/** A scenario that makes no sense. The message has one line per problem: file, line, path, what. */
public final class ScenarioException extends Exception {
  private static final long serialVersionUID = 1;

  ScenarioException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
  }
}
