package org.voltide.csms.payments.adhoc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * Does what Stripe does with checkouts and payments, as its reference says: one checkout with one
 * payment for each order, answers to a key that was seen are repeated, states that do not fit are
 * refused.
 */
final class MockStripe {

  static final String KEY = "sk_test_4eC39HqLyjWDarjtT1zdp7dc";

  private final HttpServer server;
  private final Map<String, Payment> payments = new LinkedHashMap<>();
  private final Map<String, String> answered = new LinkedHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile String failing = "";

  /** A checkout and its payment. */
  static final class Payment {
    final Map<String, String> order;
    String checkout = "open";
    String state = "requires_payment_method";
    long amount;
    long received;
    long refunded;

    Payment(Map<String, String> order) {
      this.order = order;
      this.amount = Long.parseLong(order.get("line_items[0][price_data][unit_amount]"));
    }
  }

  /**
   * @param port 0 for any
   */
  MockStripe(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * The next request whose address ends so fails, and whether it did is told by {@link #failed}.
   */
  void failNext(String end) {
    failing = end;
  }

  boolean failed() {
    return failing.isEmpty();
  }

  synchronized Payment newest() {
    return payments.values().stream().reduce((_, last) -> last).orElseThrow();
  }

  synchronized String newestId() {
    return payments.keySet().stream().reduce((_, last) -> last).orElseThrow();
  }

  /** The driver pays on its page. */
  synchronized void pay() {
    newest().checkout = "complete";
    newest().state = "requires_capture";
  }

  List<String> asked() {
    return asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    asked.add(exchange.getRequestMethod() + " " + path + " " + body);
    String answer;
    int status = 200;
    if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      status = 401;
      answer = error("invalid_key");
    } else if (!failing.isEmpty() && path.endsWith(failing)) {
      failing = "";
      status = 500;
      answer = "<html>";
    } else {
      synchronized (this) {
        answer = key == null ? null : answered.get(key);
        if (answer == null) {
          answer = handle(path, form(body));
        }
        status = answer.contains("\"error\"") ? 400 : 200;
        if (key != null) {
          answered.put(key, answer);
        }
      }
    }
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&"))
        .filter(field -> field.contains("="))
        .map(field -> field.split("=", 2))
        .collect(Collectors.toMap(field -> decoded(field[0]), field -> decoded(field[1])));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private String handle(String path, Map<String, String> form) {
    if (path.equals("/v1/checkout/sessions")) {
      String id = String.valueOf(payments.size() + 1);
      payments.put(id, new Payment(form));
      return checkout(id);
    }
    if (path.equals("/v1/refunds")) {
      Payment payment = payments.get(form.get("payment_intent").substring(3));
      payment.refunded += Long.parseLong(form.get("amount"));
      return "{\"id\":\"re_1\",\"status\":\"succeeded\"}";
    }
    String[] parts = path.split("/");
    String id = parts[parts[2].equals("checkout") ? 4 : 3].substring(3);
    return switch (parts[parts.length - 1]) {
      case "expire" -> {
        if (!payments.get(id).checkout.equals("open")) {
          yield error("checkout_not_open");
        }
        payments.get(id).checkout = "expired";
        yield checkout(id);
      }
      case "capture" -> capture(id, Long.parseLong(form.get("amount_to_capture")));
      case "cancel" -> cancel(id);
      default -> parts[2].equals("checkout") ? checkout(id) : intent(id);
    };
  }

  private String capture(String id, long amount) {
    Payment payment = payments.get(id);
    if (!payment.state.equals("requires_capture") || amount > payment.amount) {
      return error("payment_intent_unexpected_state");
    }
    payment.state = "succeeded";
    payment.received = amount;
    return intent(id);
  }

  private String cancel(String id) {
    if (payments.get(id).state.equals("succeeded")) {
      return error("payment_intent_unexpected_state");
    }
    payments.get(id).state = "canceled";
    return intent(id);
  }

  private String checkout(String id) {
    return "{\"id\":\"cs_%s\",\"url\":\"https://pay.example/%s\",\"status\":\"%s\",\"payment_intent\":%s}"
        .formatted(id, id, payments.get(id).checkout, intent(id));
  }

  private String intent(String id) {
    Payment payment = payments.get(id);
    return "{\"id\":\"pi_%s\",\"status\":\"%s\",\"amount_capturable\":%d,\"amount_received\":%d}"
        .formatted(id, payment.state, payment.amount, payment.received);
  }

  private static String error(String code) {
    return "{\"error\":{\"code\":\"%s\",\"message\":\"It does not fit.\"}}".formatted(code);
  }
}
