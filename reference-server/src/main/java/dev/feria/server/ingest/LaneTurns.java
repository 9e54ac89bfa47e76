package dev.feria.server.ingest;

import dev.feria.server.platform.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;

/**
 * Claims lanes account by account in turn, and never more of one account than its share. For one
 * thread.
 */
final class LaneTurns {
  private static final UUID FIRST = new UUID(0, 0);
  private static final int ACCOUNTS = 64;

  private final Database database;
  private final LaneClaims claims;
  private final Backlogs backlogs;
  private final Clock clock;
  private final DispatchSettings settings;
  private final String node = UUID.randomUUID().toString();
  private UUID after = FIRST;

  LaneTurns(
      Database database,
      LaneClaims claims,
      Backlogs backlogs,
      Clock clock,
      DispatchSettings settings) {
    this.database = database;
    this.claims = claims;
    this.backlogs = backlogs;
    this.clock = clock;
    this.settings = settings;
  }

  /** Claims lanes, up to a number, for the accounts that are next in turn. */
  List<Lane> claim(int free, ToLongFunction<UUID> busy) {
    return database.inSystem(
        handle -> {
          List<UUID> accounts = new ArrayList<>(claims.accounts(handle, after, ACCOUNTS));
          if (accounts.size() < ACCOUNTS && !after.equals(FIRST)) {
            claims.accounts(handle, FIRST, ACCOUNTS - accounts.size()).stream()
                .filter(account -> !accounts.contains(account))
                .forEach(accounts::add);
          }
          Map<UUID, Integer> most = shares(accounts, busy);
          if (most.isEmpty()) {
            after = FIRST;
            return List.of();
          }
          List<Lane> lanes = claim(handle, most, free);
          after = next(accounts, lanes);
          return lanes;
        });
  }

  private List<Lane> claim(Handle handle, Map<UUID, Integer> most, int free) {
    Map<UUID, Integer> calm = new LinkedHashMap<>(most);
    calm.keySet().removeIf(backlogs::isCatchingUp);
    Map<UUID, Integer> flooded = new LinkedHashMap<>(most);
    flooded.keySet().removeAll(calm.keySet());
    Instant now = clock.instant();
    List<Lane> lanes = new ArrayList<>();
    if (!calm.isEmpty()) {
      lanes.addAll(claims.claim(handle, calm, free, node, now, settings.lease()));
    }
    if (!flooded.isEmpty() && lanes.size() < free) {
      int left = free - lanes.size();
      lanes.addAll(claims.claimNewest(handle, flooded, left, node, now, settings.lease()));
    }
    return lanes;
  }

  /** Where an account has no lane to spare, more may wait than should be read one by one. */
  void lookAtFull(List<Lane> lanes, ToLongFunction<UUID> busy, Runnable ended) {
    Map<UUID, Lane> accounts = new LinkedHashMap<>();
    lanes.forEach(lane -> accounts.put(lane.accountId(), lane));
    for (Lane lane : accounts.values()) {
      long claimed = lanes.stream().filter(l -> l.accountId().equals(lane.accountId())).count();
      if (busy.applyAsLong(lane.accountId()) + claimed >= settings.perAccount()) {
        backlogs.look(lane, ended);
      }
    }
  }

  // The next claim begins behind the account that was served last; where nothing was due, behind
  // those that were looked at.
  private static UUID next(List<UUID> accounts, List<Lane> lanes) {
    UUID last = accounts.get(accounts.size() - 1);
    int furthest = -1;
    for (Lane lane : lanes) {
      furthest = Math.max(furthest, accounts.indexOf(lane.accountId()));
    }
    return furthest < 0 ? last : accounts.get(furthest);
  }

  private Map<UUID, Integer> shares(List<UUID> accounts, ToLongFunction<UUID> busy) {
    Map<UUID, Integer> most = new LinkedHashMap<>();
    for (UUID account : accounts) {
      int limit = backlogs.isCatchingUp(account) ? Backlogs.LANES : settings.perAccount();
      long taken = busy.applyAsLong(account);
      if (taken < limit) {
        most.put(account, (int) (limit - taken));
      }
    }
    return most;
  }
}
