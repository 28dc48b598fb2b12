package org.voltide.csms.payments.adhoc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.voltide.csms.platform.BoundedHttp;

/** Stripe: Checkout Sessions whose PaymentIntents are captured by hand. */
final class Stripe implements PaymentProvider {

  private static final String SESSIONS = "/v1/checkout/sessions";
  private static final String INTENTS = "/v1/payment_intents/";
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int MOST_TOLD = 300;

  /** Counted in hundredths, though ISO 4217 gives them none. */
  private static final Set<String> HUNDREDTHS = Set.of("ISK", "UGX");

  private static final int THOUSANDTHS = 3;

  private final String key;
  private final URI address;
  private final BoundedHttp http;
  private final ObjectMapper json;

  Stripe(String key, URI address, BoundedHttp http, ObjectMapper json) {
    this.key = key;
    this.address = address;
    this.http = http;
    this.json = json;
  }

  private record Answer(int status, JsonNode body) {

    String text(String pointer) {
      return body.at(pointer).asText("");
    }
  }

  @Override
  public Checkout open(Order order) throws ProviderException, InterruptedException {
    Map<String, String> form = new TreeMap<>();
    form.put("mode", "payment");
    form.put("payment_intent_data[capture_method]", "manual");
    form.put("payment_intent_data[metadata][payment]", order.payment().toString());
    form.put("client_reference_id", order.payment().toString());
    form.put("line_items[0][quantity]", "1");
    form.put("line_items[0][price_data][currency]", order.currency().toLowerCase(Locale.ROOT));
    form.put(
        "line_items[0][price_data][unit_amount]",
        String.valueOf(minor(order.amount(), order.currency())));
    form.put("line_items[0][price_data][product_data][name]", order.what());
    form.put("success_url", order.back().toString());
    form.put("cancel_url", order.away().toString());
    Answer answer = demand(post(SESSIONS, form, order.payment() + "-open"));
    return new Checkout(answer.text("/id"), page(answer.text("/url")));
  }

  private static URI page(String url) throws ProviderException {
    try {
      URI page = URI.create(url);
      if (page.getScheme() != null && page.getScheme().startsWith("http")) {
        return page;
      }
    } catch (IllegalArgumentException e) {
      throw new ProviderException("its page has no address", e);
    }
    throw new ProviderException("its page has no address");
  }

  @Override
  public Standing look(String checkout, String currency)
      throws ProviderException, InterruptedException {
    Answer answer = demand(get(SESSIONS + "/" + path(checkout) + "?expand%5B%5D=payment_intent"));
    String status = answer.text("/status");
    JsonNode intent = answer.body().path("payment_intent");
    if (status.equals("open")) {
      return new Standing.Waiting();
    }
    if (status.equals("complete") && intent.path("status").asText().equals("requires_capture")) {
      return new Standing.Held(
          intent.path("id").asText(), major(intent.path("amount_capturable").asLong(), currency));
    }
    return status.equals("complete") && intent.path("status").asText().equals("processing")
        ? new Standing.Waiting()
        : new Standing.Over();
  }

  @Override
  public void close(String checkout) throws ProviderException, InterruptedException {
    Answer answer =
        post(SESSIONS + "/" + path(checkout) + "/expire", Map.of(), checkout + "-expire");
    if (answer.status() != BAD_REQUEST) {
      demand(answer);
    }
  }

  @Override
  public Taking take(UUID payment, String reference, BigDecimal amount, String currency)
      throws ProviderException, InterruptedException {
    Answer answer =
        post(
            INTENTS + path(reference) + "/capture",
            Map.of("amount_to_capture", String.valueOf(minor(amount, currency))),
            payment + "-capture");
    if (answer.text("/error/code").equals("payment_intent_unexpected_state")) {
      answer = get(INTENTS + path(reference));
    }
    demand(answer);
    return switch (answer.text("/status")) {
      case "succeeded" ->
          new Taking.Taken(major(answer.body().path("amount_received").asLong(), currency));
      case "canceled" -> new Taking.Gone();
      default -> throw new ProviderException("it is " + answer.text("/status"));
    };
  }

  @Override
  public void release(UUID payment, String reference)
      throws ProviderException, InterruptedException {
    Answer answer = post(INTENTS + path(reference) + "/cancel", Map.of(), payment + "-cancel");
    if (answer.text("/error/code").equals("payment_intent_unexpected_state")) {
      answer = get(INTENTS + path(reference));
    }
    if (!demand(answer).text("/status").equals("canceled")) {
      throw new ProviderException("it is " + answer.text("/status"));
    }
  }

  @Override
  public void refund(
      UUID payment, String reference, BigDecimal amount, BigDecimal total, String currency)
      throws ProviderException, InterruptedException {
    demand(
        post(
            "/v1/refunds",
            Map.of("payment_intent", reference, "amount", String.valueOf(minor(amount, currency))),
            payment + "-refund-" + minor(total, currency)));
  }

  /** In the currency's smallest unit as Stripe counts; three decimals are rounded to two. */
  static long minor(BigDecimal amount, String currency) {
    int digits = digits(currency);
    BigDecimal rounded = amount.setScale(Math.min(digits, 2), RoundingMode.HALF_UP);
    return rounded.movePointRight(digits).longValueExact();
  }

  static BigDecimal major(long minor, String currency) {
    return BigDecimal.valueOf(minor, digits(currency));
  }

  private static int digits(String currency) {
    return HUNDREDTHS.contains(currency)
        ? 2
        : Math.min(Currency.getInstance(currency).getDefaultFractionDigits(), THOUSANDTHS);
  }

  private Answer post(String path, Map<String, String> form, String once)
      throws ProviderException, InterruptedException {
    String body =
        form.entrySet().stream()
            .map(field -> path(field.getKey()) + "=" + path(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Idempotency-Key", once)
            .POST(BodyPublishers.ofString(body)));
  }

  private Answer get(String path) throws ProviderException, InterruptedException {
    return send(HttpRequest.newBuilder(address.resolve(path)));
  }

  private Answer send(HttpRequest.Builder request) throws ProviderException, InterruptedException {
    try {
      HttpResponse<byte[]> answer =
          http.send(request.header("Authorization", "Bearer " + key).build());
      return new Answer(answer.statusCode(), json.readTree(answer.body()));
    } catch (IOException e) {
      throw new ProviderException("it cannot be reached: " + e.getMessage(), e);
    }
  }

  private static Answer demand(Answer answer) throws ProviderException {
    if (answer.status() != OK) {
      String why = answer.text("/error/message");
      throw new ProviderException(
          "it says %d %s"
              .formatted(answer.status(), why.substring(0, Math.min(why.length(), MOST_TOLD))));
    }
    return answer;
  }

  private static String path(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
