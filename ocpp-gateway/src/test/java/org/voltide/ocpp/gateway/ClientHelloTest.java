package org.voltide.ocpp.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClientHelloTest {
  private static final String TLS_1_3 = "1301";
  private static final String ECDHE_RSA = "C02F";
  private static final String SIGNS_BY_ECDSA = "000D0006" + "0004" + "0403" + "0804";
  private static final String SIGNS_BY_RSA = "000D0004" + "0002" + "0804";

  private static ByteBuf hello(String suites, String extensions) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(new byte[34]);
    body.writeBytes(hex("02BEEF"));
    body.writeBytes(hex("%04X".formatted(suites.length() / 2) + suites + "0100"));
    if (!extensions.isEmpty()) {
      body.writeBytes(hex("%04X".formatted(extensions.length() / 2) + extensions));
    }
    return Unpooled.wrappedBuffer(body.toByteArray());
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static boolean takesEcdsa(ByteBuf hello) {
    return ClientHello.read(hello).orElseThrow().takesEcdsa();
  }

  @Test
  void ecdsaIsForWhoHasASuiteAndASignatureForIt() {
    assertThat(takesEcdsa(hello(TLS_1_3, SIGNS_BY_ECDSA))).isTrue();
    assertThat(takesEcdsa(hello(ECDHE_RSA + TLS_1_3, "00100000" + SIGNS_BY_ECDSA))).isTrue();
    assertThat(takesEcdsa(hello(TLS_1_3, SIGNS_BY_RSA))).isFalse();
    assertThat(takesEcdsa(hello(ECDHE_RSA, SIGNS_BY_ECDSA))).isFalse();
    assertThat(takesEcdsa(hello(TLS_1_3, ""))).isFalse();
  }

  @Test
  void whatIsCutOrNoiseIsNotRead() {
    ByteBuf whole = hello(TLS_1_3, SIGNS_BY_ECDSA);
    for (int length = 0; length < 42; length++) {
      assertThat(ClientHello.read(whole.slice(0, length))).as("%d bytes", length).isEmpty();
    }
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      ByteBuf body = Unpooled.wrappedBuffer(noise);
      ClientHello.read(body).ifPresent(hello -> assertThat(hello.cipherSuites()).isNotNull());
      assertThat(body.readerIndex()).isZero();
    }
  }
}
