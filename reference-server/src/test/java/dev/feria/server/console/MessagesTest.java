package dev.feria.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class MessagesTest {
  private static final Pattern KEY = Pattern.compile("\\bt(?:Or)?\\(\\s*\"([a-z_.0-9]+)\"\\s*[,)]");
  private static final Pattern CHOSEN =
      Pattern.compile("\\bt\\([^\"\\n]*\\?\\s*\"([a-z_.]+)\"\\s*:\\s*\"([a-z_.]+)\"");
  private static final Pattern BADGE =
      Pattern.compile("kind = \"([a-z.]+)\", value = \"([a-z]+)\"");

  /** Texts that are chosen by a word of a service: what each word may be. */
  private static final Map<String, List<String>> WORDS =
      Map.ofEntries(
          Map.entry(
              "account.status",
              List.of("connected", "token_expired", "reconnect", "error", "disconnected")),
          Map.entry(
              "listing.state",
              List.of("active", "out_of_stock", "paused", "blocked", "closed", "unknown")),
          Map.entry("order.state", List.of("unpaid", "paid", "cancelled", "unknown")),
          Map.entry(
              "effect", List.of("none", "reserved", "taken", "included", "returned", "foreign")),
          Map.entry("sale.status", List.of("completed", "cancelled")),
          Map.entry("sync.status", List.of("queued", "running", "done", "failed")),
          Map.entry("sync.kind", List.of("orders", "listings")),
          Map.entry("sync.new", List.of("orders", "listings")),
          Map.entry("sync.reason", List.of("connect", "person", "sweep")),
          Map.entry("record.outcome", List.of("failed", "resolved")),
          Map.entry("price.state", List.of("waiting", "published", "drifted", "failed")),
          Map.entry("publication", List.of("none", "waiting", "published", "failed")),
          Map.entry(
              "movement.kind", List.of("opening", "receive", "adjust", "count", "sale", "return")),
          Map.entry("oversell", List.of("stock", "returned", "person")),
          Map.entry(
              "drift",
              List.of(
                  "reconnect_needed",
                  "publishing_off",
                  "location_not_chosen",
                  "write_refused",
                  "write_failing",
                  "write_pending",
                  "orders_unread",
                  "changed_at_channel",
                  "never_written",
                  "none")),
          Map.entry("severity", List.of("info", "warning", "error")),
          Map.entry("token", List.of("valid", "expired", "lost", "none")),
          Map.entry("user", List.of("active", "disabled")),
          Map.entry("role", List.of("owner", "agent")),
          Map.entry(
              "category",
              List.of("marketplace", "store", "messaging", "classified", "voice", "mail")),
          Map.entry(
              "done",
              List.of(
                  "connected",
                  "created",
                  "disconnected",
                  "key_revoked",
                  "moved",
                  "repairing",
                  "replayed",
                  "retried",
                  "saved",
                  "sold",
                  "synced",
                  "tested",
                  "user",
                  "user_disabled")),
          Map.entry(
              "notice",
              List.of(
                  "reconnect_needed",
                  "reconnect_needed.advice",
                  "oversold",
                  "oversold.advice",
                  "sync_failed",
                  "sync_failed.advice",
                  "dead_letter",
                  "dead_letter.advice",
                  "webhooks_revived",
                  "webhooks_revived.advice")),
          Map.entry(
              "nav",
              List.of(
                  "home",
                  "integrations",
                  "products",
                  "listings",
                  "orders",
                  "sales",
                  "syncs",
                  "settings")));

  private final Bundles bundles = new Bundles();

  @Test
  void bundles_ofAllLanguages_haveTheSameKeys() {
    Set<String> spanish = bundles.of(Language.ES).keySet();
    assertThat(bundles.of(Language.PT).keySet()).isEqualTo(spanish);
    assertThat(bundles.of(Language.EN).keySet()).isEqualTo(spanish);
    assertThat(spanish).hasSizeGreaterThan(300);
  }

  @Test
  void bundles_haveEveryKeyThatPagesUse() throws IOException {
    Set<String> used = new TreeSet<>();
    for (String text : sources()) {
      collect(KEY.matcher(text), used);
      collect(CHOSEN.matcher(text), used);
      Matcher badge = BADGE.matcher(text);
      while (badge.find()) {
        used.add(badge.group(1) + "." + badge.group(2));
      }
    }
    WORDS.forEach((prefix, words) -> words.forEach(word -> used.add(prefix + "." + word)));
    assertThat(used).hasSizeGreaterThan(250);
    assertThat(bundles.of(Language.EN).keySet()).containsAll(used);
  }

  private static void collect(Matcher matcher, Set<String> keys) {
    while (matcher.find()) {
      for (int i = 1; i <= matcher.groupCount(); i++) {
        keys.add(matcher.group(i));
      }
    }
  }

  private static List<String> sources() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String folder : List.of("src/main/jte", "src/main/java/dev/feria/server/console")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          texts.add(Files.readString(file));
        }
      }
    }
    return texts;
  }

  @Test
  void bundles_areWellFormedInEveryLanguage() {
    for (Language language : Language.values()) {
      bundles
          .of(language)
          .forEach(
              (key, pattern) -> {
                assertThat(pattern).as(key).isNotBlank().doesNotContain("'");
                assertThat(new MessageFormat(pattern, Locale.ROOT).format(new Object[] {1, 2}))
                    .as(key)
                    .isNotBlank();
              });
    }
  }

  @Test
  void bundles_takeTheSameArgumentsInEveryLanguage() {
    bundles
        .of(Language.EN)
        .forEach(
            (key, pattern) -> {
              int arguments = arguments(pattern);
              assertThat(arguments(bundles.of(Language.ES).get(key))).as(key).isEqualTo(arguments);
              assertThat(arguments(bundles.of(Language.PT).get(key))).as(key).isEqualTo(arguments);
            });
  }

  private static int arguments(String pattern) {
    return new MessageFormat(pattern, Locale.ROOT).getFormatsByArgumentIndex().length;
  }

  @Test
  void templates_writeNothingUnescaped() throws IOException {
    for (String text : sources()) {
      assertThat(text).doesNotContain("$unsafe");
    }
  }
}
