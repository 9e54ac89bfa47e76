package dev.feria.woocommerce.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.error.UnavailableException;
import dev.feria.core.limit.Priority;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LaneTest {
  @Test
  void run_byManyThreads_neverExceedsItsWidth() throws Exception {
    Lane lane = new Lane(2);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        all.add(
            threads.submit(
                () ->
                    lane.run(
                        Priority.CATALOGUE,
                        () -> {
                          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                          return inside.decrementAndGet();
                        })));
      }
      for (Future<?> each : all) {
        each.get(30, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(most).hasValueBetween(1, 2);
  }

  @Test
  void run_whenSeveralWait_letsTheMostUrgentGoFirst() throws Exception {
    Lane lane = new Lane(1);
    List<Priority> order = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      Future<?> first =
          threads.submit(
              () ->
                  lane.run(
                      Priority.CATALOGUE,
                      () -> {
                        entered.countDown();
                        return await(leave);
                      }));
      entered.await(10, TimeUnit.SECONDS);
      List<Thread> waiting = new ArrayList<>();
      for (Priority priority : List.of(Priority.CATALOGUE, Priority.ORDERS, Priority.STOCK)) {
        Thread thread = new Thread(() -> lane.run(priority, () -> order.add(priority)));
        thread.start();
        waiting.add(thread);
        while (thread.getState() != Thread.State.TIMED_WAITING) {
          Thread.onSpinWait();
        }
      }
      leave.countDown();
      first.get(10, TimeUnit.SECONDS);
      for (Thread thread : waiting) {
        thread.join(10_000);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(order).containsExactly(Priority.STOCK, Priority.ORDERS, Priority.CATALOGUE);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  @Test
  void run_whenInterrupted_stopsAndKeepsTheFlag() {
    Lane lane = new Lane(0);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> lane.run(Priority.STOCK, () -> 1))
        .isInstanceOf(UnavailableException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void run_whenACallFails_letsTheNextIn() {
    Lane lane = new Lane(1);
    assertThatThrownBy(
            () ->
                lane.run(
                    Priority.STOCK,
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(lane.run(Priority.STOCK, () -> 7)).isEqualTo(7);
  }
}
