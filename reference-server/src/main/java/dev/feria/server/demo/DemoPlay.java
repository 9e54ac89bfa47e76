package dev.feria.server.demo;

import dev.feria.core.retry.Sleeper;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Connects the sellers of the sandbox, waits for the imports and compares. */
final class DemoPlay {
  private static final Duration STEP = Duration.ofMillis(500);
  private static final int MOST_STEPS = 1200;
  private static final int STEPS_OF_PATIENCE = 60;
  private static final int STEPS_WITHOUT_PROGRESS = 120;
  private static final int MOST_DIFFERENCES = 20;

  private final DemoSandbox sandbox;
  private final DemoServer server;
  private final URI publicUrl;
  private final Sleeper sleeper;
  private final PrintWriter out;

  DemoPlay(
      DemoSandbox sandbox, DemoServer server, URI publicUrl, Sleeper sleeper, PrintWriter out) {
    this.sandbox = sandbox;
    this.server = server;
    this.publicUrl = publicUrl;
    this.sleeper = sleeper;
    this.out = out;
  }

  /** A provider of the sandbox and the account that the server has there. */
  record Pair(DemoSandbox.Stall stall, DemoServer.Connected account) {}

  /** Connects what is not connected, and imports. */
  List<Pair> connect(List<DemoSandbox.Stall> stalls) throws InterruptedException {
    List<Pair> pairs = new ArrayList<>();
    for (DemoSandbox.Stall stall : stalls) {
      sandbox.notify(stall, publicUrl.resolve("/api/webhooks/" + stall.id()));
      Optional<DemoServer.Connected> known = account(stall).filter(DemoServer.Connected::works);
      if (known.isEmpty()) {
        connect(stall);
      } else {
        say("%s %s is connected already (%s)", stall.id(), stall.account(), known.get().name());
        server.syncOrders(known.get());
      }
      pairs.add(new Pair(stall, awaitAccount(stall)));
    }
    return pairs;
  }

  private void connect(DemoSandbox.Stall stall) {
    DemoServer.Ways ways = server.ways(stall.id());
    if (ways.ways().contains("oauth")) {
      say("Connecting %s %s: the seller authorises in the browser", stall.id(), stall.account());
      new DemoBrowser()
          .authorise(server.authorisation(stall.id(), entered(stall, ways.fields())), publicUrl);
    } else {
      say("Connecting %s %s with the seller's keys", stall.id(), stall.account());
      server.connect(stall.id(), entered(stall, ways.keys()));
    }
  }

  private static Map<String, String> entered(DemoSandbox.Stall stall, List<String> fields) {
    Map<String, String> entered = new LinkedHashMap<>();
    for (String field : fields) {
      String value = stall.field(field);
      if (value != null) {
        entered.put(field, value);
      }
    }
    return entered;
  }

  // Shops that post their keys by themselves may do so after the browser has returned.
  private DemoServer.Connected awaitAccount(DemoSandbox.Stall stall) throws InterruptedException {
    for (int step = 0; step < STEPS_OF_PATIENCE; step++) {
      Optional<DemoServer.Connected> found = account(stall).filter(DemoServer.Connected::works);
      if (found.isPresent()) {
        return found.get();
      }
      sleeper.sleep(STEP);
    }
    throw new DemoException("the server did not connect " + stall.id() + " " + stall.account());
  }

  /** Waits until no import runs, telling how far they are. */
  void awaitImports(List<Pair> pairs) throws InterruptedException {
    String told = "";
    for (int step = 0; step < MOST_STEPS; step++) {
      List<String> open = new ArrayList<>();
      boolean complete = true;
      for (Pair pair : pairs) {
        List<DemoServer.Sync> syncs = server.syncs(pair.account());
        complete &= imported(syncs);
        syncs.stream()
            .filter(DemoServer.Sync::open)
            .forEach(
                sync ->
                    open.add(
                        "%s %s %d%s"
                            .formatted(
                                pair.account().name(),
                                sync.kind(),
                                sync.processed(),
                                sync.total() > 0 ? " of " + sync.total() : "")));
      }
      if (complete && open.isEmpty()) {
        return;
      }
      String now = String.join(", ", open);
      if (!now.isEmpty() && !now.equals(told)) {
        say("  importing: %s", now);
        told = now;
      }
      sleeper.sleep(STEP);
    }
    throw new DemoException("the imports did not end within " + STEP.multipliedBy(MOST_STEPS));
  }

  private static boolean imported(List<DemoServer.Sync> syncs) {
    for (String kind : List.of("listings", "orders")) {
      if (syncs.stream().noneMatch(s -> s.kind().equals(kind) && !s.open())) {
        return false;
      }
    }
    return true;
  }

  /** Compares until both sides agree, or nothing has moved for a while. */
  boolean check(List<Pair> pairs) throws InterruptedException {
    boolean agreed = true;
    for (Pair pair : pairs) {
      List<String> differences = settle(pair);
      if (differences.isEmpty()) {
        say("%s: the server agrees with the sandbox", name(pair));
      } else {
        agreed = false;
        say("%s: %d differences", name(pair), differences.size());
        differences.stream().limit(MOST_DIFFERENCES).forEach(text -> say("  %s", text));
      }
    }
    return agreed;
  }

  private static String name(Pair pair) {
    return pair.stall().id() + " " + pair.stall().account();
  }

  private List<String> settle(Pair pair) throws InterruptedException {
    List<String> before = List.of();
    int unchanged = 0;
    while (true) {
      List<String> now =
          TruthCheck.differences(sandbox.truth(pair.stall()), server.held(pair.account()));
      if (now.isEmpty()) {
        return now;
      }
      unchanged = now.equals(before) ? unchanged + 1 : 0;
      if (unchanged >= STEPS_WITHOUT_PROGRESS) {
        return now;
      }
      before = now;
      sleeper.sleep(STEP);
    }
  }

  /** Prints what was imported. */
  void summary(List<Pair> pairs) {
    say("");
    say(
        "%-14s %-24s %9s %8s %9s  %s",
        "provider", "account", "listings", "orders", "units", "total");
    List<Truth> channels = new ArrayList<>();
    for (Pair pair : pairs) {
      Truth held = server.held(pair.account());
      channels.add(held);
      Map<String, BigDecimal> totals = TruthCheck.totals(held);
      say(
          "%-14s %-24s %9d %8d %9d  %s",
          pair.stall().id(),
          pair.account().name(),
          held.listings().size(),
          held.orders().size(),
          held.orders().values().stream().mapToLong(Truth.Order::units).sum(),
          totals.entrySet().stream()
              .map(each -> each.getKey() + " " + each.getValue().toPlainString())
              .reduce((a, b) -> a + ", " + b)
              .orElse("-"));
    }
    say(
        "%d products, %d listings without a product, %d sales",
        server.count("/products?limit=200"),
        server.count("/listings?linked=false&limit=200"),
        server.count("/sales?limit=200"));
    TruthCheck.spread(channels)
        .forEach(
            (n, products) ->
                say("%d products on %d %s", products, n, n == 1 ? "channel" : "channels"));
    say("");
  }

  private Optional<DemoServer.Connected> account(DemoSandbox.Stall stall) {
    return server.accounts().stream()
        .filter(each -> each.provider().equals(stall.id()))
        .filter(each -> stall.owns(each.externalId()))
        .findFirst();
  }

  private void say(String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
    out.flush();
  }
}
