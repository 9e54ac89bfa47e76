package dev.feria.server;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What commands start from.
 *
 * @param environment where settings are read from
 * @param clock the time
 */
record Settings(Map<String, String> environment, Clock clock) {
  /** Reads the settings and sets the log up as they say. */
  ServerConfig read(@Nullable Path file) {
    ServerConfig config = ServerConfig.read(environment, file);
    Logging.configure(config.logFormat());
    return config;
  }
}
