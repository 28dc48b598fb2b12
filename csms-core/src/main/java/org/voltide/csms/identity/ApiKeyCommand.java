package org.voltide.csms.identity;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import javax.sql.DataSource;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.platform.StartFailure;

/**
 * {@code apikey create --role ROLE [--name NAME]}: makes a key, whether or not the server runs.
 *
 * @param name what the key is for
 */
public record ApiKeyCommand(String role, String name) {

  private static final String USAGE =
      "Usage: apikey create --role viewer|operator|administrator [--name NAME]";

  /**
   * Reads what follows {@code apikey}.
   *
   * @throws StartFailure when it makes no sense
   */
  public static ApiKeyCommand parse(List<String> arguments) {
    Iterator<String> rest = arguments.iterator();
    if (!rest.hasNext() || !rest.next().equals("create")) {
      throw new StartFailure(USAGE);
    }
    String role = "";
    String name = "command line";
    while (rest.hasNext()) {
      String option = rest.next();
      if (!rest.hasNext()) {
        throw new StartFailure(USAGE);
      }
      switch (option) {
        case "--role" -> role = rest.next();
        case "--name" -> name = rest.next();
        default -> throw new StartFailure(USAGE);
      }
    }
    if (!Roles.isKnown(role)) {
      throw new StartFailure(USAGE);
    }
    return new ApiKeyCommand(role, name);
  }

  /** Prints the key and nothing else. */
  public void run(DataSource database, PrintStream out) {
    try {
      out.println(new ApiKeys(database).make(name, Grant.ofOperator(role), null).text());
    } catch (SQLException e) {
      throw new StartFailure("No key could be made: %s.".formatted(e.getMessage()), e);
    }
  }
}
