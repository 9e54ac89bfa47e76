package dev.feria.server.accounts;

import dev.feria.core.auth.Secret;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.http.Problem;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes the key that credentials are encrypted with, while servers run: they read the key file
 * again as soon as it changes, and what they replace meanwhile is left alone.
 */
public final class KeyRotation {
  private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);
  private static final Duration SETTLED = Duration.ofMinutes(1);
  private static final int BATCH = 200;
  private static final int MOST_ATTEMPTS = 5;

  private final Database database;
  private final MasterKey key;
  private final Vault vault;
  private final Clock clock;

  /** An encrypted value as it was read. */
  private record Sealed(UUID tenantId, String owner, String field, Row row) {}

  /** Where an encrypted value is. */
  private record Row(UUID accountId, ByteBuffer stateHash, ByteBuffer ciphertext, long version) {}

  /** Rotates the key of a database's secrets. */
  public KeyRotation(Database database, MasterKey key, Clock clock) {
    this.database = database;
    this.key = key;
    this.vault = new Vault(key);
    this.clock = clock;
  }

  /**
   * Adds a key, makes it the one that encrypts, and encrypts everything with it.
   *
   * @return how many secrets were encrypted again
   * @throws dev.feria.server.platform.http.ProblemException when the keyset is not in a file
   */
  public int rotate() {
    requireFile();
    key.rotate();
    LOG.info("master key rotated: key={}", key.primaryId());
    return encryptAgain();
  }

  /**
   * Tells how long {@link #dropOld} is still refused, because what a server encrypted just before
   * the keys were changed may not be stored yet; zero when it is not.
   */
  public Duration untilSettled() {
    Duration left = Duration.between(clock.instant(), key.changedAt().plus(SETTLED));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /**
   * Removes the keys that encrypt no more, after everything is encrypted with the newest.
   *
   * <p>While writers are locked out, nothing may be left that is encrypted with an old key; then
   * the old keys are retired in the database, which refuses whatever is still encrypted with them,
   * and only then they leave the file. A server that is late encrypts again with the newest.
   *
   * @return how many keys were removed
   * @throws dev.feria.server.platform.http.ProblemException when the keyset is not in a file, was
   *     changed within the last minute, or something is still encrypted with another key
   */
  public int dropOld() {
    requireFile();
    Duration left = untilSettled();
    if (!left.isZero()) {
      throw Problem.conflict(
              "rotated_lately",
              "the keys were changed less than a minute ago, and a server may still store what it"
                  + " encrypted before; nothing was removed. Try again in "
                  + (left.toSeconds() + 1)
                  + " s, or add --wait")
          .exception();
    }
    List<byte[]> old = key.olderIds().stream().map(KeyRotation::bytes).toList();
    if (old.isEmpty()) {
      return 0;
    }
    for (int attempt = 1; !retire(old); attempt++) {
      if (attempt == MOST_ATTEMPTS) {
        throw Problem.conflict(
                "old_key_in_use",
                "a server goes on encrypting with an old key; nothing was removed. Give every"
                    + " server the new key file, then try again")
            .exception();
      }
      encryptAgain();
    }
    int dropped = key.dropOld();
    LOG.info("old master keys dropped: count={}", dropped);
    return dropped;
  }

  /** Retires keys if nothing is encrypted with any but the newest. */
  private boolean retire(List<byte[]> old) {
    return database.<Boolean, RuntimeException>inSystem(
        handle -> {
          handle.execute("lock table account_secrets, oauth_states in share row exclusive mode");
          if (!findSecrets(handle).isEmpty() || !findStates(handle).isEmpty()) {
            return false;
          }
          var batch =
              handle.prepareBatch(
                  "insert into retired_keys (key_id, retired_at) values (?, ?)"
                      + " on conflict do nothing");
          old.forEach(id -> batch.add(id, clock.instant().atOffset(ZoneOffset.UTC)));
          batch.execute();
          return true;
        });
  }

  private void requireFile() {
    if (!key.isFile()) {
      throw Problem.conflict(
              "inline_key", "FERIA_MASTER_KEY holds the keyset itself; keep it in a file to rotate")
          .exception();
    }
  }

  /** Encrypts what an older key encrypted, until nothing is left, and counts it. */
  public int encryptAgain() {
    int count = 0;
    while (true) {
      List<Sealed> old = database.inSystem(this::findSecrets);
      List<Sealed> states = database.inSystem(this::findStates);
      if (old.isEmpty() && states.isEmpty()) {
        return count;
      }
      int done = 0;
      for (Sealed sealed : old) {
        done += database.<Integer, RuntimeException>inSystem(h -> replaceSecret(h, sealed));
      }
      for (Sealed sealed : states) {
        done += database.<Integer, RuntimeException>inSystem(h -> replaceState(h, sealed));
      }
      count += done;
    }
  }

  private List<Sealed> findSecrets(Handle handle) {
    return handle
        .createQuery(
            """
            select tenant_id, account_id, field, ciphertext, version from account_secrets
            where substring(ciphertext from 2 for 4) <> :key
            limit :batch
            """)
        .bind("key", primary())
        .bind("batch", BATCH)
        .map(
            (row, context) -> {
              UUID account = row.getObject("account_id", UUID.class);
              return new Sealed(
                  row.getObject("tenant_id", UUID.class),
                  account.toString(),
                  row.getString("field"),
                  new Row(
                      account,
                      ByteBuffer.allocate(0),
                      ByteBuffer.wrap(row.getBytes("ciphertext")),
                      row.getLong("version")));
            })
        .list();
  }

  private List<Sealed> findStates(Handle handle) {
    return handle
        .createQuery(
            """
            select tenant_id, state_hash, verifier from oauth_states
            where substring(verifier from 2 for 4) <> :key
            limit :batch
            """)
        .bind("key", primary())
        .bind("batch", BATCH)
        .map(
            (row, context) -> {
              UUID tenantId = row.getObject("tenant_id", UUID.class);
              byte[] hash = row.getBytes("state_hash");
              return new Sealed(
                  tenantId,
                  OAuthStates.owner(hash),
                  OAuthStates.FIELD,
                  new Row(
                      tenantId,
                      ByteBuffer.wrap(hash),
                      ByteBuffer.wrap(row.getBytes("verifier")),
                      0));
            })
        .list();
  }

  private byte[] primary() {
    return bytes(key.primaryId());
  }

  private static byte[] bytes(int id) {
    return ByteBuffer.allocate(4).putInt(id).array();
  }

  /**
   * The version stays: a token that a server renews at this very moment must still be able to
   * replace the one it read.
   */
  private int replaceSecret(Handle handle, Sealed sealed) {
    Row row = sealed.row();
    return handle
        .createUpdate(
            """
            update account_secrets set ciphertext = :fresh, updated_at = now()
            where tenant_id = :tenant and account_id = :account and field = :field
              and version = :version and ciphertext = :old
            """)
        .bind("fresh", encrypted(sealed))
        .bind("tenant", sealed.tenantId())
        .bind("account", row.accountId())
        .bind("field", sealed.field())
        .bind("version", row.version())
        .bind("old", row.ciphertext().array())
        .execute();
  }

  private int replaceState(Handle handle, Sealed sealed) {
    return handle
        .createUpdate("update oauth_states set verifier = :fresh where state_hash = :state")
        .bind("fresh", encrypted(sealed))
        .bind("state", sealed.row().stateHash().array())
        .execute();
  }

  private byte[] encrypted(Sealed sealed) {
    Secret plain =
        vault.open(
            sealed.tenantId(), sealed.owner(), sealed.field(), sealed.row().ciphertext().array());
    return vault.seal(sealed.tenantId(), sealed.owner(), sealed.field(), plain);
  }
}
