package dev.feria.server.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One file of the spool: frames of length, CRC-32C and bytes. */
final class SpoolSegment implements Closeable {
  /** Bytes before each record. */
  static final int HEAD = 8;

  private static final int LARGEST = 8 << 20;
  private static final Logger log = LoggerFactory.getLogger(SpoolSegment.class);

  private final Path file;
  private final FileChannel channel;
  private long read;
  private long written;
  private boolean broken;

  private SpoolSegment(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static SpoolSegment create(Path file) throws IOException {
    return new SpoolSegment(
        file,
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE));
  }

  /** Opens a file that an earlier process wrote, up to its last whole record. */
  static SpoolSegment recover(Path file) throws IOException {
    SpoolSegment segment =
        new SpoolSegment(
            file, FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
    long size = segment.channel.size();
    segment.written = size;
    long good = 0;
    for (byte[] record = segment.record(0); record != null; record = segment.record(good)) {
      good += HEAD + record.length;
    }
    segment.written = good;
    if (good < size) {
      log.warn("spool.torn file={} kept_bytes={} cut_bytes={}", file, good, size - good);
      segment.channel.truncate(good);
      segment.channel.force(true);
    }
    return segment;
  }

  long number() {
    String name = String.valueOf(file.getFileName());
    return Long.parseLong(name.substring(0, name.indexOf('.')));
  }

  long unread() {
    return written - read;
  }

  boolean takes(long segmentBytes) {
    return !broken && written < segmentBytes;
  }

  void append(List<byte[]> records) throws IOException {
    long end = written;
    try {
      for (byte[] record : records) {
        ByteBuffer frame = frame(record);
        while (frame.hasRemaining()) {
          end += channel.write(frame, end);
        }
      }
      channel.force(false);
      written = end;
    } catch (IOException e) {
      forget();
      throw e;
    }
  }

  // What was written in part must not stand before what comes later: a reader would stop there.
  private void forget() throws IOException {
    broken = true;
    channel.truncate(written);
    channel.force(true);
    broken = false;
  }

  static ByteBuffer frame(byte[] record) {
    if (record.length == 0 || record.length > LARGEST) {
      throw new IllegalArgumentException("a record of " + record.length + " bytes");
    }
    return ByteBuffer.allocate(HEAD + record.length)
        .putInt(record.length)
        .putInt(crc(record))
        .put(record)
        .flip();
  }

  private static int crc(byte[] record) {
    CRC32C crc = new CRC32C();
    crc.update(record, 0, record.length);
    return (int) crc.getValue();
  }

  /** Reads on, into a list; returns where the reading ended. */
  long read(List<byte[]> into, int most, long mostBytes) throws IOException {
    long at = read;
    while (at < written && into.size() < most && at - read < mostBytes) {
      byte[] record = record(at);
      if (record == null) {
        throw new IOException("the spool file " + file + " has changed at byte " + at);
      }
      into.add(record);
      at += HEAD + record.length;
    }
    return at;
  }

  void readTo(long end) {
    read = end;
  }

  private byte @Nullable [] record(long at) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    if (written - at < HEAD || !fill(head, at)) {
      return null;
    }
    int length = head.getInt(0);
    if (length <= 0 || length > LARGEST || length > written - at - HEAD) {
      return null;
    }
    ByteBuffer body = ByteBuffer.allocate(length);
    return fill(body, at + HEAD) && crc(body.array()) == head.getInt(4) ? body.array() : null;
  }

  private boolean fill(ByteBuffer buffer, long from) throws IOException {
    long at = from;
    while (buffer.hasRemaining()) {
      int count = channel.read(buffer, at);
      if (count < 0) {
        return false;
      }
      at += count;
    }
    return true;
  }

  void delete() throws IOException {
    channel.close();
    Files.deleteIfExists(file);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
