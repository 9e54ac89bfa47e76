package dev.feria.server;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine;

/** Tells the version that Maven built. */
final class VersionProvider implements CommandLine.IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    return new String[] {"Feria " + version()};
  }

  static String version() throws IOException {
    var properties = new Properties();
    try (InputStream in = VersionProvider.class.getResourceAsStream("/feria-version.properties")) {
      properties.load(in);
    }
    return properties.getProperty("version");
  }
}
