package org.voltide.ocpp.gateway;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;

/** A station's end of the line that may break every rule: bytes on a socket. */
final class RawClient implements AutoCloseable {
  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  private static final int PATIENCE_MILLIS = 20_000;
  private static final byte[] NO_MASK = new byte[4];

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;

  /** What a frame of the gateway says. */
  record Heard(int opcode, boolean compressed, byte[] payload) {
    String text() {
      return new String(payload, StandardCharsets.UTF_8);
    }

    int closeCode() {
      return ByteBuffer.wrap(payload).getShort();
    }
  }

  RawClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new DataInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  static RawClient connect(int port) throws IOException {
    return new RawClient(new Socket("127.0.0.1", port));
  }

  /** Asks for the upgrade and returns the status line. */
  String upgrade(String... moreHeaders) throws IOException {
    String credentials =
        Base64.getEncoder().encodeToString("CS-1:secret".getBytes(StandardCharsets.UTF_8));
    StringBuilder request =
        new StringBuilder("GET /ocpp/CS-1 HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n")
            .append("Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n")
            .append("Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n")
            .append("Sec-WebSocket-Protocol: ocpp2.1\r\n")
            .append("Authorization: Basic ")
            .append(credentials)
            .append("\r\n");
    for (String header : moreHeaders) {
      request.append(header).append("\r\n");
    }
    send(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    String status = line();
    while (!line().isEmpty()) {
      continue;
    }
    return status;
  }

  void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  void frame(int opcode, boolean last, boolean compressed, byte[] payload) throws IOException {
    send(encoded(opcode, last, compressed, payload));
  }

  /** One frame, masked with zeros. */
  static byte[] encoded(int opcode, boolean last, boolean compressed, byte[] payload) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write((last ? 0x80 : 0) | (compressed ? 0x40 : 0) | opcode);
    if (payload.length < 126) {
      frame.write(0x80 | payload.length);
    } else if (payload.length < 1 << 16) {
      frame.write(0x80 | 126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    } else {
      frame.write(0x80 | 127);
      frame.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
    }
    frame.writeBytes(NO_MASK);
    frame.writeBytes(payload);
    return frame.toByteArray();
  }

  void text(String text) throws IOException {
    frame(TEXT, true, false, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The next frame of the gateway. */
  Heard hear() throws IOException {
    int first = in.readUnsignedByte();
    int length = in.readUnsignedByte();
    long size =
        switch (length) {
          case 126 -> in.readUnsignedShort();
          case 127 -> in.readLong();
          default -> length;
        };
    return new Heard(first & 0xF, (first & 0x40) != 0, in.readNBytes(Math.toIntExact(size)));
  }

  /** The code the gateway closes with, after whatever else it says. */
  int closeCode() throws IOException {
    Heard heard = hear();
    while (heard.opcode() != CLOSE) {
      heard = hear();
    }
    return heard.closeCode();
  }

  /** Reads until the gateway ends the connection. */
  void awaitEnd() throws IOException {
    try {
      while (in.read() >= 0) {
        continue;
      }
    } catch (SocketException | EOFException reset) {
      // That is an end, too.
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("ended at '" + line + "'");
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }

  /**
   * A message as permessage-deflate wants it: no header, and without the empty block at the end.
   */
  static byte[] deflated(byte[] message) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(message);
    byte[] buffer = new byte[message.length + 64];
    int length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
    deflater.end();
    byte[] result = new byte[length - 4];
    System.arraycopy(buffer, 0, result, 0, result.length);
    return result;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
