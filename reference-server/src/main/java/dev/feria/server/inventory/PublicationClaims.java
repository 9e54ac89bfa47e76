package dev.feria.server.inventory;

import dev.feria.server.platform.SqlArrays;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Hands out what is due, across tenants: whole groups, each to one worker at a time, the urgent
 * first and in turn between accounts.
 */
final class PublicationClaims {
  /** A group of listings, leased under a token. */
  record Claim(UUID tenant, UUID account, String group, String token) {}

  /** Every account with something due is found by one probe of the index each. */
  private static final String CANDIDATES =
      """
      with recursive accounts as (
        (select account_id from publications
         where wanted_version > published_version and parked is null
         order by account_id limit 1)
        union all
        select (
          select p.account_id from publications p
          where p.wanted_version > p.published_version and p.parked is null
            and p.account_id > a.account_id
          order by p.account_id limit 1)
        from accounts a where a.account_id is not null),
      room as (
        select a.account_id, coalesce(l.room, :perAccount) as room
        from accounts a
        left join unnest(:busy, :room) as l (account_id, room) using (account_id)
        where a.account_id is not null)
      select g.tenant_id, g.account_id, g.group_key
      from room r
      cross join lateral (
        select d.tenant_id, d.account_id, d.group_key, min(d.priority) as priority,
          row_number() over (order by min(d.priority), min(d.due_at)) as turn
        from (
          select p.tenant_id, p.account_id, p.group_key, p.priority, p.due_at
          from publications p
          where p.account_id = r.account_id
            and p.wanted_version > p.published_version and p.parked is null
            and p.due_at <= :now and (p.leased_until is null or p.leased_until < :now)
          order by p.priority, p.due_at limit greatest(4 * :perAccount, 2 * r.room)) d
        group by d.tenant_id, d.account_id, d.group_key) g
      where g.turn <= r.room
      order by g.priority, g.turn
      limit :most
      """;

  /** A new statement, so that it sees what a worker that held the lock before has committed. */
  private static final String LEASE =
      """
      with rows as (
        select p.tenant_id, p.listing_id, c.token
        from unnest(:tenants, :accounts, :groups, :tokens)
          as c (tenant_id, account_id, group_key, token)
        join publications p using (tenant_id, account_id, group_key)
        where p.wanted_version > p.published_version and p.parked is null and p.due_at <= :now
          and not exists (
            select from publications s
            where s.tenant_id = p.tenant_id and s.account_id = p.account_id
              and s.group_key = p.group_key and s.leased_until >= :now)
        order by p.listing_id for update of p skip locked),
      leased as (
        update publications p set leased_by = r.token, leased_until = :until
        from rows r where p.tenant_id = r.tenant_id and p.listing_id = r.listing_id
        returning p.leased_by)
      select distinct leased_by from leased
      """;

  /**
   * How much may be leased.
   *
   * @param groups at most
   * @param calls that these may make, as many groups of an account going into one as it takes
   * @param perAccount how many groups of one account of which nothing else is known
   * @param room how many groups of the other accounts
   * @param batches how many groups accounts take in one call; 1 where nothing is said
   */
  record Room(
      int groups, int calls, int perAccount, Map<UUID, Integer> room, Map<UUID, Integer> batches) {

    /** Keeps the first groups that make no more than the calls. */
    List<Claim> cut(List<Claim> candidates) {
      Map<UUID, Integer> seats = new HashMap<>();
      int left = calls;
      List<Claim> kept = new ArrayList<>();
      for (Claim claim : candidates) {
        int free = seats.getOrDefault(claim.account(), 0);
        if (free == 0) {
          if (left == 0) {
            continue;
          }
          left--;
          free = batches.getOrDefault(claim.account(), 1);
        }
        seats.put(claim.account(), free - 1);
        kept.add(claim);
      }
      return kept;
    }
  }

  /** Leases groups as far as there is room. */
  List<Claim> claim(Handle handle, Room room, Supplier<String> token, Instant now, Instant until) {
    List<Claim> candidates =
        handle
            .createQuery(CANDIDATES)
            .bind("most", room.groups())
            .bind("perAccount", room.perAccount())
            .bind("busy", SqlArrays.uuids(room.room().keySet()))
            .bind("room", SqlArrays.ints(room.room().values()))
            .bind("now", now)
            .map(
                (row, context) ->
                    new Claim(
                        row.getObject("tenant_id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getString("group_key"),
                        token.get()))
            .list();
    if (candidates.isEmpty()) {
      return List.of();
    }
    List<Claim> locked = tryLock(handle, room.cut(candidates));
    Collection<String> leased = lease(handle, locked, now, until);
    return locked.stream().filter(claim -> leased.contains(claim.token())).toList();
  }

  private static List<Claim> tryLock(Handle handle, List<Claim> claims) {
    Set<Integer> places =
        handle
            .createQuery(
                """
                select n.place from unnest(:keys) with ordinality as n (key, place)
                where pg_try_advisory_xact_lock(hashtextextended(n.key, 20))
                """)
            .bind(
                "keys",
                SqlArrays.texts(claims.stream().map(c -> c.account() + " " + c.group()).toList()))
            .mapTo(Integer.class)
            .set();
    List<Claim> locked = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      if (places.contains(i + 1)) {
        locked.add(claims.get(i));
      }
    }
    return locked;
  }

  private static Collection<String> lease(
      Handle handle, List<Claim> claims, Instant now, Instant until) {
    return handle
        .createQuery(LEASE)
        .bind("tenants", SqlArrays.uuids(claims.stream().map(Claim::tenant).toList()))
        .bind("accounts", SqlArrays.uuids(claims.stream().map(Claim::account).toList()))
        .bind("groups", SqlArrays.texts(claims.stream().map(Claim::group).toList()))
        .bind("tokens", SqlArrays.texts(claims.stream().map(Claim::token).toList()))
        .bind("now", now)
        .bind("until", until)
        .mapTo(String.class)
        .set();
  }

  /** Extends leases whose work goes on; a row that somebody is writing waits for the next time. */
  void extend(Handle handle, Collection<String> tokens, Instant until) {
    handle
        .createUpdate(
            """
            with rows as (
              select tenant_id, listing_id from publications where leased_by = any(:tokens)
              for update skip locked)
            update publications p set leased_until = :until
            from rows r where p.tenant_id = r.tenant_id and p.listing_id = r.listing_id
            """)
        .bind("tokens", SqlArrays.texts(tokens))
        .bind("until", until)
        .execute();
  }

  /** An account of a tenant. */
  record Seller(UUID tenant, UUID account) {}

  /** Finds accounts for which nothing is sent, whatever the reason but a refusal. */
  List<Seller> parked(Handle handle) {
    return handle
        .createQuery(
            """
            select distinct tenant_id, account_id from publications
            where parked in ('off', 'reconnect')
            """)
        .map(
            (row, context) ->
                new Seller(
                    row.getObject("tenant_id", UUID.class),
                    row.getObject("account_id", UUID.class)))
        .list();
  }

  /** How many publications wait to be sent, not counting those that are parked. */
  long backlog(Handle handle) {
    return handle
        .createQuery(
            """
            select count(*) from publications
            where wanted_version > published_version and parked is null
            """)
        .mapTo(Long.class)
        .one();
  }
}
