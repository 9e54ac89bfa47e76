package dev.feria.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.auth.OAuthToken;
import dev.feria.core.auth.Secret;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.provider.AccountProfile;
import dev.feria.core.provider.Connection;
import dev.feria.core.provider.ProviderDescriptor;
import dev.feria.core.retry.Sleeper;
import dev.feria.server.platform.AdvisoryLocks;
import dev.feria.server.platform.Database;
import dev.feria.server.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The token store, its vault and key rotation, with two nodes on one database. */
final class TokenStoreTest {
  private final AccountStore accounts = new AccountStore();
  @TempDir Path folder;
  private TestDatabase database;
  private Node first;
  private Node second;
  private TokenKey key;

  /** One server's share of things. */
  private record Node(
      Database database,
      AdvisoryLocks locks,
      MasterKey masterKey,
      SecretStore secrets,
      JdbiTokenStore store)
      implements AutoCloseable {
    static Node on(TestDatabase test, Path keyFile) {
      Database database = Database.open(test.address(), 8);
      var locks = new AdvisoryLocks(test.address());
      MasterKey masterKey = MasterKey.ofFile(keyFile);
      var secrets = new SecretStore(new Vault(masterKey));
      return new Node(
          database,
          locks,
          masterKey,
          secrets,
          new JdbiTokenStore(database, locks, secrets, Clock.systemUTC(), Sleeper.realTime()));
    }

    @Override
    public void close() {
      locks.close();
      database.close();
    }
  }

  @BeforeEach
  void open() {
    Path keyFile = folder.resolve("key.json");
    MasterKey.create(keyFile);
    database = TestDatabase.create();
    first = Node.on(database, keyFile);
    second = Node.on(database, keyFile);
    UUID tenant = database.tenant("Demo");
    AccountRow row =
        first
            .database()
            .inTenant(
                tenant,
                handle ->
                    accounts.insert(
                        handle,
                        new AccountKeeper.Found(
                            tenant,
                            "test",
                            "stall",
                            ProviderDescriptor.Connect.OAUTH,
                            new Connection(
                                new AccountProfile("s1", "Seller", Map.of()), null, Map.of()),
                            Map.of()),
                        "hook",
                        Instant.now()));
    key = TokenKey.of(row);
    first.database().useTenant(tenant, handle -> first.store().put(handle, key, token("t-0")));
  }

  @AfterEach
  void close() {
    first.close();
    second.close();
    database.close();
  }

  private static OAuthToken token(String access) {
    return new OAuthToken(
        Secret.of(access),
        Secret.of("refresh-" + access),
        Instant.parse("2030-01-01T00:00:00Z"),
        "read");
  }

  private static int number(OAuthToken token) {
    return Integer.parseInt(token.accessToken().reveal().substring(2));
  }

  @Test
  void update_by64ThreadsOnTwoNodes_losesNothingAndNeverOverlaps() throws Exception {
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(64);
    List<Future<?>> calls = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      JdbiTokenStore store = i % 2 == 0 ? first.store() : second.store();
      calls.add(
          pool.submit(
              () ->
                  store.update(
                      key.text(),
                      held -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        OAuthToken next = token("t-" + (number(held) + 1));
                        inside.decrementAndGet();
                        return next;
                      })));
    }
    for (Future<?> call : calls) {
      call.get();
    }
    pool.shutdown();

    assertThat(most.get()).isOne();
    assertThat(number(first.store().load(key.text()).orElseThrow().token())).isEqualTo(64);
    assertThat(second.store().load(key.text()).orElseThrow().version()).isEqualTo(65);
  }

  @Test
  void update_whenChangeReturnsTheSame_storesNothing() {
    assertThat(first.store().update(key.text(), held -> held).version()).isOne();
  }

  @Test
  void update_whenChangeThrows_storesNothingAndFreesTheLock() {
    assertThatThrownBy(
            () ->
                first
                    .store()
                    .update(
                        key.text(),
                        held -> {
                          throw new IllegalStateException("refused");
                        }))
        .hasMessage("refused");
    assertThat(second.store().update(key.text(), held -> token("t-7")).version()).isEqualTo(2);
  }

  @Test
  void update_whenConnectedAgainMeanwhile_keepsTheNewerToken() {
    OAuthToken kept =
        first
            .store()
            .update(
                key.text(),
                held -> {
                  second
                      .database()
                      .useTenant(key.tenantId(), h -> second.store().put(h, key, token("t-100")));
                  return token("t-1");
                })
            .token();
    assertThat(number(kept)).isEqualTo(100);
  }

  @Test
  void update_whenDisconnected_asksToReconnect() {
    first.database().useTenant(key.tenantId(), handle -> first.secrets().deleteAll(handle, key));
    assertThat(first.store().load(key.text())).isEmpty();
    assertThatThrownBy(() -> first.store().update(key.text(), held -> held))
        .isInstanceOf(ReconnectException.class);
  }

  @Test
  void update_whenTheDatabaseIsAwayAfterTheRefresh_storesItWhenItIsBack() {
    var cut = new AtomicInteger();
    Database shaky = Database.open(database.address(), 4);
    Sleeper back =
        pause -> database.asOwner(h -> h.execute("alter table account_secrets enable trigger all"));
    var store = new JdbiTokenStore(shaky, first.locks(), first.secrets(), Clock.systemUTC(), back);
    database.asOwner(
        h -> {
          h.execute(
              """
              create function refuse() returns trigger language plpgsql as
              $$ begin raise exception 'away'; end $$
              """);
          h.execute("create trigger t before update on account_secrets execute function refuse()");
        });
    Sleeper heal = pause -> database.asOwner(h -> h.execute("drop trigger t on account_secrets"));
    var healing =
        new JdbiTokenStore(
            shaky,
            first.locks(),
            first.secrets(),
            Clock.systemUTC(),
            pause -> {
              if (cut.incrementAndGet() == 2) {
                heal.sleep(pause);
              }
            });

    assertThat(number(healing.update(key.text(), held -> token("t-9")).token())).isEqualTo(9);
    assertThat(cut.get()).isEqualTo(2);
    assertThat(number(store.load(key.text()).orElseThrow().token())).isEqualTo(9);
    shaky.close();
  }

  @Test
  void vault_whenCiphertextIsMoved_doesNotOpen() {
    var vault = new Vault(first.masterKey());
    UUID tenant = UUID.randomUUID();
    byte[] sealed = vault.seal(tenant, "a", "token", Secret.of("x"));
    assertThat(vault.open(tenant, "a", "token", sealed).reveal()).isEqualTo("x");
    assertThatThrownBy(() -> vault.open(UUID.randomUUID(), "a", "token", sealed))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> vault.open(tenant, "b", "token", sealed))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> vault.open(tenant, "a", "other", sealed))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("key known: true");
  }

  @Test
  void rotateAndDropOld_while64ThreadsUseTokens_losesNothing() throws Exception {
    var failure = new AtomicReference<Throwable>();
    var stop = new AtomicInteger();
    var rounds = new AtomicIntegerArray(64);
    ExecutorService pool = Executors.newFixedThreadPool(64);
    for (int i = 0; i < 64; i++) {
      int thread = i;
      Node node = i % 2 == 0 ? first : second;
      boolean writes = i % 8 == 0;
      pool.execute(
          () -> {
            try {
              while (stop.get() == 0) {
                assertThat(node.store().load(key.text())).isPresent();
                if (writes) {
                  node.store().update(key.text(), held -> token("t-" + (number(held) + 1)));
                }
                rounds.incrementAndGet(thread);
              }
            } catch (RuntimeException | Error e) {
              failure.set(e);
            }
          });
    }
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2));
    var rotation =
        new KeyRotation(second.database(), MasterKey.ofFile(folder.resolve("key.json")), later);
    int before = first.masterKey().primaryId();
    int dropped = 0;
    for (int i = 0; i < 3; i++) {
      rotation.rotate();
      // the minute that the clock only pretends: whoever read the old keys has finished
      awaitRounds(rounds, failure);
      dropped += rotation.dropOld();
    }
    awaitRounds(rounds, failure);
    stop.set(1);
    pool.shutdown();
    assertThat(pool.awaitTermination(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();

    assertThat(failure.get()).isNull();
    assertThat(dropped).isEqualTo(3);
    assertThat(first.masterKey().knows(before)).isFalse();
    var end = first.store().load(key.text()).orElseThrow();
    assertThat(end.version()).isEqualTo(number(end.token()) + 1L);
  }

  private static void awaitRounds(AtomicIntegerArray rounds, AtomicReference<Throwable> failure) {
    int[] seen = new int[rounds.length()];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = rounds.get(i);
    }
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    for (int i = 0; i < seen.length; i++) {
      while (rounds.get(i) < seen[i] + 2 && failure.get() == null) {
        assertThat(System.nanoTime()).as("deadline").isLessThan(end);
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  @Test
  void dropOld_whenAServerHasNotReadTheNewKeys_refusesWhatItStillEncryptsWithAnOldOne()
      throws Exception {
    Path copy = folder.resolve("copy.json");
    Files.copy(folder.resolve("key.json"), copy);
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2));
    var rotation =
        new KeyRotation(first.database(), MasterKey.ofFile(folder.resolve("key.json")), later);
    rotation.rotate();
    Node late = Node.on(database, copy);
    late.database().useTenant(key.tenantId(), h -> late.store().put(h, key, token("t-5")));

    assertThat(rotation.dropOld()).isOne();

    // what it wrote before was encrypted again; what it writes from now on is refused
    assertThat(number(first.store().load(key.text()).orElseThrow().token())).isEqualTo(5);
    assertThatThrownBy(
            () ->
                late.database()
                    .useTenant(key.tenantId(), h -> late.store().put(h, key, token("t-6"))))
        .hasMessageContaining("must read the new key file");
    assertThat(number(first.store().load(key.text()).orElseThrow().token())).isEqualTo(5);
    Files.copy(folder.resolve("key.json"), copy, StandardCopyOption.REPLACE_EXISTING);
    late.database().useTenant(key.tenantId(), h -> late.store().put(h, key, token("t-7")));
    assertThat(number(first.store().load(key.text()).orElseThrow().token())).isEqualTo(7);
    late.close();
  }

  @Test
  void dropOld_whenNothingIsOld_removesNothing() {
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2));
    var rotation =
        new KeyRotation(first.database(), MasterKey.ofFile(folder.resolve("key.json")), later);
    assertThat(rotation.dropOld()).isZero();
  }

  @Test
  void dropOld_justAfterRotation_isRefused() {
    var rotation =
        new KeyRotation(
            first.database(), MasterKey.ofFile(folder.resolve("key.json")), Clock.systemUTC());
    assertThat(rotation.rotate()).isOne();
    assertThatThrownBy(rotation::dropOld)
        .hasMessageContaining("rotated_lately")
        .hasMessageContaining("nothing was removed")
        .hasMessageMatching("(?s).*Try again in \\d+ s, or add --wait");
    assertThat(rotation.untilSettled()).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(1));
  }
}
