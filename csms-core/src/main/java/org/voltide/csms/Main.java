package org.voltide.csms;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.voltide.csms.backup.Backup;
import org.voltide.csms.backup.Restore;
import org.voltide.csms.identity.ApiKeyCommand;
import org.voltide.csms.identity.Provider;
import org.voltide.csms.identity.SigningKey;
import org.voltide.csms.nodes.OnlyNode;
import org.voltide.csms.nodes.Turn;
import org.voltide.csms.platform.Bootstrap;
import org.voltide.csms.platform.DataDirectory;
import org.voltide.csms.platform.EmbeddedDatabase;
import org.voltide.csms.platform.FailureSentence;
import org.voltide.csms.platform.StartFailure;

/** Starts Voltide, or does one thing for its administrator and ends. */
@QuarkusMain
public final class Main {

  private static final int STOP_LIMIT_SECONDS = 60;

  private Main() {}

  /** Ends with 0, or with 1 and one sentence on the error stream. */
  public static void main(String... args) {
    // Read by the first logger, which comes before the application does.
    System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
    try {
      run(List.of(args));
    } catch (StartFailure e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void run(List<String> arguments) {
    Bootstrap bootstrap = Bootstrap.read();
    if (arguments.isEmpty()) {
      serve(bootstrap);
    } else {
      once(bootstrap, arguments.getFirst(), arguments.subList(1, arguments.size()));
    }
  }

  private static void once(Bootstrap bootstrap, String command, List<String> arguments) {
    switch (command) {
      case "apikey" -> {
        ApiKeyCommand key = ApiKeyCommand.parse(arguments);
        bootstrap.useDatabase(database -> key.run(database, System.out));
      }
      case "backup" -> {
        Backup backup = Backup.parse(arguments, bootstrap.dataDirectory());
        if (backup.hasCluster()) {
          bootstrap.useEmbedded(database -> backup.run(Optional.of(database), System.out));
        } else {
          backup.run(Optional.empty(), System.out);
        }
      }
      case "restore" -> Restore.parse(arguments, bootstrap.dataDirectory()).run(System.out);
      default -> throw new StartFailure("There is no command %s.".formatted(command));
    }
  }

  private static void serve(Bootstrap bootstrap) {
    CountDownLatch stopped = new CountDownLatch(1);
    Optional<String> node = bootstrap.settings().nodes().name();
    try (Turn _ = node.map(name -> turn(bootstrap, name)).orElse(null);
        DataDirectory data = DataDirectory.open(bootstrap.settings().data().dir())) {
      bootstrap.demandPorts();
      if (node.isEmpty()) {
        demandNoOther(bootstrap);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(() -> await(stopped), "wait-for-stop"));
      properties(bootstrap, data).forEach(System::setProperty);
      runOn(bootstrap.database(data));
    } catch (IOException e) {
      throw FailureSentence.of(e);
    } finally {
      stopped.countDown();
    }
  }

  private static void demandNoOther(Bootstrap bootstrap) {
    try {
      bootstrap.elsewhere().ifPresent(OnlyNode::demandNoOther);
    } catch (IllegalStateException e) {
      throw FailureSentence.of(e);
    }
  }

  /** Whose tokens are trusted: of the provider that is set, or of the key below the data. */
  private static Map<String, String> properties(Bootstrap bootstrap, DataDirectory data)
      throws IOException {
    return bootstrap.setting(Provider.URL).isPresent()
        ? Provider.properties(bootstrap::setting)
        : SigningKey.of(data.root()).properties();
  }

  /** Of a node among several; waits until it has come. */
  private static Turn turn(Bootstrap bootstrap, String node) {
    DataSource shared = bootstrap.shared();
    bootstrap.demandPorts();
    try {
      if (!Turn.knowsNodes(shared)) {
        bootstrap.useDatabase(_ -> System.out.println("The database is set up for nodes."));
      }
      Turn turn = Turn.await(shared, node, System.out);
      turn.properties().forEach(System::setProperty);
      return turn;
    } catch (IllegalStateException e) {
      throw FailureSentence.of(e);
    } catch (InterruptedException e) {
      throw new StartFailure("Voltide was stopped while it waited for its turn.", e);
    }
  }

  /** Runs the application until it is told to stop, and its database a little longer. */
  private static void runOn(Optional<EmbeddedDatabase> database) throws IOException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    database.ifPresent(EmbeddedDatabase::keepRunning);
    try (EmbeddedDatabase _ = database.orElse(null)) {
      Quarkus.run(null, (_, cause) -> failure.set(cause));
    }
    if (failure.get() != null) {
      throw FailureSentence.of(failure.get());
    }
  }

  /** A signal ends the process when its hooks return; this one waits for the orderly stop. */
  private static void await(CountDownLatch stopped) {
    try {
      if (!stopped.await(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("Voltide did not stop in time and was ended.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
