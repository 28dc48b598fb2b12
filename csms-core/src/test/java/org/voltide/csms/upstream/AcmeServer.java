package org.voltide.csms.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.voltide.pki.authority.Pem;

/** A server of ACME (RFC 8555) that demands a binding to an account elsewhere. */
final class AcmeServer implements AutoCloseable {
  static final String MAC_KEY = "c2VjcmV0IG9mIHRoZSBhY2NvdW50IGVsc2V3aGVyZQ";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

  private final TestAuthority authority;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<String> nonces = ConcurrentHashMap.newKeySet();
  private final AtomicInteger counter = new AtomicInteger();
  private final AtomicInteger spoiled = new AtomicInteger();
  private final AtomicInteger processing = new AtomicInteger();
  private final List<String> names = new ArrayList<>();
  private volatile boolean demandsProof;
  private volatile PublicKey key;
  private volatile int accounts;
  private volatile String issued = "";

  AcmeServer(TestAuthority authority) throws IOException {
    this.authority = authority;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private String at(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  String address() {
    return at("/directory");
  }

  void spoilNonces(int times) {
    spoiled.set(times);
  }

  void takeLonger(int times) {
    processing.set(times);
  }

  void demandProof() {
    demandsProof = true;
  }

  synchronized List<String> names() {
    return List.copyOf(names);
  }

  int accounts() {
    return accounts;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String nonce = "nonce-" + counter.incrementAndGet();
      nonces.add(nonce);
      exchange.getResponseHeaders().set("Replay-Nonce", nonce);
      String path = exchange.getRequestURI().getPath();
      switch (path) {
        case "/directory" -> send(exchange, 200, directory());
        case "/nonce" -> exchange.sendResponseHeaders(200, -1);
        default -> signed(exchange, path);
      }
    } catch (GeneralSecurityException broken) {
      throw new IOException(broken);
    }
  }

  private ObjectNode directory() {
    return JSON.createObjectNode()
        .put("newNonce", at("/nonce"))
        .put("newAccount", at("/account"))
        .put("newOrder", at("/order"));
  }

  private void signed(HttpExchange exchange, String path)
      throws IOException, GeneralSecurityException {
    JsonNode jws = JSON.readTree(exchange.getRequestBody());
    JsonNode header = JSON.readTree(BASE64.decode(jws.get("protected").asText()));
    boolean isFresh = nonces.remove(header.get("nonce").asText());
    if (!isFresh || spoiled.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      problem(exchange, 400, "badNonce");
      return;
    }
    if (path.equals("/account")) {
      key = key(header.get("jwk"));
    }
    if (!header.get("url").asText().equals(at(path)) || !isSigned(jws)) {
      problem(exchange, 403, "unauthorized");
      return;
    }
    String text = jws.get("payload").asText();
    JsonNode payload =
        text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(BASE64.decode(text));
    switch (path) {
      case "/account" -> account(exchange, header, payload);
      case "/order" -> order(exchange, payload);
      case "/order/1/finalize" -> finish(exchange, payload);
      case "/order/1" -> send(exchange, 200, state());
      case "/certificate/1" -> send(exchange, issued.getBytes(StandardCharsets.US_ASCII));
      default -> exchange.sendResponseHeaders(404, -1);
    }
  }

  private void account(HttpExchange exchange, JsonNode header, JsonNode payload)
      throws IOException, GeneralSecurityException {
    JsonNode binding = payload.get("externalAccountBinding");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(BASE64.decode(MAC_KEY), "HmacSHA256"));
    byte[] expected = mac.doFinal(signedPart(binding));
    boolean isBound =
        Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(expected)
                .equals(binding.get("signature").asText())
            && JSON.readTree(BASE64.decode(binding.get("payload").asText()))
                .equals(header.get("jwk"));
    if (!isBound) {
      problem(exchange, 401, "unauthorized");
      return;
    }
    accounts++;
    exchange.getResponseHeaders().set("Location", at("/account/1"));
    send(exchange, 201, JSON.createObjectNode().put("status", "valid"));
  }

  private void order(HttpExchange exchange, JsonNode payload) throws IOException {
    JsonNode name = payload.path("identifiers").path(0);
    names.add(name.path("type").asText() + " " + name.path("value").asText());
    issued = "";
    exchange.getResponseHeaders().set("Location", at("/order/1"));
    exchange.getResponseHeaders().set("Retry-After", "1");
    send(exchange, 201, state());
  }

  private ObjectNode state() {
    ObjectNode order = JSON.createObjectNode().put("finalize", at("/order/1/finalize"));
    if (demandsProof) {
      return order.put("status", "pending");
    }
    if (issued.isEmpty()) {
      return order.put("status", "ready");
    }
    return processing.getAndUpdate(left -> Math.max(0, left - 1)) > 0
        ? order.put("status", "processing")
        : order.put("status", "valid").put("certificate", at("/certificate/1"));
  }

  private void finish(HttpExchange exchange, JsonNode payload)
      throws IOException, GeneralSecurityException {
    byte[] csr = BASE64.decode(payload.get("csr").asText());
    StringBuilder chain = new StringBuilder();
    List<X509Certificate> path =
        authority.issue(
            "-----BEGIN CERTIFICATE REQUEST-----\n%s\n-----END CERTIFICATE REQUEST-----\n"
                .formatted(Base64.getMimeEncoder().encodeToString(csr)));
    for (X509Certificate certificate : path.subList(0, path.size() - 1)) {
      chain.append(Pem.of(certificate));
    }
    issued = chain.toString();
    send(exchange, 200, state());
  }

  private static PublicKey key(JsonNode jwk) throws GeneralSecurityException {
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    ECPoint point =
        new ECPoint(
            new BigInteger(1, BASE64.decode(jwk.get("x").asText())),
            new BigInteger(1, BASE64.decode(jwk.get("y").asText())));
    return KeyFactory.getInstance("EC")
        .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
  }

  private boolean isSigned(JsonNode jws) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(key);
    signature.update(signedPart(jws));
    return signature.verify(BASE64.decode(jws.get("signature").asText()));
  }

  private static byte[] signedPart(JsonNode jws) {
    return (jws.get("protected").asText() + "." + jws.get("payload").asText())
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static void problem(HttpExchange exchange, int status, String type) throws IOException {
    send(
        exchange,
        status,
        JSON.createObjectNode().put("type", "urn:ietf:params:acme:error:" + type));
  }

  private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static void send(HttpExchange exchange, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
