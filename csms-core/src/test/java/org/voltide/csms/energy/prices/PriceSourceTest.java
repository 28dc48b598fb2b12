package org.voltide.csms.energy.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceSourceTest {
  private static final int TOO_MANY_BYTES = 20_000_001;

  private HttpServer server;
  private String address;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    answer("/prices.csv", 200, "start,…\n".getBytes(StandardCharsets.UTF_8));
    answer("/broken", 500, new byte[1]);
    answer("/endless", 200, new byte[TOO_MANY_BYTES]);
    server.start();
    address = "http://localhost:" + server.getAddress().getPort();
  }

  private void answer(String path, int status, byte[] body) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
          }
        });
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void readsFilesAndAddresses(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("prices.csv"), "start,…\n");
    assertThat(PriceSource.fetch(file.toString())).isEqualTo("start,…\n");
    assertThat(PriceSource.fetch(address + "/prices.csv")).isEqualTo("start,…\n");
  }

  @Test
  void saysWhyNothingCouldBeRead(@TempDir Path folder) {
    assertThatThrownBy(() -> PriceSource.fetch(folder.resolve("missing").toString()))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> PriceSource.fetch(address + "/broken"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("500");
    assertThatThrownBy(() -> PriceSource.fetch(address + "/endless"))
        .isInstanceOf(IOException.class);
    server.stop(0);
    assertThatThrownBy(() -> PriceSource.fetch(address + "/prices.csv"))
        .isInstanceOf(IOException.class);
  }
}
