package org.voltide.csms.identity;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.sql.DataSource;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.platform.StartFailure;

/**
 * {@code apikey create --role ROLE [--name NAME] [--scope SCOPE]...}: makes a key, whether or not
 * the server runs.
 *
 * @param name what the key is for
 * @param scopes what of its role it is for; empty: all of it
 */
public record ApiKeyCommand(String role, String name, List<String> scopes) {

  private static final String USAGE =
      "Usage: apikey create --role viewer|operator|administrator [--name NAME]"
          + " [--scope AREA:read|write]...";

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
    List<String> scopes = new ArrayList<>();
    while (rest.hasNext()) {
      String option = rest.next();
      if (!rest.hasNext()) {
        throw new StartFailure(USAGE);
      }
      switch (option) {
        case "--role" -> role = rest.next();
        case "--name" -> name = rest.next();
        case "--scope" -> scopes.add(known(rest.next()));
        default -> throw new StartFailure(USAGE);
      }
    }
    if (!Roles.isKnown(role)) {
      throw new StartFailure(USAGE);
    }
    return new ApiKeyCommand(role, name, scopes);
  }

  private static String known(String scope) {
    try {
      Scope.demand(List.of(scope));
      return scope;
    } catch (Problem e) {
      throw new StartFailure(e.getMessage(), e);
    }
  }

  /** Prints the key and nothing else. */
  public void run(DataSource database, PrintStream out) {
    try {
      Grant grant = Grant.ofOperator(role);
      out.println(new ApiKeys(database).make(name, grant, Scope.demand(scopes), null).text());
    } catch (SQLException e) {
      throw new StartFailure("No key could be made: %s.".formatted(e.getMessage()), e);
    }
  }
}
