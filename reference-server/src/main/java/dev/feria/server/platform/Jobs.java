package dev.feria.server.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.event.SchedulerListener;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is due at a time: it survives restarts, and each piece is done by one node of the
 * cluster. A node that stops sending heartbeats loses its work to another after about 20 s, so a
 * job must bear being begun again.
 *
 * <p>Work that may take long has a limit for each node, below the number of threads; what is above
 * it waits in the table without a thread, where any node finds it. So the short jobs always find a
 * thread, however many imports run.
 *
 * <p>Register jobs, then start. Thread-safe once started.
 */
public final class Jobs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final Duration POLLING = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration FULL_PAUSE = Duration.ofSeconds(2);
  private static final int SHORT_THREADS = 6;

  private final DataSource source;
  private final Clock clock;
  private final Outage outage = new Outage(LOG, "jobs");
  private final List<RecurringTask<Void>> recurring = new ArrayList<>();
  private final Map<String, CustomTask<String>> oneTime = new HashMap<>();
  private int threads = SHORT_THREADS;
  private volatile @Nullable Scheduler scheduler;
  private volatile @Nullable Instant lastBeat;

  /** Keeps jobs in the table {@code scheduled_tasks}. */
  public Jobs(DataSource source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * Registers work that one node does again and again, first soon after the start.
   *
   * @param pause from the end of one run to the begin of the next
   */
  public void recurring(String name, Duration pause, Runnable work) {
    recurring.add(
        Tasks.recurring(name, FixedDelay.of(pause))
            .execute((instance, context) -> guard(name, work)));
  }

  /** A failed run is logged by us, once and without its provider's secrets, and runs again. */
  private void guard(String name, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      logFailure("name=" + name, e);
    }
  }

  private void logFailure(String job, Throwable error) {
    if (Outage.isConnection(error)) {
      LOG.warn("job failed: {} error={}", job, Outage.reason(error));
    } else {
      LOG.warn("job failed: {}", job, error);
    }
  }

  /**
   * Registers work that is asked for one by one. Work that throws is repeated every minute.
   *
   * @param most how many of it run at a time on this node
   * @param work gets the id it was asked for with
   */
  public void oneTime(String name, int most, Consumer<String> work) {
    Semaphore room = new Semaphore(most);
    CustomTask<String> task =
        Tasks.custom(name, String.class)
            .onFailure(new FailureHandler.OnFailureRetryLater<>(Duration.ofMinutes(1)))
            .onDeadExecutionRevive()
            .execute((instance, context) -> runIfRoom(room, instance.getId(), work));
    oneTime.put(name, task);
    threads += most;
  }

  private CompletionHandler<String> runIfRoom(Semaphore room, String id, Consumer<String> work) {
    if (!room.tryAcquire()) {
      return (done, operations) -> operations.reschedule(done, clock.instant().plus(FULL_PAUSE));
    }
    try {
      work.accept(id);
    } finally {
      room.release();
    }
    return new CompletionHandler.OnCompleteRemove<>();
  }

  /**
   * Asks for work, at once on this node if it is due. Asking again for an id that waits changes
   * nothing.
   */
  public void schedule(String name, String id, Instant due) {
    CustomTask<String> task = oneTime.get(name);
    Scheduler running = scheduler;
    if (task == null || running == null) {
      throw new IllegalStateException("not registered, or not started: " + name);
    }
    running.scheduleIfNotExists(task.instance(id), due);
  }

  /** Starts to look for due work. */
  public void start() {
    List<Task<?>> known = new ArrayList<>(oneTime.values());
    SchedulerBuilder builder =
        Scheduler.create(source, known)
            .startTasks(recurring)
            .threads(threads)
            .pollingInterval(POLLING)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .enableImmediateExecution()
            .schedulerName(new SchedulerName.Fixed("node-" + UUID.randomUUID()))
            .serializer(new TextSerializer())
            .shutdownMaxWait(Duration.ofSeconds(10))
            .addSchedulerListener(new Beat());
    Scheduler built = builder.build();
    scheduler = built;
    built.start();
  }

  /** Tells whether the scheduler has looked for work lately. */
  public boolean isAlive() {
    Instant beat = lastBeat;
    return beat != null && clock.instant().isBefore(beat.plus(HEARTBEAT.multipliedBy(6)));
  }

  /** Stops looking for work, and lets what runs end for 10 s. */
  @Override
  public void close() {
    Scheduler running = scheduler;
    if (running != null) {
      running.stop();
    }
  }

  /** Says why the scheduler fails: it tells that it does, and logs nothing itself. */
  private String reason() {
    try (Connection connection = source.getConnection()) {
      return connection.isValid(1) ? "unexpected error" : "the database does not answer";
    } catch (SQLException e) {
      return Outage.reason(e);
    }
  }

  private final class Beat extends AbstractSchedulerListener {
    @Override
    public void onSchedulerEvent(SchedulerListener.SchedulerEventType type) {
      switch (type) {
        case RAN_EXECUTE_DUE, RAN_UPDATE_HEARTBEATS, RAN_DETECT_DEAD -> {
          lastBeat = clock.instant();
          outage.worked();
        }
        case UNEXPECTED_ERROR, FAILED_HEARTBEAT, FAILED_MULTIPLE_HEARTBEATS -> failed();
        case COMPLETIONHANDLER_ERROR, FAILUREHANDLER_ERROR -> failed();
        case UNRESOLVED_TASK -> LOG.warn("job of an unknown name is left alone");
        default -> LOG.debug("scheduler: event={}", type);
      }
    }

    private void failed() {
      if (!outage.isOn()) {
        outage.failed(reason());
      }
    }

    @Override
    public void onExecutionComplete(ExecutionComplete done) {
      if (done.getResult() == ExecutionComplete.Result.FAILED) {
        String job =
            "name=" + done.getExecution().getTaskName() + " id=" + done.getExecution().getId();
        done.getCause().ifPresent(cause -> logFailure(job, cause));
      }
    }

    @Override
    public void onExecutionDead(Execution execution) {
      LOG.info(
          "job taken over from a node that is gone: name={} id={}",
          execution.getTaskName(),
          execution.getId());
    }
  }
}
