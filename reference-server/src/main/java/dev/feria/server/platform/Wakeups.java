package dev.feria.server.platform;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;

/**
 * Tells workers of this process that there is work, so that they need not poll often. A signal
 * carries nothing and may be lost: the table is the truth, and every worker also polls.
 * Thread-safe.
 */
public final class Wakeups {
  private final Map<String, List<Runnable>> subscribers = new ConcurrentHashMap<>();

  /** Calls {@code wake} on every signal of a topic, on the signalling thread; must be quick. */
  public void subscribe(String topic, Runnable wake) {
    subscribers.computeIfAbsent(topic, t -> new CopyOnWriteArrayList<>()).add(wake);
  }

  /** Signals a topic now; what it announces must be committed. */
  public void signal(String topic) {
    subscribers.getOrDefault(topic, List.of()).forEach(Runnable::run);
  }

  /** Signals a topic when the transaction has committed. */
  public void signalAfterCommit(Handle handle, String topic) {
    handle.afterCommit(() -> signal(topic));
  }
}
