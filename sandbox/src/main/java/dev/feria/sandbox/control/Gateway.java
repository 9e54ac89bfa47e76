package dev.feria.sandbox.control;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Ending;
import dev.feria.sandbox.http.Handler;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.ReplyException;
import dev.feria.sandbox.http.Router;
import dev.feria.sandbox.twin.CallLog;
import dev.feria.sandbox.twin.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sends each call to the control API or to the host of a twin, and applies scripted faults.
 *
 * <p>A host is chosen by the first path segment, or by the local port when it has one of its own.
 */
public final class Gateway implements Handler {
  private final List<Mount> mounts;
  private final Handler control;
  private final Map<Integer, String> prefixByPort = new ConcurrentHashMap<>();

  /** Serves these twins and this control API. */
  public Gateway(List<Mount> mounts, Handler control) {
    this.mounts = mounts;
    this.control = control;
  }

  /** Serves one host at the root of a port. */
  public void dedicate(int port, String prefix) {
    prefixByPort.put(port, prefix);
  }

  @Override
  public Reply handle(Call call) {
    String prefix = prefixByPort.get(call.port());
    if (prefix != null) {
      return dedicated(prefix, call);
    }
    if (call.segments().isEmpty()) {
      return Reply.redirect("/_sandbox");
    }
    String first = call.segments().get(0);
    Call rest = call.at(call.segments().subList(1, call.segments().size()));
    return first.equals("_sandbox") ? control.handle(rest) : provider(first, rest);
  }

  /**
   * Serves a host at the root of its port. A client that knows one address finds the pages of the
   * platform's other hosts there as well, such as the one where a seller authorises.
   */
  private Reply dedicated(String prefix, Call call) {
    for (Mount mount : mounts) {
      Router own = mount.hosts().get(prefix);
      if (own != null) {
        Router router =
            own.knowsPath(call)
                ? own
                : mount.hosts().values().stream()
                    .filter(other -> other.knowsPath(call))
                    .findFirst()
                    .orElse(own);
        return serve(mount, router, call);
      }
    }
    return ControlReplies.reply(404, "no provider at /" + prefix);
  }

  private Reply provider(String prefix, Call call) {
    for (Mount mount : mounts) {
      Router router = mount.hosts().get(prefix);
      if (router != null) {
        return serve(mount, router, call);
      }
    }
    return ControlReplies.reply(404, "no provider at /" + prefix);
  }

  private static Reply serve(Mount mount, Router router, Call call) {
    CallLog log = mount.context().calls();
    String account = mount.twin().account(call);
    log.begin(account);
    Router.Match match = router.find(call);
    String operation = match == null ? "unknown" : match.route().name(match.call());
    Fault fault = mount.context().faults().next(operation, false);
    int status = 0;
    boolean limited = false;
    Duration delay = Duration.ZERO;
    try {
      Reply reply = answer(mount, router, call, match, fault);
      status =
          reply.ending() == Ending.WHOLE || reply.ending() == Ending.HALF_BODY ? reply.status() : 0;
      limited = reply.overLimit() && (fault == null || fault.status() != status);
      delay = reply.delay();
      return reply;
    } finally {
      log.end(operation, status, limited, account, delay);
    }
  }

  private static Reply answer(
      Mount mount, Router router, Call call, Router.@Nullable Match match, @Nullable Fault fault) {
    if (fault == null) {
      return run(mount, router, call, match);
    }
    return switch (fault.kind()) {
      case "status" -> retryAfter(mount.twin().error(fault.status()), fault);
      case "html" ->
          retryAfter(
              Reply.html(
                  fault.status(),
                  "<html><head><title>"
                      + fault.status()
                      + "</title></head><body><h1>Error</h1></body></html>"),
              fault);
      case "timeout" -> Reply.empty(200).ending(Ending.SILENCE);
      case "reset" -> Reply.empty(200).ending(Ending.RESET);
      case "timeout-after" -> run(mount, router, call, match).ending(Ending.SILENCE);
      case "reset-after" -> run(mount, router, call, match).ending(Ending.RESET);
      case "half-body" -> run(mount, router, call, match).ending(Ending.HALF_BODY);
      case "delay" -> run(mount, router, call, match).delay(fault.delay());
      case "expire-token" -> {
        mount
            .context()
            .locked(
                () -> {
                  mount.twin().expireToken(call);
                  return true;
                });
        yield run(mount, router, call, match);
      }
      default -> run(mount, router, call, match);
    };
  }

  private static Reply retryAfter(Reply reply, Fault fault) {
    Long seconds = fault.retryAfter();
    return seconds == null ? reply : reply.header("Retry-After", Long.toString(seconds));
  }

  private static Reply run(Mount mount, Router router, Call call, Router.@Nullable Match match) {
    if (match == null) {
      return mount.twin().error(router.knowsPath(call) ? 405 : 404);
    }
    try {
      return mount.context().locked(() -> match.route().handler().handle(match.call()));
    } catch (ReplyException e) {
      return e.reply();
    } finally {
      if (!call.method().equals("GET")) {
        mount.context().changes().incrementAndGet();
      }
    }
  }
}
