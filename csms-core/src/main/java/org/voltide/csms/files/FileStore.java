package org.voltide.csms.files;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.voltide.csms.files.StoredFile.Content;
import org.voltide.csms.files.StoredFile.Kind;
import org.voltide.csms.platform.SecretFile;
import org.voltide.csms.platform.Settings;
import org.voltide.csms.store.Database;

/** Files and the addresses under which stations reach them. Blocks. Thread-safe. */
@Singleton
public class FileStore {
  /** Stands where the secret stands in other addresses for uploads. */
  static final String GUARDED = "guarded";

  private static final String UPLOADER = "station";
  private static final int MOST_CHARACTERS = 100;
  private static final String COLUMNS =
      "f.id, f.kind, f.name, f.content, f.size, f.sha256, f.md5, f.received_at";

  private final Database database;
  private final FileSettings settings;
  private final Path root;
  private final Clock clock;

  public FileStore(Database database, FileSettings settings, Settings data, Clock clock) {
    this.database = database;
    this.settings = settings;
    this.root = data.data().dir().toAbsolutePath().normalize();
    this.clock = clock;
  }

  /** A file whose content is still to come. */
  public UUID expect(Kind kind, String name) {
    UUID id = UUID.randomUUID();
    database.update(
        "insert into stored_file (id, kind, name, created_at) values (?, ?, ?, ?)",
        id,
        kind.name(),
        harmless(name),
        clock.instant());
    return id;
  }

  public Optional<StoredFile> find(UUID id) {
    return database
        .query("select " + COLUMNS + " from stored_file f where id = ?", StoredFile::of, id)
        .stream()
        .findFirst();
  }

  /** A new address at which the content may be delivered once. */
  public URI uploadLink(UUID id) {
    return URI.create(settings.baseUrl() + "/upload/" + link(id, true));
  }

  /** The same, with a name and a password for HTTP Basic authentication. */
  public URI guardedUploadLink(UUID id) {
    URI base = settings.baseUrl();
    return URI.create(
        "%s://%s:%s@%s%s/upload/%s"
            .formatted(
                base.getScheme(),
                UPLOADER,
                link(id, true),
                base.getAuthority(),
                base.getPath(),
                GUARDED));
  }

  /** A new address at which the content may be fetched, as often as wanted. */
  public URI fetchLink(StoredFile file) {
    return URI.create(
        settings.baseUrl() + "/firmware/" + link(file.id(), false) + "/" + file.name());
  }

  /** The file an address leads to; empty when nobody was given it, or it expired. */
  Optional<StoredFile> behind(String secret, boolean upload) {
    return database
        .query(
            "select "
                + COLUMNS
                + " from stored_file f join file_link l on l.file_id = f.id"
                + " where l.digest = ? and l.upload = ? and l.expires_at > ?",
            StoredFile::of,
            digest(secret),
            upload,
            clock.instant())
        .stream()
        .findFirst();
  }

  /** Where content lies or will lie. */
  public Path path(Kind kind, UUID key) {
    return directory(kind).resolve(key.toString());
  }

  Path directory(Kind kind) {
    return root.resolve(kind == Kind.FIRMWARE ? "firmware" : "logs");
  }

  long most(Kind kind) {
    return kind == Kind.FIRMWARE ? settings.mostFirmwareBytes() : settings.mostLogBytes();
  }

  /**
   * Takes what was received; its address works no more.
   *
   * @param name as its sender calls it; the name known before when empty
   * @return false when the file had its content already
   */
  boolean received(UUID id, Content content, Optional<String> name) {
    return database.inTransaction(
        statements -> {
          statements.update("delete from file_link where file_id = ? and upload", id);
          return statements.update(
                  "update stored_file set content = ?, size = ?, sha256 = ?, md5 = ?,"
                      + " received_at = ?, name = coalesce(?, name)"
                      + " where id = ? and content is null",
                  content.key(),
                  content.size(),
                  content.sha256(),
                  content.md5(),
                  content.receivedAt(),
                  name.map(FileStore::harmless).orElse(null),
                  id)
              > 0;
        });
  }

  /** Forgets a file and deletes its content. */
  public void delete(StoredFile file) {
    database.update("delete from stored_file where id = ?", file.id());
    file.content().ifPresent(content -> erase(path(file.kind(), content.key())));
  }

  static void erase(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String link(UUID id, boolean upload) {
    String secret = SecretFile.random();
    database.update(
        "insert into file_link (digest, file_id, upload, expires_at) values (?, ?, ?, ?)",
        digest(secret),
        id,
        upload,
        clock.instant().plus(settings.linkLife()));
    return secret;
  }

  private static byte[] digest(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A name that is safe in addresses, headers and on any disk. */
  static String harmless(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
    String plain = safe.startsWith(".") ? "_" + safe.substring(1) : safe;
    return plain.isEmpty()
        ? "file"
        : plain.substring(Math.max(0, plain.length() - MOST_CHARACTERS));
  }
}
