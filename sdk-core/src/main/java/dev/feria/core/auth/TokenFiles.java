package dev.feria.core.auth;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a token lies in a file: lines of a name, an equals sign, and a percent-encoded value. */
final class TokenFiles {
  private final Path folder;
  private final boolean posix;

  /**
   * Uses a folder, and makes it if need be.
   *
   * @param posix whether its file system knows owners and can force a folder to disk
   */
  TokenFiles(Path folder, boolean posix) {
    this.folder = folder;
    this.posix = posix;
    try {
      Files.createDirectories(folder, permissions("rwx------"));
    } catch (IOException broken) {
      throw new IllegalArgumentException("no folder for tokens: " + folder, broken);
    }
  }

  /** Opens the file that is locked while a token is renewed. */
  FileChannel openLock(String key) throws IOException {
    return FileChannel.open(
        folder.resolve(name(key) + ".lock"),
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
        permissions("rw-------"));
  }

  Optional<VersionedToken> read(String key) throws IOException {
    String text;
    try {
      text = Files.readString(file(key), StandardCharsets.UTF_8);
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
    Map<String, String> lines = new HashMap<>();
    for (String line : text.split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        lines.put(
            line.substring(0, equals),
            URLDecoder.decode(line.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    try {
      return Optional.of(token(lines));
    } catch (NumberFormatException | DateTimeException broken) {
      throw new IOException("not a token file: " + file(key).getFileName());
    }
  }

  void write(String key, VersionedToken stored) throws IOException {
    OAuthToken token = stored.token();
    StringBuilder text = new StringBuilder();
    line(text, "version", Long.toString(stored.version()));
    line(text, "access_token", token.accessToken().reveal());
    Secret refreshToken = token.refreshToken();
    line(text, "refresh_token", refreshToken == null ? null : refreshToken.reveal());
    Instant expiresAt = token.expiresAt();
    line(text, "expires_at", expiresAt == null ? null : expiresAt.toString());
    line(text, "scope", token.scope());
    Path fresh = Files.createTempFile(folder, "token", ".new", permissions("rw-------"));
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(
        fresh, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    if (posix) {
      try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
        directory.force(true);
      }
    }
  }

  void delete(String key) throws IOException {
    Files.deleteIfExists(file(key));
  }

  private static VersionedToken token(Map<String, String> lines) {
    String refreshToken = lines.get("refresh_token");
    String expiresAt = lines.get("expires_at");
    String version = lines.get("version");
    String accessToken = lines.get("access_token");
    if (version == null || accessToken == null) {
      throw new NumberFormatException("incomplete");
    }
    return new VersionedToken(
        new OAuthToken(
            Secret.of(accessToken),
            refreshToken == null ? null : Secret.of(refreshToken),
            expiresAt == null ? null : Instant.parse(expiresAt),
            lines.get("scope")),
        Long.parseLong(version));
  }

  private static void line(StringBuilder text, String name, @Nullable String value) {
    if (value != null) {
      text.append(name)
          .append('=')
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
          .append('\n');
    }
  }

  private Path file(String key) {
    return folder.resolve(name(key) + ".token");
  }

  /** Keys are the host's and may hold anything; file names may not. */
  private static String name(String key) {
    return Sha256.base64Url(key.getBytes(StandardCharsets.UTF_8));
  }

  private FileAttribute<?>[] permissions(String text) {
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))
        }
        : new FileAttribute<?>[0];
  }
}
