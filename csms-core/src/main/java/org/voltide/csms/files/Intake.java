package org.voltide.csms.files;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.streams.ReadStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Writes one stream to one new file as fast as the disk takes it, and no more than its bound.
 * Confined to the event loop of the stream.
 */
final class Intake {

  /** More came than allowed. */
  static final class TooLargeException extends Exception {
    private static final long serialVersionUID = 1;

    TooLargeException() {
      super("The file is too large", null, false, false);
    }
  }

  /** What was written and is on the disk. */
  record Received(long size, String sha256, String md5) {}

  private final ReadStream<Buffer> source;
  private final AsyncFile file;
  private final long most;
  private final MessageDigest sha256 = digest("SHA-256");
  private final MessageDigest md5 = digest("MD5");
  private final Promise<Received> done = Promise.promise();
  private long size;

  private Intake(ReadStream<Buffer> source, AsyncFile file, long most) {
    this.source = source;
    this.file = file;
    this.most = most;
  }

  /**
   * @param source paused; resumed here
   * @return fails with {@link TooLargeException}, or with what broke; then the file is to be
   *     deleted
   */
  static Future<Received> of(Vertx vertx, ReadStream<Buffer> source, Path path, long most) {
    return vertx
        .fileSystem()
        .open(path.toString(), new OpenOptions().setCreateNew(true).setRead(false))
        .compose(file -> new Intake(source, file, most).run());
  }

  private Future<Received> run() {
    source.exceptionHandler(done::tryFail);
    source.handler(this::take);
    source.endHandler(
        _ -> file.flush().onSuccess(_ -> done.tryComplete(received())).onFailure(done::tryFail));
    source.resume();
    return done.future().eventually(() -> file.close());
  }

  private void take(Buffer part) {
    size += part.length();
    if (size > most) {
      source.pause();
      done.tryFail(new TooLargeException());
      return;
    }
    byte[] bytes = part.getBytes();
    sha256.update(bytes);
    md5.update(bytes);
    file.write(part).onFailure(done::tryFail);
    if (file.writeQueueFull()) {
      source.pause();
      file.drainHandler(_ -> source.resume());
    }
  }

  private Received received() {
    HexFormat hex = HexFormat.of();
    return new Received(size, hex.formatHex(sha256.digest()), hex.formatHex(md5.digest()));
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
