package dev.feria.server.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A queue of records on the local disk. {@link #append} returns once the records would survive a
 * loss of power; {@link #peek} and {@link #advance} take them out in order. After a crash the
 * records of a segment that was taken out only partly come again, so whoever takes them must not
 * mind a repetition; half a record at the end, never acknowledged, is cut off.
 *
 * <p>For one thread; {@link #bytes} and {@link #isEmpty} may be asked by any.
 */
final class Spool implements Closeable {
  static final long SEGMENT_BYTES = 16L << 20;
  private static final long PEEK_BYTES = 4L << 20;

  private final Path directory;
  private final long maxBytes;
  private final long segmentBytes;
  private final FileChannel lockFile;
  private final Deque<SpoolSegment> segments = new ArrayDeque<>();
  private long nextSegment = 1;
  private volatile long bytes;

  private Spool(Path directory, long maxBytes, long segmentBytes, FileChannel lockFile) {
    this.directory = directory;
    this.maxBytes = maxBytes;
    this.segmentBytes = segmentBytes;
    this.lockFile = lockFile;
  }

  /**
   * Opens the spool in a folder, which is created if absent, with what an earlier process left.
   *
   * @param maxBytes how much disk it may take
   * @throws IOException when another process has it open, or the disk fails
   */
  static Spool open(Path directory, long maxBytes) throws IOException {
    return open(directory, maxBytes, SEGMENT_BYTES);
  }

  static Spool open(Path directory, long maxBytes, long segmentBytes) throws IOException {
    Files.createDirectories(directory);
    FileChannel lockFile =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Spool spool = new Spool(directory, maxBytes, segmentBytes, lockFile);
    try {
      if (lock(lockFile) == null) {
        throw new IOException("another process uses the spool " + directory);
      }
      spool.load();
      return spool;
    } catch (IOException e) {
      spool.close();
      throw e;
    }
  }

  private static @Nullable FileLock lock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private void load() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(directory)) {
      files = all.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
    for (Path file : files) {
      SpoolSegment segment = SpoolSegment.recover(file);
      nextSegment = segment.number() + 1;
      if (segment.unread() == 0) {
        segment.delete();
      } else {
        segments.addLast(segment);
      }
    }
    count();
  }

  /** Tells whether nothing waits. */
  boolean isEmpty() {
    return bytes == 0;
  }

  /** Returns how many bytes wait. */
  long bytes() {
    return bytes;
  }

  /**
   * Adds records, in order, all or none as far as the caller can tell.
   *
   * @throws IOException when the disk fails or the spool is full; nothing is to be acknowledged
   *     then
   */
  void append(List<byte[]> records) throws IOException {
    long size = records.stream().mapToLong(record -> record.length + SpoolSegment.HEAD).sum();
    if (bytes + size > maxBytes) {
      throw new IOException("the spool is full: " + bytes + " bytes wait in " + directory);
    }
    SpoolSegment last = segments.peekLast();
    if (last == null || !last.takes(segmentBytes)) {
      last = create();
    }
    last.append(records);
    count();
  }

  private SpoolSegment create() throws IOException {
    Path file = directory.resolve(String.format(Locale.ROOT, "%019d.log", nextSegment));
    SpoolSegment segment = SpoolSegment.create(file);
    nextSegment++;
    segments.addLast(segment);
    syncDirectory();
    return segment;
  }

  // A new file is safe only when its folder is; there is no such thing as syncing one on Windows.
  private void syncDirectory() throws IOException {
    if (!System.getProperty("os.name", "").startsWith("Windows")) {
      try (FileChannel folder = FileChannel.open(directory, StandardOpenOption.READ)) {
        folder.force(true);
      }
    }
  }

  /**
   * Returns the oldest records, without taking them out.
   *
   * @param most how many at most; fewer when they are large
   */
  Chunk peek(int most) throws IOException {
    SpoolSegment first = segments.peekFirst();
    if (first == null) {
      return new Chunk(List.of(), 0, 0);
    }
    List<byte[]> records = new ArrayList<>();
    long end = first.read(records, most, PEEK_BYTES);
    return new Chunk(records, first.number(), end);
  }

  /** Takes out what {@link #peek} returned. */
  void advance(Chunk chunk) throws IOException {
    SpoolSegment first = segments.peekFirst();
    if (first == null || first.number() != chunk.segment()) {
      return;
    }
    first.readTo(chunk.end());
    if (first.unread() == 0) {
      segments.removeFirst();
      first.delete();
    }
    count();
  }

  private void count() {
    bytes = segments.stream().mapToLong(SpoolSegment::unread).sum();
  }

  @Override
  public void close() throws IOException {
    for (SpoolSegment segment : segments) {
      segment.close();
    }
    lockFile.close();
  }

  /** Records that were looked at, and where they end. */
  record Chunk(List<byte[]> records, long segment, long end) {}
}
