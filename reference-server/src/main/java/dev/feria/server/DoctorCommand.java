package dev.feria.server;

import dev.feria.core.auth.Secret;
import dev.feria.core.http.Transport;
import dev.feria.server.platform.Migrations;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code doctor}: finds out why a server does not work. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Checks settings, database, providers and clock; exits 1 if one is not well.")
final class DoctorCommand implements Callable<Integer> {
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Spec CommandSpec spec;
  @Mixin ConfigOption option;

  private final Settings settings;
  private boolean sound = true;

  DoctorCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    ServerConfig config = settings.read(option.file);
    report("settings", null, config.toString());
    report(
        "private hosts",
        null,
        config.privateHosts()
            ? "allowed: tenants can make this server call its own network"
            : "refused");
    checkDatabase(config);
    OkHttpClient http = Transport.create().http().newBuilder().callTimeout(PATIENCE).build();
    new TreeMap<>(config.providers())
        .forEach((id, values) -> checkProvider(http, id, values.get("base_url")));
    checkPublicUrl(http, config);
    spec.commandLine().getOut().flush();
    return sound ? 0 : 1;
  }

  private void checkDatabase(ServerConfig config) {
    try (Storage storage = Storage.open(config)) {
      var migrations = new Migrations(storage.address());
      if (!migrations.isReachable()) {
        report("database", "does not answer", storage.address().jdbcUrl());
        return;
      }
      List<String> pending = migrations.pending();
      report("database", null, storage.address().jdbcUrl());
      report("migrations", null, pending.isEmpty() ? "complete" : "pending: " + pending);
      report("master key", null, "readable");
    } catch (RuntimeException e) {
      report("database", String.valueOf(e.getMessage()), "");
    }
  }

  private void checkProvider(OkHttpClient http, String id, @Nullable Secret base) {
    if (base == null) {
      report("provider " + id, null, "configured, at its own hosts");
      return;
    }
    checkAddress(http, "provider " + id, URI.create(base.reveal()));
  }

  private void checkPublicUrl(OkHttpClient http, ServerConfig config) {
    checkAddress(http, "public url", URI.create(config.publicUrl() + "/health/live"));
  }

  private void checkAddress(OkHttpClient http, String what, URI address) {
    Request request = new Request.Builder().url(address.toString()).build();
    try (Response response = http.newCall(request).execute()) {
      String drift = drift(response.headers().getDate("Date"));
      report(what, drift, address + " answers " + response.code());
    } catch (IOException e) {
      report(what, "cannot be reached: " + e.getMessage(), address.toString());
    }
  }

  private @Nullable String drift(java.util.@Nullable Date date) {
    if (date == null) {
      return null;
    }
    Instant now = settings.clock().instant();
    Duration drift = Duration.between(date.toInstant(), now).abs();
    return drift.compareTo(CLOCK_TOLERANCE) > 0
        ? "our clock and theirs are " + drift.toSeconds() + " s apart"
        : null;
  }

  private void report(String what, @Nullable String problem, String detail) {
    PrintWriter out = spec.commandLine().getOut();
    if (problem == null) {
      out.println("ok    " + what + ": " + detail);
    } else {
      sound = false;
      out.println("WRONG " + what + ": " + problem + " " + Map.of("at", detail));
    }
  }
}
