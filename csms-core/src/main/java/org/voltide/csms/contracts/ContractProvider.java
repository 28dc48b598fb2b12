package org.voltide.csms.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.BoundedHttp;

/**
 * The service that issues contract certificates to cars, over HTTP: the request as JSON by POST,
 * the answer as JSON with status 200. Blocks. Thread-safe.
 */
@Singleton
class ContractProvider {
  private static final Logger LOG = Logger.getLogger(ContractProvider.class);

  private static final Outcome UNREADABLE =
      new Outcome.Failed("ProviderUnreadable", "The provider's answer cannot be read.");

  private final ContractSettings settings;
  private final ObjectMapper json;
  private final BoundedHttp http;

  ContractProvider(ContractSettings settings, ObjectMapper json) {
    this.settings = settings;
    this.json = json;
    http = new BoundedHttp(settings.patience());
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

  /** Whether anybody is to be asked. */
  boolean isThere() {
    return settings.provider().isPresent();
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
      HttpResponse<byte[]> answer = http.send(request(provider, order));
      return answer.statusCode() == 200
          ? issued(answer.body())
          : new Outcome.Failed("ProviderRefused", "The answer is " + answer.statusCode() + ".");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed("Stopping", "Voltide stops.");
    } catch (HttpTimeoutException late) {
      return new Outcome.Failed("ProviderTimedOut", "The provider took too long.");
    } catch (IOException failed) {
      LOG.warnf("The provider of contracts cannot be reached: %s", failed.getMessage());
      return new Outcome.Failed("ProviderUnreachable", "The provider cannot be reached.");
    }
  }

  private Outcome issued(byte[] answer) {
    try {
      JsonNode told = json.readTree(answer);
      JsonNode remaining = told.path("remainingContracts");
      return told.path("exiResponse").asText().isEmpty()
          ? UNREADABLE
          : new Outcome.Issued(
              told.get("exiResponse").asText(),
              remaining.canConvertToInt() ? Integer.valueOf(remaining.asInt()) : null);
    } catch (IOException unreadable) {
      return UNREADABLE;
    }
  }

  private HttpRequest request(URI provider, Order order) throws JsonProcessingException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(provider)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(order)));
    settings.providerToken().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return request.build();
  }

  @PreDestroy
  void close() {
    http.close();
  }
}
