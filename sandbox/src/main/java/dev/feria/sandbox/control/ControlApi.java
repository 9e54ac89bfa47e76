package dev.feria.sandbox.control;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.http.Handler;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.ReplyException;
import dev.feria.sandbox.http.Router;
import dev.feria.sandbox.twin.Fault;
import dev.feria.sandbox.twin.Scheduler;
import dev.feria.sandbox.twin.SimulatedClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The control API below {@code /_sandbox}: what all twins share is answered here, the rest goes to
 * the control router of the twin that is named.
 */
public final class ControlApi implements Handler {
  private final List<Mount> mounts;
  private final SimulatedClock clock;
  private final Scheduler scheduler;
  private final Supplier<Map<String, String>> urls;
  private final LongConsumer reset;
  private final Supplier<Boolean> snapshot;
  private final Router common = new Router();

  /**
   * Serves these twins.
   *
   * @param urls address of each host, by prefix
   * @param reset seeds everything anew
   * @param snapshot writes the state file; false when there is none
   */
  public ControlApi(
      List<Mount> mounts,
      SimulatedClock clock,
      Scheduler scheduler,
      Supplier<Map<String, String>> urls,
      LongConsumer reset,
      Supplier<Boolean> snapshot) {
    this.mounts = mounts;
    this.clock = clock;
    this.scheduler = scheduler;
    this.urls = urls;
    this.reset = reset;
    this.snapshot = snapshot;
    common
        .add("GET", "/", "index", call -> index())
        .add("POST", "/reset", "reset", this::reset)
        .add("GET", "/clock", "clock", call -> now())
        .add("POST", "/clock", "clock", this::advance)
        .add("POST", "/snapshot", "snapshot", call -> snapshot())
        .add("GET", "/{provider}/calls", "calls", this::calls)
        .add("DELETE", "/{provider}/calls", "calls", this::clearCalls)
        .add("GET", "/{provider}/operations", "operations", this::operations)
        .add("GET", "/{provider}/faults", "faults", this::faults)
        .add("POST", "/{provider}/faults", "faults", this::addFaults)
        .add("DELETE", "/{provider}/faults", "faults", this::clearFaults);
  }

  @Override
  public Reply handle(Call call) {
    try {
      Router.Match match = common.find(call);
      if (match != null) {
        return match.route().handler().handle(match.call());
      }
      if (call.segments().isEmpty()) {
        return ControlReplies.reply(405, "method not allowed");
      }
      return twin(call);
    } catch (ReplyException e) {
      return e.reply();
    }
  }

  private Reply twin(Call call) {
    Mount mount = mount(call.segments().get(0));
    Call rest = call.at(call.segments().subList(1, call.segments().size()));
    Router.Match match = mount.control().find(rest);
    if (match == null) {
      boolean known = mount.control().knowsPath(rest) || common.knowsPath(call);
      return ControlReplies.reply(known ? 405 : 404, "nothing at " + call.path());
    }
    try {
      return mount.context().locked(() -> match.route().handler().handle(match.call()));
    } finally {
      if (!call.method().equals("GET")) {
        mount.context().changes().incrementAndGet();
      }
    }
  }

  private Mount mount(String id) {
    for (Mount mount : mounts) {
      if (mount.twin().id().equals(id)) {
        return mount;
      }
    }
    throw ControlReplies.error(404, "unknown provider " + id);
  }

  private Reply index() {
    List<Object> providers = new ArrayList<>();
    Map<String, String> addresses = urls.get();
    for (Mount mount : mounts) {
      Map<String, @Nullable Object> entry = new LinkedHashMap<>();
      entry.put("id", mount.twin().id());
      entry.putAll(mount.context().locked(() -> mount.twin().describe(addresses)));
      providers.add(entry);
    }
    return Reply.ok(Json.obj("providers", providers));
  }

  private Reply reset(Call call) {
    long seed = call.fields().integer("seed", 7);
    reset.accept(seed);
    return Reply.ok(Json.obj("seed", seed));
  }

  private Reply now() {
    return Reply.ok(
        Json.obj("now", clock.instant().toString(), "offset", clock.offset().toString()));
  }

  private Reply advance(Call call) {
    String amount = call.fields().text("advance", "");
    try {
      Duration duration = Duration.parse(amount);
      if (duration.isNegative()) {
        throw ControlReplies.error(400, "the clock only goes forward");
      }
      scheduler.advance(duration);
      mounts.forEach(mount -> mount.context().changes().incrementAndGet());
    } catch (DateTimeParseException e) {
      throw new ReplyException(
          ControlReplies.reply(400, "advance must be a duration such as PT6H"), e);
    }
    return now();
  }

  private Reply snapshot() {
    return snapshot.get()
        ? Reply.ok(Json.obj("written", true))
        : ControlReplies.reply(409, "started without --state");
  }

  private Reply calls(Call call) {
    return Reply.ok(mount(call.param("provider")).context().calls().tree());
  }

  private Reply clearCalls(Call call) {
    mount(call.param("provider")).context().calls().clear();
    return Reply.empty(204);
  }

  private Reply operations(Call call) {
    List<String> names = new ArrayList<>();
    mount(call.param("provider")).hosts().values().forEach(h -> names.addAll(h.operations()));
    return Reply.ok(Json.obj("data", names));
  }

  private Reply faults(Call call) {
    List<Object> data = new ArrayList<>();
    for (Fault fault : mount(call.param("provider")).context().faults().list()) {
      String text =
          switch (fault.kind()) {
            case "status", "html" -> fault.kind() + ":" + fault.status();
            case "delay" -> "delay:" + fault.delay().toMillis() + "ms";
            default -> fault.kind();
          };
      data.add(
          Json.obj(
              "match",
              Json.obj("operation", fault.operation(), "rate", BigDecimal.valueOf(fault.rate())),
              "fault",
              text,
              "times",
              fault.times() < 0 ? null : fault.times()));
    }
    return Reply.ok(Json.obj("data", data));
  }

  private Reply addFaults(Call call) {
    Mount mount = mount(call.param("provider"));
    Object body = Json.parse(call.body());
    List<Fault> faults = new ArrayList<>();
    for (Object element :
        body instanceof List<?> list ? list : List.of(Objects.requireNonNullElse(body, Map.of()))) {
      Fields fields = Fields.of(element);
      Fields match = Objects.requireNonNullElse(fields.object("match"), Fields.EMPTY);
      BigDecimal rate = match.decimal("rate");
      try {
        faults.add(
            Fault.parse(
                match.text("operation", "*"),
                rate == null ? 1 : rate.doubleValue(),
                fields.text("fault", ""),
                fields.integer("retry_after"),
                fields.integer("times", -1)));
      } catch (IllegalArgumentException e) {
        throw new ReplyException(ControlReplies.reply(400, String.valueOf(e.getMessage())), e);
      }
    }
    mount.context().faults().add(faults);
    return faults(call);
  }

  private Reply clearFaults(Call call) {
    mount(call.param("provider")).context().faults().clear(7);
    return Reply.empty(204);
  }
}
