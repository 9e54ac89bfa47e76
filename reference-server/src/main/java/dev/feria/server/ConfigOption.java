package dev.feria.server;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that all commands have. */
final class ConfigOption {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Properties file with FERIA_* settings; environment variables win over it.")
  @Nullable Path file;
}
