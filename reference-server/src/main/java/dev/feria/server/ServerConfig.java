package dev.feria.server;

import dev.feria.core.auth.Secret;
import dev.feria.server.platform.DatabaseAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings, read once at the start and valid as a whole. Printing it prints no secret.
 *
 * @param host {@code FERIA_HOST}: the address to listen on, all by default
 * @param port {@code FERIA_PORT}: 8080 by default, 0 for any free one
 * @param publicUrl {@code FERIA_PUBLIC_URL}: how browsers and providers reach us, without a slash
 *     at the end; {@code http://localhost:PORT} by default
 * @param data {@code FERIA_DATA}: the folder for what we keep beside the database; {@code
 *     var/feria} by default
 * @param database {@code FERIA_DATABASE_URL}: null for the embedded PostgreSQL in {@code data}
 * @param databaseConnections {@code FERIA_DATABASE_CONNECTIONS}: at most this many for requests and
 *     imports, and half as many for the rest; 16 by default
 * @param masterKey {@code FERIA_MASTER_KEY}: a keyset as base64, or {@code file:/path}; null only
 *     with the embedded database, then {@code data} holds it
 * @param logFormat {@code FERIA_LOG_FORMAT}: {@code text} or {@code json}
 * @param mail {@code FERIA_SMTP_*}: null when no mail is sent
 * @param providers {@code FERIA_PROVIDER_<ID>_<SETTING>}: by provider id, then by setting name in
 *     lower case
 * @param promise {@code FERIA_RESERVATION_DAYS}: how long stock is promised to an unpaid order; 7
 *     days by default
 * @param privateHosts {@code FERIA_ALLOW_PRIVATE_HOSTS}: whether the addresses that tenants enter
 *     may lead into private networks and need not be https; false by default
 */
public record ServerConfig(
    String host,
    int port,
    URI publicUrl,
    Path data,
    @Nullable DatabaseAddress database,
    int databaseConnections,
    @Nullable Secret masterKey,
    LogFormat logFormat,
    @Nullable Mail mail,
    Map<String, Map<String, Secret>> providers,
    Duration promise,
    boolean privateHosts) {
  public ServerConfig {
    providers = Map.copyOf(providers);
  }

  /**
   * Reads the settings from environment variables and, where they are absent there, from a file.
   *
   * @param environment usually {@code System.getenv()}
   * @param file properties with the same names; null for the one that {@code FERIA_CONFIG} names,
   *     if any
   * @throws ConfigException naming every setting that is wrong
   */
  public static ServerConfig read(Map<String, String> environment, @Nullable Path file) {
    return new ConfigReader(environment, file).read();
  }

  /** How the log is written. */
  public enum LogFormat {
    /** For people. */
    TEXT,
    /** One JSON object per line. */
    JSON
  }

  /**
   * How mail is sent.
   *
   * @param host {@code FERIA_SMTP_HOST}
   * @param port {@code FERIA_SMTP_PORT}: 587 by default
   * @param user {@code FERIA_SMTP_USER}: null to send without logging in
   * @param password {@code FERIA_SMTP_PASSWORD}
   * @param from {@code FERIA_SMTP_FROM}: sender of all mail
   * @param security {@code FERIA_SMTP_SECURITY}
   */
  public record Mail(
      String host,
      int port,
      @Nullable String user,
      @Nullable Secret password,
      String from,
      Security security) {
    /** How the connection is protected. */
    public enum Security {
      /** Demands STARTTLS. */
      STARTTLS,
      /** TLS from the first byte. */
      TLS,
      /** Not at all; for a relay on the same host. */
      NONE
    }
  }

  /** Tells whether browsers reach us by https. */
  public boolean https() {
    return "https".equals(publicUrl.getScheme());
  }
}
