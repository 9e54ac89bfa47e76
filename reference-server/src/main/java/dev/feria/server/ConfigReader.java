package dev.feria.server;

import dev.feria.core.auth.Secret;
import dev.feria.server.platform.DatabaseAddress;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@link ServerConfig}, and collects what is wrong with it. */
final class ConfigReader {
  private static final String PROVIDER = "FERIA_PROVIDER_";

  /** What {@code bin/demo} writes down for the clients of a server; not settings of one. */
  private static final Set<String> OF_CLIENTS =
      Set.of("FERIA_URL", "FERIA_API_KEY", "FERIA_EMAIL", "FERIA_PASSWORD", "FERIA_PID");

  private static final Set<String> KNOWN =
      Set.of(
          "FERIA_CONFIG",
          "FERIA_HOST",
          "FERIA_PORT",
          "FERIA_PUBLIC_URL",
          "FERIA_DATA",
          "FERIA_DATABASE_URL",
          "FERIA_DATABASE_CONNECTIONS",
          "FERIA_MASTER_KEY",
          "FERIA_LOG_FORMAT",
          "FERIA_RESERVATION_DAYS",
          "FERIA_ALLOW_PRIVATE_HOSTS",
          "FERIA_SMTP_HOST",
          "FERIA_SMTP_PORT",
          "FERIA_SMTP_USER",
          "FERIA_SMTP_PASSWORD",
          "FERIA_SMTP_FROM",
          "FERIA_SMTP_SECURITY");

  private final Map<String, String> values = new TreeMap<>();
  private final List<String> errors = new ArrayList<>();

  ConfigReader(Map<String, String> environment, @Nullable Path file) {
    String named = environment.get("FERIA_CONFIG");
    Path source = file != null || named == null || named.isBlank() ? file : Path.of(named);
    if (source != null) {
      readFile(source);
    }
    environment.forEach(
        (name, value) -> {
          if (name.startsWith("FERIA_") && !value.isBlank()) {
            values.put(name, value.strip());
          }
        });
  }

  private void readFile(Path file) {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      errors.add("FERIA_CONFIG: cannot read " + file);
    }
    for (String name : properties.stringPropertyNames()) {
      String value = properties.getProperty(name).strip();
      if (!value.isEmpty()) {
        values.put(name, value);
      }
    }
  }

  ServerConfig read() {
    refuseUnknown();
    int port = number("FERIA_PORT", 8080, 0, 65_535);
    DatabaseAddress database = database();
    Secret masterKey = secret("FERIA_MASTER_KEY");
    if (database != null && masterKey == null) {
      errors.add(
          "FERIA_MASTER_KEY is missing: it is demanded when FERIA_DATABASE_URL is set;"
              + " make one with: master-key create FILE");
    }
    var config =
        new ServerConfig(
            text("FERIA_HOST", "0.0.0.0"),
            port,
            publicUrl(port),
            Path.of(text("FERIA_DATA", "var/feria")),
            database,
            number("FERIA_DATABASE_CONNECTIONS", 16, 4, 500),
            masterKey,
            choice("FERIA_LOG_FORMAT", ServerConfig.LogFormat.class, ServerConfig.LogFormat.TEXT),
            mail(),
            providers(),
            Duration.ofDays(number("FERIA_RESERVATION_DAYS", 7, 1, 365)),
            flag("FERIA_ALLOW_PRIVATE_HOSTS"));
    if (!errors.isEmpty()) {
      throw new ConfigException(String.join("; ", errors));
    }
    return config;
  }

  private void refuseUnknown() {
    for (String name : values.keySet()) {
      if (!KNOWN.contains(name) && !OF_CLIENTS.contains(name) && !name.startsWith(PROVIDER)) {
        errors.add(name + " is not a setting");
      }
    }
  }

  private String text(String name, String absent) {
    return values.getOrDefault(name, absent);
  }

  private @Nullable Secret secret(String name) {
    String value = values.get(name);
    return value == null ? null : Secret.of(value);
  }

  private int number(String name, int absent, int min, int max) {
    String value = values.get(name);
    if (value == null) {
      return absent;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      errors.add(name + " must be a number from " + min + " to " + max);
      return absent;
    }
    errors.add(name + " must be a number from " + min + " to " + max);
    return absent;
  }

  private boolean flag(String name) {
    String value = values.getOrDefault(name, "false").toLowerCase(Locale.ROOT);
    if (!value.equals("true") && !value.equals("false")) {
      errors.add(name + " must be true or false");
    }
    return value.equals("true");
  }

  private <E extends Enum<E>> E choice(String name, Class<E> type, E absent) {
    String value = values.get(name);
    if (value == null) {
      return absent;
    }
    List<String> allowed = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(value.toUpperCase(Locale.ROOT))) {
        return constant;
      }
      allowed.add(constant.name().toLowerCase(Locale.ROOT));
    }
    errors.add(name + " must be one of " + String.join(", ", allowed));
    return absent;
  }

  private URI publicUrl(int port) {
    URI absent = URI.create("http://localhost:" + port);
    String value = values.get("FERIA_PUBLIC_URL");
    if (value == null) {
      return absent;
    }
    try {
      URI uri = URI.create(value.replaceFirst("/+$", ""));
      boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      boolean isRoot = uri.getRawPath() == null || uri.getRawPath().isEmpty();
      if (isHttp && isRoot && uri.getHost() != null && uri.getRawQuery() == null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      errors.add("FERIA_PUBLIC_URL must be an http(s) address without a path");
      return absent;
    }
    errors.add("FERIA_PUBLIC_URL must be an http(s) address without a path");
    return absent;
  }

  private @Nullable DatabaseAddress database() {
    String value = values.get("FERIA_DATABASE_URL");
    if (value == null) {
      return null;
    }
    try {
      return DatabaseAddress.parse(value);
    } catch (IllegalArgumentException e) {
      errors.add("FERIA_DATABASE_URL " + e.getMessage());
      return null;
    }
  }

  private ServerConfig.@Nullable Mail mail() {
    String host = values.get("FERIA_SMTP_HOST");
    if (host == null) {
      values.keySet().stream()
          .filter(name -> name.startsWith("FERIA_SMTP_"))
          .findFirst()
          .ifPresent(name -> errors.add("FERIA_SMTP_HOST is missing: " + name + " is set"));
      return null;
    }
    String from = values.get("FERIA_SMTP_FROM");
    if (from == null || !from.contains("@")) {
      errors.add("FERIA_SMTP_FROM must be an e-mail address");
    }
    String user = values.get("FERIA_SMTP_USER");
    Secret password = secret("FERIA_SMTP_PASSWORD");
    if ((user == null) != (password == null)) {
      errors.add("FERIA_SMTP_USER and FERIA_SMTP_PASSWORD go together");
    }
    return new ServerConfig.Mail(
        host,
        number("FERIA_SMTP_PORT", 587, 1, 65_535),
        user,
        password,
        from == null ? "" : from,
        choice(
            "FERIA_SMTP_SECURITY",
            ServerConfig.Mail.Security.class,
            ServerConfig.Mail.Security.STARTTLS));
  }

  private Map<String, Map<String, Secret>> providers() {
    Map<String, Map<String, Secret>> providers = new HashMap<>();
    values.forEach(
        (name, value) -> {
          if (name.startsWith(PROVIDER)) {
            String rest = name.substring(PROVIDER.length()).toLowerCase(Locale.ROOT);
            int cut = rest.indexOf('_');
            if (cut < 1 || cut == rest.length() - 1) {
              errors.add(name + " must look like " + PROVIDER + "<ID>_<SETTING>");
            } else {
              providers
                  .computeIfAbsent(rest.substring(0, cut), id -> new HashMap<>())
                  .put(rest.substring(cut + 1), Secret.of(value));
            }
          }
        });
    return providers;
  }
}
