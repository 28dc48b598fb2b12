package org.voltide.csms.firmware;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.files.FileStore;
import org.voltide.csms.files.StoredFile;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Where;

/** Firmware images. Blocks. */
@Singleton
class FirmwareImages {
  private final Database database;
  private final FileStore files;
  private final Clock clock;

  FirmwareImages(Database database, FileStore files, Clock clock) {
    this.database = database;
    this.files = files;
    this.clock = clock;
  }

  /** Announces an image; its content follows at {@link #uploadLink}. */
  FirmwareImage announce(
      String name,
      String version,
      @Nullable String signingCertificate,
      @Nullable String signature) {
    UUID id = files.expect(StoredFile.Kind.FIRMWARE, name);
    database.update(
        "insert into firmware (id, name, version, signing_certificate, signature, created_at)"
            + " values (?, ?, ?, ?, ?, ?)",
        id,
        name,
        version,
        signingCertificate,
        signature,
        clock.instant());
    return find(id);
  }

  URI uploadLink(UUID id) {
    return files.uploadLink(id);
  }

  List<FirmwareImage> list(PageQuery page) {
    Where where = new Where().and("i.created_at < ?", page.afterInstant().orElse(null));
    return database.query(
        FirmwareImage.SELECT + where.sql() + " order by i.created_at desc limit ?",
        FirmwareImage::of,
        where.values(page.rows()));
  }

  /**
   * @throws Problem 404
   */
  FirmwareImage find(UUID id) {
    return database.query(FirmwareImage.SELECT + " where i.id = ?", FirmwareImage::of, id).stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("firmware", id));
  }

  /**
   * An image that stations can fetch.
   *
   * @throws Problem 404, or 409 while it has not been uploaded
   */
  FirmwareImage ready(UUID id) {
    FirmwareImage image = find(id);
    if (!image.isHere()) {
      throw Problem.conflict("The image %s has not been uploaded yet.".formatted(image.name()));
    }
    return image;
  }

  /** A new address for one station. */
  URI fetchLink(FirmwareImage image) {
    return files
        .find(image.id())
        .map(files::fetchLink)
        .orElseThrow(() -> Problem.notFound("firmware", image.id()));
  }

  /**
   * @throws Problem 404, or 409 while a campaign needs it
   */
  void delete(UUID id) {
    find(id);
    StoredFile file = files.find(id).orElseThrow(() -> Problem.notFound("firmware", id));
    int deleted =
        database.update(
            "delete from firmware i where id = ? and not exists"
                + " (select from firmware_campaign c where c.firmware_id = i.id)",
            id);
    if (deleted == 0) {
      throw Problem.conflict("A campaign uses this firmware.");
    }
    files.delete(file);
  }
}
