package org.voltide.csms.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The service that issues contract certificates to cars, over HTTP: the request as JSON by POST,
 * the answer as JSON with status 200. Blocks. Thread-safe.
 */
@Singleton
class ContractProvider {
  private static final int MOST_BYTES = 1 << 16;

  private final ContractSettings settings;
  private final ObjectMapper json;
  private final HttpClient client;

  ContractProvider(ContractSettings settings, ObjectMapper json) {
    this.settings = settings;
    this.json = json;
    client = HttpClient.newBuilder().connectTimeout(settings.patience()).build();
  }

  /**
   * A car's request, as OCPP has it (2.1 M01, M02).
   *
   * @param exiRequest never altered
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Order(
      String stationId,
      String iso15118SchemaVersion,
      String action,
      String exiRequest,
      @Nullable Integer maximumContractCertificateChains,
      @Nullable List<String> prioritizedEMAIDs) {}

  /** What became of it. */
  sealed interface Outcome {

    /**
     * @param exiResponse for the car, never altered
     * @param remainingContracts how many more can be fetched by asking again
     */
    record Issued(String exiResponse, @Nullable Integer remainingContracts) implements Outcome {}

    /**
     * @param reasonCode at most 20 characters
     */
    record Failed(String reasonCode, String why) implements Outcome {}
  }

  /** Asks and waits; the time is limited by the settings from the beginning to the last byte. */
  Outcome ask(Order order) {
    return settings
        .provider()
        .map(provider -> ask(provider, order))
        .orElseGet(
            () ->
                new Outcome.Failed(
                    "NoContractProvider", "Nobody issues contract certificates here."));
  }

  private Outcome ask(URI provider, Order order) {
    try {
      HttpResponse<byte[]> answer =
          client
              .sendAsync(
                  request(provider, order),
                  HttpResponse.BodyHandlers.limiting(
                      HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES))
              .get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
      return answer.statusCode() == 200
          ? json.readValue(answer.body(), Outcome.Issued.class)
          : new Outcome.Failed("ProviderRefused", "The answer is " + answer.statusCode() + ".");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed("Stopping", "Voltide stops.");
    } catch (TimeoutException late) {
      return new Outcome.Failed("ProviderTimedOut", "The provider took too long.");
    } catch (ExecutionException failed) {
      return failed.getCause() instanceof HttpTimeoutException
          ? new Outcome.Failed("ProviderTimedOut", "The provider took too long.")
          : new Outcome.Failed("ProviderUnreachable", "The provider cannot be reached.");
    } catch (IOException unreadable) {
      return new Outcome.Failed("ProviderUnreadable", "The provider's answer cannot be read.");
    }
  }

  private HttpRequest request(URI provider, Order order) throws JsonProcessingException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(provider)
            .timeout(settings.patience())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(order)));
    settings.providerToken().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return request.build();
  }

  @PreDestroy
  void close() {
    client.shutdownNow();
  }
}
