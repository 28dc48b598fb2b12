package org.voltide.csms.energy.prices;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.platform.Settings;

/**
 * Reads the configured price file or URL again and again, and stores it when it has changed. A
 * source that fails or is wrong is logged, leaves the known prices alone and is tried again.
 */
@ApplicationScoped
public class PriceSource {

  private static final Logger LOG = Logger.getLogger(PriceSource.class);
  private static final Duration INTERVAL = Duration.ofMinutes(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int MAX_BYTES = 20_000_000;

  private final PriceStore prices;
  private final Optional<String> source;
  private String lastRead = "";

  PriceSource(PriceStore prices, Settings settings) {
    this.prices = prices;
    this.source = settings.prices().source();
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    source.ifPresent(from -> rounds.nowAndEvery(INTERVAL, "prices from " + from, () -> read(from)));
  }

  private void read(String from) {
    try {
      String text = fetch(from);
      if (!text.equals(lastRead)) {
        prices.replace(PriceFile.parse(text));
        lastRead = text;
      }
    } catch (PriceFileException e) {
      LOG.errorf("Prices from %s are refused: %s", from, e.getMessage());
    } catch (IOException | RuntimeException e) {
      LOG.errorf("Prices from %s cannot be read: %s", from, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static String fetch(String from) throws IOException, InterruptedException {
    try (InputStream in = open(from)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException("it is longer than " + MAX_BYTES + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static InputStream open(String from) throws IOException, InterruptedException {
    if (!from.startsWith("http://") && !from.startsWith("https://")) {
      return Files.newInputStream(Path.of(from));
    }
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(from)).timeout(TIMEOUT).build(),
              HttpResponse.BodyHandlers.limiting(
                  HttpResponse.BodyHandlers.ofByteArray(), MAX_BYTES));
      if (answer.statusCode() != 200) {
        throw new IOException("the answer is " + answer.statusCode());
      }
      return new ByteArrayInputStream(answer.body());
    }
  }
}
