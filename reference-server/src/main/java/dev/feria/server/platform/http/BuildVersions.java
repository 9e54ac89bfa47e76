package dev.feria.server.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The versions of what was built together; each stands once, in the build. */
public final class BuildVersions {
  private static final String FILE = "/feria-version.properties";

  private BuildVersions() {}

  /**
   * Returns the version of a part: {@code version} for the server itself, or a library's name.
   *
   * @throws NullPointerException when the build wrote none
   */
  public static String of(String part) {
    var properties = new Properties();
    try (InputStream in = BuildVersions.class.getResourceAsStream(FILE)) {
      properties.load(Objects.requireNonNull(in, FILE));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
    return Objects.requireNonNull(properties.getProperty(part), part);
  }
}
