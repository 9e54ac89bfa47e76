package dev.feria.server.platform;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Tells workers that there is work, so that they need not poll often: those of this process at
 * once, those of other nodes through {@link NodeWakeups}. A signal carries nothing and may be lost:
 * the table is the truth, and every worker also polls. Thread-safe.
 */
public final class Wakeups {
  private final Map<String, List<Runnable>> subscribers = new ConcurrentHashMap<>();
  private final List<Consumer<String>> forwarders = new CopyOnWriteArrayList<>();

  /** Calls {@code wake} on every signal of a topic, on the signalling thread; must be quick. */
  public void subscribe(String topic, Runnable wake) {
    subscribers.computeIfAbsent(topic, t -> new CopyOnWriteArrayList<>()).add(wake);
  }

  /** Signals a topic now; what it announces must be committed. */
  public void signal(String topic) {
    signalHere(topic);
    forwarders.forEach(forwarder -> forwarder.accept(topic));
  }

  /** Signals a topic in this process only. */
  void signalHere(String topic) {
    subscribers.getOrDefault(topic, List.of()).forEach(Runnable::run);
  }

  /** Returns the topics that somebody in this process waits for. */
  Set<String> topics() {
    return Set.copyOf(subscribers.keySet());
  }

  /** Passes every signal of this process on to others; must be quick. */
  void forward(Consumer<String> forwarder) {
    forwarders.add(forwarder);
  }

  /** Signals a topic when the transaction has committed. */
  public void signalAfterCommit(Handle handle, String topic) {
    handle.afterCommit(() -> signal(topic));
  }
}
