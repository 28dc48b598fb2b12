package org.voltide.csms.authorities;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Rounds;

/**
 * Fetches lists of roots when their time has come and takes what their known signer signed anew.
 * What cannot be fetched or relied on changes nothing, is told, and is tried again.
 */
@Singleton
class RootListFetcher {
  private static final Logger LOG = Logger.getLogger(RootListFetcher.class);
  private static final Duration LOOK_AT_CLOCK = Duration.ofMinutes(1);

  private final RootListSources sources;
  private final RootLists lists;
  private final Server server;

  /** What is at an address. */
  @FunctionalInterface
  interface Server {
    byte[] read(String address) throws IOException, InterruptedException;
  }

  @Inject
  RootListFetcher(RootListSources sources, RootLists lists, RootListServers servers) {
    this(sources, lists, servers::read);
  }

  RootListFetcher(RootListSources sources, RootLists lists, Server server) {
    this.sources = sources;
    this.lists = lists;
    this.server = server;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(LOOK_AT_CLOCK, "lists of roots", this::fetchDue);
  }

  void fetchDue() throws InterruptedException {
    for (RootListSources.Due due : sources.due()) {
      fetch(due).ifPresentOrElse(why -> sources.failed(due, why), () -> sources.worked(due));
    }
  }

  /** What went wrong, if anything. */
  private Optional<String> fetch(RootListSources.Due due) throws InterruptedException {
    try {
      lists.takeFetched(due.ecosystem(), SignedText.der(server.read(due.address())));
      return Optional.empty();
    } catch (IOException failed) {
      return Optional.of("cannot be fetched: " + failed.getMessage());
    } catch (Problem refused) {
      return Optional.of(String.valueOf(refused.getMessage()));
    } catch (IllegalArgumentException unreadable) {
      return Optional.of("is neither DER nor PEM nor base64");
    } catch (RuntimeException failed) {
      LOG.errorf(failed, "The list of roots of %s cannot be taken", due.ecosystem());
      return Optional.of("cannot be taken: " + failed.getMessage());
    }
  }
}
