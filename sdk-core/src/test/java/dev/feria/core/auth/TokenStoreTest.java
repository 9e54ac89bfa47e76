package dev.feria.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.feria.core.error.ReconnectException;
import dev.feria.core.error.UnavailableException;
import dev.feria.core.fixture.FakeClock;
import dev.feria.core.fixture.RecordingSleeper;
import dev.feria.core.retry.Sleeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenStoreTest {
  private static final OAuthToken FULL =
      new OAuthToken(
          Secret.of("APP_USR-1=2&3\n4"),
          Secret.of("TG-é %"),
          Instant.parse("2026-11-20T19:36:12.123Z"),
          "read write");
  private static final OAuthToken BARE = new OAuthToken(Secret.of("a"), null, null, null);

  @TempDir Path folder;
  private final FakeClock clock = new FakeClock();

  private FileTokenStore files() {
    return new FileTokenStore(folder, Sleeper.realTime());
  }

  @Test
  void files_writtenAndReadByAnother_areTheSame() {
    files().put("tenant/1", FULL);
    files().put("tenant/2", BARE);
    assertThat(files().load("tenant/1")).contains(new VersionedToken(FULL, 1));
    assertThat(files().load("tenant/2")).contains(new VersionedToken(BARE, 1));
    assertThat(files().load("tenant/3")).isEmpty();
    files().put("tenant/1", BARE);
    assertThat(files().load("tenant/1")).contains(new VersionedToken(BARE, 2));
    files().remove("tenant/1");
    assertThat(files().load("tenant/1")).isEmpty();
  }

  @Test
  void files_onDisk_areTheOwnersOnlyAndLeaveNoRest() throws IOException {
    files().put("tenant/1", FULL);
    files().update("tenant/1", old -> BARE);
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> found = all.toList();
      assertThat(found).hasSize(2);
      for (Path file : found) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void update_whenTheTokenChanges_storesTheNextVersion() {
    InMemoryTokenStore memory = new InMemoryTokenStore();
    memory.put("k", FULL);
    FileTokenStore files = files();
    files.put("k", FULL);
    for (TokenStore store : List.of(memory, files)) {
      assertThat(store.update("k", old -> old)).isEqualTo(new VersionedToken(FULL, 1));
      assertThat(store.update("k", old -> BARE)).isEqualTo(new VersionedToken(BARE, 2));
      assertThat(store.load("k")).contains(new VersionedToken(BARE, 2));
      assertThatThrownBy(
              () ->
                  store.update(
                      "k",
                      old -> {
                        throw new IllegalStateException("no answer");
                      }))
          .isInstanceOf(IllegalStateException.class);
      assertThat(store.load("k")).contains(new VersionedToken(BARE, 2));
      assertThatThrownBy(() -> store.update("unknown", old -> old))
          .isInstanceOf(ReconnectException.class);
    }
    memory.put("k", FULL);
    assertThat(memory.load("k")).contains(new VersionedToken(FULL, 3));
  }

  @Test
  void update_fromManyThreadsAndTwoStores_losesNothing() throws Exception {
    FileTokenStore one = files();
    FileTokenStore two = files();
    one.put("k", new OAuthToken(Secret.of("0"), null, null, null));
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Future<VersionedToken>> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      TokenStore store = i % 2 == 0 ? one : two;
      all.add(
          pool.submit(
              () ->
                  store.update(
                      "k",
                      old ->
                          new OAuthToken(
                              Secret.of(
                                  Integer.toString(
                                      Integer.parseInt(old.accessToken().reveal()) + 1)),
                              null,
                              null,
                              null))));
    }
    for (Future<VersionedToken> each : all) {
      each.get(30, TimeUnit.SECONDS);
    }
    pool.shutdown();
    assertThat(one.load("k").orElseThrow().token().accessToken().reveal()).isEqualTo("40");
    assertThat(one.load("k").orElseThrow().version()).isEqualTo(41);
  }

  @Test
  void update_whileAnotherHoldsTheLockForTooLong_givesUp() throws Exception {
    FileTokenStore holder = files();
    holder.put("k", BARE);
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () ->
                holder.update(
                    "k",
                    old -> {
                      held.countDown();
                      await(done);
                      return old;
                    }));
    thread.start();
    await(held);
    FileTokenStore impatient = new FileTokenStore(folder, new RecordingSleeper(clock));
    assertThatThrownBy(() -> impatient.update("k", old -> old))
        .isInstanceOf(UnavailableException.class);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Throwable> queued = new AtomicReference<>();
    Thread interrupted =
        new Thread(
            () -> {
              Thread.currentThread().interrupt();
              thrown.set(
                  catchThrowable(
                      () ->
                          new FileTokenStore(
                                  folder,
                                  duration -> {
                                    throw new InterruptedException();
                                  })
                              .update("k", old -> old)));
              queued.set(catchThrowable(() -> holder.update("k", old -> old)));
            });
    interrupted.start();
    interrupted.join(10_000);
    assertThat(thrown.get()).isInstanceOf(UnavailableException.class);
    assertThat(queued.get()).isInstanceOf(UnavailableException.class);
    done.countDown();
    thread.join(10_000);
  }

  @Test
  void acquire_whenInterruptedWhilePolling_keepsTheFlag() throws Exception {
    FileTokenStore holder = files();
    holder.put("k", BARE);
    FileTokenStore poller =
        new FileTokenStore(
            folder,
            duration -> {
              throw new InterruptedException();
            });
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    holder.update(
        "k",
        old -> {
          Thread thread =
              new Thread(
                  () -> {
                    thrown.set(catchThrowable(() -> poller.update("k", same -> same)));
                    flag.set(Thread.currentThread().isInterrupted());
                  });
          thread.start();
          join(thread);
          return old;
        });
    assertThat(thrown.get()).isInstanceOf(UnavailableException.class);
    assertThat(flag.get()).isTrue();
  }

  @Test
  void load_whenTheFileIsDamaged_saysSoWithoutRepeatingIt() throws IOException {
    FileTokenStore store = files();
    for (String damaged :
        List.of(
            "",
            "version=1\n",
            "access_token=hush\n",
            "version=x\naccess_token=hush\n",
            "=",
            "version=1\naccess_token=hush\nexpires_at=hush\n")) {
      store.put("k", BARE);
      try (Stream<Path> all = Files.list(folder)) {
        for (Path file : all.filter(path -> path.toString().endsWith(".token")).toList()) {
          Files.writeString(file, damaged);
        }
      }
      assertThatThrownBy(() -> store.load("k"))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageNotContaining("hush");
      assertThatThrownBy(() -> store.update("k", old -> old))
          .isInstanceOf(UncheckedIOException.class);
      store.remove("k");
    }
  }

  @Test
  void files_withoutOwners_workAllTheSame() throws IOException {
    TokenFiles files = new TokenFiles(folder.resolve("plain"), false);
    files.write("k", new VersionedToken(FULL, 7));
    assertThat(files.read("k")).contains(new VersionedToken(FULL, 7));
  }

  @Test
  void newStore_whenTheFolderIsAFile_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> new FileTokenStore(file, Sleeper.realTime()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("file");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(10_000);
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }
}
