package dev.feria.core.http;

/** A file to upload. Immutable. */
public final class FileContent {
  private final String fileName;
  private final String contentType;
  private final byte[] bytes;

  private FileContent(String fileName, String contentType, byte[] bytes) {
    this.fileName = fileName;
    this.contentType = contentType;
    this.bytes = bytes;
  }

  /** Names a file; its type is {@code application/octet-stream}. */
  public static FileContent of(String fileName, byte[] bytes) {
    return new FileContent(fileName, "application/octet-stream", bytes.clone());
  }

  /** Returns the same file with another type, for example {@code image/png}. */
  public FileContent contentType(String type) {
    return new FileContent(fileName, type, bytes);
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
