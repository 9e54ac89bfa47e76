package dev.feria.core.auth;

import dev.feria.core.error.ProviderException.Failure;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.error.UnavailableException;
import dev.feria.core.retry.Sleeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each token in a file of its own, for programs without a database. Any number of processes
 * on one machine may share the folder: a lock file is held while a token is renewed.
 *
 * <p>A token is written to a new file that is forced to disk and then takes the old one's place, so
 * that a crash leaves either. Files are readable by their owner only; tokens in them are in clear.
 * Not for network file systems, whose locks cannot be relied on.
 */
public final class FileTokenStore implements TokenStore {
  private static final Duration POLL = Duration.ofMillis(10);
  private static final int MOST_POLLS = 6000;

  private final TokenFiles files;
  private final Sleeper sleeper;
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

  /**
   * Uses a folder, and makes it if need be.
   *
   * @param sleeper waits, 10 ms at a time and a minute at most, for a lock that another process
   *     holds
   */
  public FileTokenStore(Path folder, Sleeper sleeper) {
    this.files =
        new TokenFiles(
            folder, folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    this.sleeper = sleeper;
  }

  /** Stores the token of a new authorisation. */
  public void put(String key, OAuthToken token) {
    locked(
        key,
        () -> {
          long version = files.read(key).map(VersionedToken::version).orElse(0L);
          VersionedToken stored = new VersionedToken(token, version + 1);
          files.write(key, stored);
          return stored;
        });
  }

  /** Forgets a token. */
  public void remove(String key) {
    locked(
        key,
        () -> {
          files.delete(key);
          return null;
        });
  }

  @Override
  public Optional<VersionedToken> load(String key) {
    try {
      return files.read(key);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public VersionedToken update(String key, UnaryOperator<OAuthToken> change) {
    VersionedToken updated =
        locked(
            key,
            () -> {
              VersionedToken current =
                  files
                      .read(key)
                      .orElseThrow(() -> new ReconnectException(failure("no_token"), null, null));
              OAuthToken next = change.apply(current.token());
              if (next.equals(current.token())) {
                return current;
              }
              VersionedToken stored = new VersionedToken(next, current.version() + 1);
              files.write(key, stored);
              return stored;
            });
    return Objects.requireNonNull(updated);
  }

  /** Work on files while the key is ours. */
  @FunctionalInterface
  private interface Work {
    @Nullable VersionedToken run() throws IOException;
  }

  private @Nullable VersionedToken locked(String key, Work work) {
    ReentrantLock lock = locks.computeIfAbsent(key, name -> new ReentrantLock());
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException stop) {
      throw interrupted(stop);
    }
    try (FileChannel channel = files.openLock(key)) {
      acquire(channel);
      return work.run();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } finally {
      lock.unlock();
    }
  }

  /** Locks until the channel is closed. */
  private void acquire(FileChannel channel) throws IOException {
    for (int i = 0; i < MOST_POLLS; i++) {
      if (tryLock(channel) != null) {
        return;
      }
      try {
        sleeper.sleep(POLL);
      } catch (InterruptedException stop) {
        throw interrupted(stop);
      }
    }
    throw new UnavailableException(failure("token_locked"), null, null);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByAnotherStoreOfThisProcess) {
      return null;
    }
  }

  private static UnavailableException interrupted(InterruptedException stop) {
    Thread.currentThread().interrupt();
    return new UnavailableException(failure("interrupted"), null, stop);
  }

  private static Failure failure(String code) {
    return new Failure("tokens", "update", 0, code, null, 0, null);
  }
}
