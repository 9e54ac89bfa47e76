package dev.feria.server.platform.http;

import dev.feria.core.retry.Sleeper;
import dev.feria.server.platform.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Answers already given to a POST with an Idempotency-Key. A repeat gets the same answer; one that
 * comes while the first is being carried out waits for it. Answers are kept for 48 hours.
 * Thread-safe.
 */
public final class Idempotency {
  static final Duration KEPT = Duration.ofDays(2);
  private static final Duration ABANDONED = Duration.ofMinutes(2);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Database database;
  private final IdempotencyStore store = new IdempotencyStore();
  private final Clock clock;
  private final Sleeper sleeper;

  /** Keeps answers in a database. */
  public Idempotency(Database database, Clock clock, Sleeper sleeper) {
    this.database = database;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /** An answer that was given before. */
  record Answer(int status, @Nullable String body) {}

  /**
   * Takes the key for a request.
   *
   * @return empty when the request is to be carried out, else the answer that was given before
   * @throws ProblemException 422 when the key was used for another request, 409 when the first one
   *     has not ended in time
   */
  Optional<Answer> begin(UUID tenantId, String key, String requestHash) {
    Instant giveUp = clock.instant().plus(LONGEST_WAIT);
    while (true) {
      Instant now = clock.instant();
      boolean claimed =
          database.inTenant(
              tenantId, h -> store.claim(h, tenantId, key, requestHash, now, now.minus(ABANDONED)));
      if (claimed) {
        return Optional.empty();
      }
      Optional<IdempotencyStore.Known> known =
          database.inTenant(tenantId, h -> store.find(h, tenantId, key));
      if (known.isPresent()) {
        Optional<Answer> answer = answer(known.get(), requestHash);
        if (answer.isPresent()) {
          return answer;
        }
      }
      pause(giveUp);
    }
  }

  private static Optional<Answer> answer(IdempotencyStore.Known known, String requestHash) {
    if (!known.isFor(requestHash)) {
      throw Problem.of(
              "idempotency_key_reused",
              422,
              "The Idempotency-Key was used for another request",
              "use a new key for a new request")
          .exception();
    }
    Integer status = known.status();
    return status == null ? Optional.empty() : Optional.of(new Answer(status, known.answer()));
  }

  private void pause(Instant giveUp) {
    try {
      if (!clock.instant().isBefore(giveUp)) {
        throw inProgress();
      }
      sleeper.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw inProgress();
    }
  }

  private static ProblemException inProgress() {
    return Problem.conflict("in_progress", "the first request of this key has not ended yet")
        .exception();
  }

  /** Keeps the answer of the request that holds the key. */
  void complete(UUID tenantId, String key, int status, @Nullable String body) {
    database.useTenant(tenantId, handle -> store.complete(handle, tenantId, key, status, body));
  }

  /** Gives the key back: the request was not carried out and may be repeated. */
  void release(UUID tenantId, String key) {
    database.useTenant(tenantId, handle -> store.release(handle, tenantId, key));
  }

  /** Forgets old answers, and returns how many those were. */
  public int prune() {
    Instant before = clock.instant().minus(KEPT);
    return database.inSystem(handle -> store.prune(handle, before));
  }
}
