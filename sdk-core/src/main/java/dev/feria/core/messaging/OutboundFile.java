package dev.feria.core.messaging;

/** A file to send with a message. Immutable. */
public final class OutboundFile {
  private final String fileName;
  private final String contentType;
  private final byte[] bytes;

  private OutboundFile(String fileName, String contentType, byte[] bytes) {
    this.fileName = fileName;
    this.contentType = contentType;
    this.bytes = bytes;
  }

  /** Names a file; its type is {@code application/octet-stream}. */
  public static OutboundFile of(String fileName, byte[] bytes) {
    return new OutboundFile(fileName, "application/octet-stream", bytes.clone());
  }

  /** Returns the same file with another type, for example {@code image/png}. */
  public OutboundFile contentType(String type) {
    return new OutboundFile(fileName, type, bytes);
  }

  /** Returns the file's name. */
  public String fileName() {
    return fileName;
  }

  /** Returns the media type. */
  public String contentType() {
    return contentType;
  }

  /** Returns a copy of the content. */
  public byte[] bytes() {
    return bytes.clone();
  }
}
