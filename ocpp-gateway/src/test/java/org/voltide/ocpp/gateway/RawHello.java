package org.voltide.ocpp.gateway;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;

/** The first message of a TLS client by hand, for what the JDK's client does not offer any more. */
final class RawHello {
  private static final int ALERT = 21;

  private RawHello() {}

  /**
   * What the server says to it.
   *
   * @param alert 0 when there is none
   */
  record Answer(int alert, int cipherSuite, int compression) {}

  /** Offers compression by deflate, then none, and signatures by ECDSA and RSA. */
  static Answer send(int port, int version, int... cipherSuites) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(record(hello(version, cipherSuites)));
      return answer(new DataInputStream(socket.getInputStream()));
    }
  }

  private static byte[] hello(int version, int... cipherSuites) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream body = new DataOutputStream(bytes);
    body.writeShort(version);
    body.write(new byte[32]);
    body.writeByte(0);
    body.writeShort(2 * cipherSuites.length);
    for (int suite : cipherSuites) {
      body.writeShort(suite);
    }
    body.write(new byte[] {2, 1, 0});
    byte[] groups = {0, 10, 0, 4, 0, 2, 0, 23};
    byte[] signatures = {0, 13, 0, 8, 0, 6, 4, 3, 8, 4, 4, 1};
    body.writeShort(groups.length + signatures.length);
    body.write(groups);
    body.write(signatures);
    return bytes.toByteArray();
  }

  private static byte[] record(byte[] hello) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream record = new DataOutputStream(bytes);
    record.write(new byte[] {22, 3, 1});
    record.writeShort(hello.length + 4);
    record.writeByte(1);
    record.writeByte(0);
    record.writeShort(hello.length);
    record.write(hello);
    return bytes.toByteArray();
  }

  private static Answer answer(DataInputStream in) throws IOException {
    int type = in.readUnsignedByte();
    in.skipNBytes(4);
    if (type == ALERT) {
      in.skipNBytes(1);
      return new Answer(in.readUnsignedByte(), 0, 0);
    }
    in.skipNBytes(4 + 2 + 32);
    in.skipNBytes(in.readUnsignedByte());
    return new Answer(0, in.readUnsignedShort(), in.readUnsignedByte());
  }
}
