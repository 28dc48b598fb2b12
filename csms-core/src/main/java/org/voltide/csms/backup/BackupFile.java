package org.voltide.csms.backup;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Predicate;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP file while it is written, readable by its owner only: it holds keys and passwords. */
final class BackupFile implements Closeable {

  private final Path root;
  private final ZipOutputStream zip;

  private BackupFile(Path root, ZipOutputStream zip) {
    this.root = root;
    this.zip = zip;
  }

  /**
   * Begins a file that is not there yet.
   *
   * @param root what the names in the file are relative to
   */
  static BackupFile create(Path file, Path root) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE);
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    zip.setLevel(Deflater.BEST_SPEED);
    return new BackupFile(root, zip);
  }

  /** Adds a directory and what is below it, as far as it is wanted. */
  void addTree(Path top, Predicate<Path> isWanted) throws IOException {
    Files.walkFileTree(
        top,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes any)
              throws IOException {
            if (!isWanted.test(directory)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            if (!directory.equals(root)) {
              addDirectory(directory);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes any) throws IOException {
            if (isWanted.test(file)) {
              addFile(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            return unlessGone(failure);
          }
        });
  }

  /** What a running server removes meanwhile, its log knows. */
  private static FileVisitResult unlessGone(IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw failure;
  }

  void addDirectory(Path directory) throws IOException {
    zip.putNextEntry(new ZipEntry(root.relativize(directory) + "/"));
    zip.closeEntry();
  }

  void addFile(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      zip.putNextEntry(new ZipEntry(root.relativize(file).toString()));
      in.transferTo(zip);
      zip.closeEntry();
    } catch (NoSuchFileException gone) {
      unlessGone(gone);
    }
  }

  /** Adds a file that is nowhere on disk. */
  void addText(Path name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(root.relativize(name).toString()));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
