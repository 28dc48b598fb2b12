package org.voltide.csms.energy.meters;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.voltide.csms.platform.BoundedHttp;
import org.voltide.csms.platform.InnerAddresses;
import org.voltide.csms.platform.Rounds;

/**
 * Fetches what sources say when their time has come, one after the other. What cannot be fetched or
 * taken is told at the source, tried again later and later, and leaves what is known alone.
 */
@ApplicationScoped
class SourceFetcher {

  private static final Logger LOG = Logger.getLogger(SourceFetcher.class);
  private static final Duration LOOK_AT_CLOCK = Duration.ofSeconds(1);
  private static final int MOST_BYTES = 8_000_000;

  private final PowerSources sources;
  private final PowerImport imports;
  private final SourceSettings settings;
  private final BoundedHttp http;

  SourceFetcher(PowerSources sources, PowerImport imports, SourceSettings settings) {
    this.sources = sources;
    this.imports = imports;
    this.settings = settings;
    http = new BoundedHttp(settings.patience(), MOST_BYTES);
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(LOOK_AT_CLOCK, "sources of load and PV", this::fetchDue);
  }

  void fetchDue() throws InterruptedException {
    for (PowerSources.Due due : sources.due()) {
      Optional<String> failure = fetch(due);
      failure.ifPresentOrElse(why -> sources.failed(due, why), () -> sources.worked(due));
    }
  }

  /** What went wrong, if anything. */
  private Optional<String> fetch(PowerSources.Due due) throws InterruptedException {
    PowerSource source = due.source();
    try {
      String text = text(source.address().url());
      PowerTable.Content content =
          switch (source.address().format()) {
            case CSV -> PowerFile.csv(text, due.zone());
            case JSON -> PowerFile.json(text, due.zone());
          };
      imports.take(due.site(), source.meter(), source.kind(), content);
      return Optional.empty();
    } catch (PowerFileException refused) {
      return Optional.of(refused.getMessage());
    } catch (IOException failed) {
      return Optional.of("cannot be fetched: " + failed.getMessage());
    } catch (RuntimeException failed) {
      LOG.errorf(failed, "What %s says cannot be kept", source.address().url());
      return Optional.of("cannot be kept: " + failed.getMessage());
    }
  }

  private String text(String url) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = http.send(HttpRequest.newBuilder(allowed(url)).build());
    if (answer.statusCode() != 200) {
      throw new IOException("the answer is " + answer.statusCode());
    }
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private URI allowed(String url) throws IOException {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new IOException("the address cannot be read", e);
    }
    if (uri.getHost() == null) {
      throw new IOException("the address names no host");
    }
    if (!settings.local() && InnerAddresses.includeHost(uri.getHost())) {
      throw new IOException("the address is of a private network; see voltide.sources.local");
    }
    return uri;
  }

  @PreDestroy
  void close() {
    http.close();
  }
}
