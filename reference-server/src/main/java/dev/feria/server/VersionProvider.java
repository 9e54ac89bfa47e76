package dev.feria.server;

import dev.feria.server.platform.http.BuildVersions;
import picocli.CommandLine;

/** Tells the version that Maven built. */
final class VersionProvider implements CommandLine.IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"Feria " + version()};
  }

  static String version() {
    return BuildVersions.of("version");
  }
}
