package dev.feria.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.feria.core.auth.OAuthToken;
import dev.feria.core.auth.Secret;
import dev.feria.server.testing.ApiCaller.Answer;
import dev.feria.server.testing.StallProvider;
import dev.feria.server.testing.TestClock;
import dev.feria.server.testing.TestDatabase;
import dev.feria.server.testing.TestServer;
import dev.feria.server.testing.TestServer.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Looks for credentials in clear wherever they could leak to. */
final class CredentialsTest {
  private static final String PATH = "/api/v1/integrations/stall";

  @Test
  void credentials_areNowhereInClear() {
    var log = new ListAppender<ILoggingEvent>();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    log.start();
    root.addAppender(log);
    root.setLevel(Level.DEBUG);
    var stall = new StallProvider();
    try (TestServer server = TestServer.start(new TestClock(), Map.of(), List.of(stall))) {
      Tenant tenant = server.tenant("Demo");
      List<String> seen = new ArrayList<>(exercise(server, stall, tenant));
      seen.addAll(everyColumn(server.database()));
      for (ILoggingEvent event : List.copyOf(log.list)) {
        seen.add(event.getFormattedMessage());
        if (event.getThrowableProxy() != null) {
          seen.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
      }
      List<String> secrets =
          List.of(
              StallProvider.GOOD_KEY,
              "access-s3cret",
              "refresh-s3cret",
              TestServer.PASSWORD,
              tenant.key());
      assertThat(seen).hasSizeGreaterThan(50);
      for (String secret : secrets) {
        assertThat(seen).noneMatch(text -> text.contains(secret));
      }
    } finally {
      root.setLevel(before);
      root.detachAppender(log);
    }
  }

  /** Uses credentials in every way, and returns what the API answered. */
  private static List<String> exercise(TestServer server, StallProvider stall, Tenant tenant) {
    List<Answer> answers = new ArrayList<>();
    answers.add(
        tenant
            .api()
            .post(
                PATH + "/config",
                "{\"shop\":\"https://a.example\",\"api_key\":\"" + StallProvider.GOOD_KEY + "\"}"));
    String id = answers.get(0).text("id");
    server
        .wiring()
        .accounts()
        .tokens()
        .load(tenant.id() + "/" + id)
        .ifPresent(
            token -> {
              throw new AssertionError("keys only");
            });
    store(server, new TokenKey(tenant.id(), UUID.fromString(id)));
    for (String mood : List.of("well", "away", "forbidden", "revoked", "well")) {
      stall.mood(mood);
      answers.add(tenant.api().post(PATH + "/test-connection", null));
      answers.add(tenant.api().post(PATH + "/refresh-token", null));
      answers.add(tenant.api().get(PATH + "/config"));
      answers.add(tenant.api().get("/api/v1/integrations"));
    }
    answers.add(tenant.api().post(PATH + "/config", "{\"api_key\":\"" + StallProvider.GOOD_KEY));
    answers.add(tenant.api().get("/api/v1/audit"));
    answers.add(tenant.api().get("/api/v1/notices"));
    answers.add(tenant.api().get("/api/v1/api-keys"));
    answers.add(tenant.api().get("/api/v1/users"));
    answers.add(server.anonymous().get("/metrics"));
    return answers.stream().map(Answer::body).toList();
  }

  private static void store(TestServer server, TokenKey key) {
    var token =
        new OAuthToken(
            Secret.of("access-s3cret"),
            Secret.of("refresh-s3cret"),
            Instant.parse("2040-01-01T00:00:00Z"),
            null);
    var store = (JdbiTokenStore) server.wiring().accounts().tokens();
    server.wiring().database().useTenant(key.tenantId(), handle -> store.put(handle, key, token));
  }

  /** Returns every row of every table as text, and the bytes of every bytea as characters too. */
  private static List<String> everyColumn(TestDatabase database) {
    List<String> all = new ArrayList<>();
    database.asOwner(
        handle -> {
          List<String> tables =
              handle
                  .createQuery(
                      """
                      select table_name::text from information_schema.tables
                      where table_schema = 'feria'
                      """)
                  .mapTo(String.class)
                  .list();
          for (String table : tables) {
            handle
                .createQuery("select * from " + table)
                .mapToMap()
                .forEach(row -> row.values().forEach(value -> all.add(text(value))));
          }
        });
    return all;
  }

  private static String text(Object value) {
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.ISO_8859_1)
        : String.valueOf(value);
  }
}
