package dev.feria.server.inventory;

import dev.feria.core.commerce.StockChange;
import dev.feria.core.commerce.StockOutcome;
import dev.feria.core.commerce.StockPublisher;
import dev.feria.core.error.ConflictException;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.ThrottledException;
import dev.feria.server.inventory.PublicationClaims.Claim;
import dev.feria.server.inventory.PublicationResults.Done;
import dev.feria.server.inventory.PublicationResults.Due;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.RetryDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the quantities of leased groups of one account: reads them, calls the provider with no
 * transaction open, records the outcome. Thread-safe.
 */
final class PublicationSender {
  private static final Logger LOG = LoggerFactory.getLogger(PublicationSender.class);

  private final PublicationResults results = new PublicationResults();
  private final QuantityLog log = new QuantityLog();
  private final Database database;
  private final Publications publications;
  private final Channels channels;
  private final PublicationListener listener;
  private final PublicationMetrics metrics;
  private final Clock clock;
  private final DoubleSupplier random;

  PublicationSender(
      Database database,
      Publications publications,
      Channels channels,
      PublicationListener listener,
      PublicationMetrics metrics,
      Clock clock,
      DoubleSupplier random) {
    this.database = database;
    this.publications = publications;
    this.channels = channels;
    this.listener = listener;
    this.metrics = metrics;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Sends what the claims cover.
   *
   * @param claims of one account, at least one
   * @return how many groups the account takes in one call
   */
  int send(List<Claim> claims) {
    UUID tenant = claims.get(0).tenant();
    UUID account = claims.get(0).account();
    List<String> tokens = claims.stream().map(Claim::token).toList();
    Channel channel;
    try {
      channel = channels.open(tenant, account);
    } catch (ProviderException e) {
      record(claims, failed(due(tenant, tokens), e));
      return 1;
    }
    StockPublisher publisher = channel.publisher();
    if (channel.parked() != null || publisher == null) {
      park(tenant, account, tokens, channel.parked() == null ? Parking.OFF : channel.parked());
      return 1;
    }
    List<Due> due = due(tenant, tokens);
    if (due.isEmpty()) {
      database.useTenant(tenant, handle -> results.release(handle, tenant, tokens));
    } else {
      record(claims, call(publisher, due, channel.buffer()));
    }
    return publisher.stockBatchSize();
  }

  private void park(UUID tenant, UUID account, List<String> tokens, Parking reason) {
    database.useTenant(tenant, handle -> publications.park(handle, tenant, account, reason));
    database.useTenant(tenant, handle -> results.release(handle, tenant, tokens));
    LOG.info("publications parked: account={} reason={}", account, reason.word());
  }

  private List<Due> due(UUID tenant, List<String> tokens) {
    return database.inTenant(
        tenant, handle -> results.due(handle, tenant, tokens, clock.instant()));
  }

  /** What became of a leased listing; no failure means that it is published. */
  private record Result(Due due, int quantity, @Nullable ProviderException failure) {}

  private static List<Result> call(StockPublisher publisher, List<Due> due, int buffer) {
    Map<String, Due> byExternalId = new HashMap<>();
    List<StockChange> changes = new ArrayList<>();
    for (Due listing : due) {
      byExternalId.put(listing.externalId(), listing);
      changes.add(
          new StockChange(
              listing.externalId(),
              listing.group(),
              listing.stock().available(buffer),
              listing.shown()));
    }
    List<StockOutcome> outcomes;
    try {
      outcomes = publisher.publishStock(changes);
    } catch (ProviderException e) {
      return due.stream()
          .map(listing -> new Result(listing, listing.stock().available(buffer), e))
          .toList();
    }
    List<Result> found = new ArrayList<>();
    for (StockOutcome outcome : outcomes) {
      Due listing = byExternalId.get(outcome.change().listingId());
      if (listing != null) {
        found.add(
            new Result(
                listing,
                outcome.change().quantity(),
                outcome instanceof StockOutcome.Refused refused ? refused.reason() : null));
      }
    }
    return found;
  }

  private static List<Result> failed(List<Due> due, ProviderException reason) {
    return due.stream().map(listing -> new Result(listing, 0, reason)).toList();
  }

  private void record(List<Claim> claims, List<Result> found) {
    UUID tenant = claims.get(0).tenant();
    UUID account = claims.get(0).account();
    Map<String, String> tokenOfGroup = new HashMap<>();
    claims.forEach(claim -> tokenOfGroup.put(claim.group(), claim.token()));
    List<String> tokens = claims.stream().map(Claim::token).toList();
    Instant now = clock.instant();
    List<Done> done = new ArrayList<>();
    Map<UUID, Integer> shown = new TreeMap<>();
    for (Result result : found) {
      if (result.failure() == null) {
        done.add(new Done(result.due(), result.quantity()));
        shown.put(result.due().listingId(), result.quantity());
      }
    }
    List<Result> failures = found.stream().filter(result -> result.failure() != null).toList();
    database.useTenant(
        tenant,
        handle -> {
          if (!done.isEmpty()) {
            listener.published(handle, tenant, shown);
          }
          results.lock(
              handle, tenant, found.stream().map(result -> result.due().listingId()).toList());
          List<QuantityLog.New> entries = new ArrayList<>();
          if (!done.isEmpty()) {
            Map<UUID, Integer> kept = results.published(handle, tenant, tokens, done, now);
            metrics.overtaken(done.size() - kept.size());
            done.forEach(d -> entries.addAll(entry(d, kept.get(d.due().listingId()), now)));
          }
          for (Result result : failures) {
            String token = tokenOfGroup.getOrDefault(result.due().group(), "");
            record(handle, tenant, token, result, now).ifPresent(entries::add);
          }
          if (!entries.isEmpty()) {
            log.add(handle, tenant, entries);
          }
        });
    done.forEach(d -> metrics.published(Duration.between(d.due().wantedAt(), now)));
    failures.stream()
        .map(Result::failure)
        .filter(failure -> failure != null && failure.reconnectNeeded())
        .findFirst()
        .ifPresent(failure -> lost(tenant, account, tokens, failure));
  }

  private static List<QuantityLog.New> entry(Done done, @Nullable Integer number, Instant now) {
    return number == null
        ? List.of()
        : List.of(
            new QuantityLog.New(
                done.due().listingId(),
                number,
                new QuantityEntry(
                    now,
                    QuantityEntry.PUBLISHED,
                    done.quantity(),
                    done.due().wantedVersion(),
                    null,
                    null)));
  }

  private Optional<QuantityLog.New> record(
      Handle handle, UUID tenant, String token, Result result, Instant now) {
    ProviderException failure = result.failure();
    if (failure == null || failure.reconnectNeeded()) {
      return Optional.empty();
    }
    String error = String.valueOf(failure.getMessage());
    boolean later = failure.waitingHelps() || failure instanceof ConflictException;
    Optional<Integer> number;
    if (later) {
      metrics.retried();
      Duration delay =
          RetryDelay.after(result.due().attempts() + 1, failure.failure().retryAfter(), random);
      boolean certain = failure instanceof ThrottledException;
      number = results.later(handle, tenant, token, result.due(), delay, certain, error, now);
    } else {
      metrics.refused();
      number = results.refused(handle, tenant, token, result.due(), error, now);
    }
    LOG.info(
        "publication not accepted: listing={} attempts={} reason={}",
        result.due().listingId(),
        result.due().attempts() + 1,
        error);
    ProviderException.Failure told = failure.failure();
    String code = told.code() == null ? Integer.toString(told.status()) : told.code();
    return number.map(
        n ->
            new QuantityLog.New(
                result.due().listingId(),
                n,
                new QuantityEntry(
                    now,
                    later ? QuantityEntry.FAILED : QuantityEntry.REFUSED,
                    result.quantity(),
                    result.due().wantedVersion(),
                    code,
                    error)));
  }

  private void lost(UUID tenant, UUID account, List<String> tokens, ProviderException reason) {
    park(tenant, account, tokens, Parking.RECONNECT);
    channels.lost(tenant, account, reason);
  }
}
