package dev.feria.server.demo;

import dev.feria.core.provider.Provider;
import dev.feria.core.provider.ProviderDescriptor;
import dev.feria.core.retry.Sleeper;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The demo: a business signs up, its sellers connect their accounts at every provider of a sandbox,
 * and what was imported is shown and compared.
 */
public final class Demo {
  private static final String API_KEY = "FERIA_API_KEY";
  private static final String EMAIL = "FERIA_EMAIL";
  private static final String PASSWORD = "FERIA_PASSWORD";

  private final Plan plan;
  private final DemoSandbox sandbox;
  private final Map<String, ProviderDescriptor> known;
  private final List<DemoSandbox.Stall> stalls;
  private final DemoEnv env;

  /**
   * What to play with.
   *
   * @param sandbox where the sandbox listens
   * @param port where the server is to listen
   * @param data where the demo keeps what it must find again
   * @param out what people read
   */
  public record Plan(URI sandbox, int port, Path data, PrintWriter out, Sleeper sleeper) {}

  /**
   * Who uses the demo.
   *
   * @param apiKey of the tenant, for programs
   */
  public record Login(String email, String password, String apiKey) {}

  /** Signs a business up. */
  @FunctionalInterface
  public interface SignUp {
    /** Returns the log-in of a new tenant {@code demo}. */
    Login signUp();
  }

  private Demo(Plan plan) {
    this.plan = plan;
    this.sandbox = new DemoSandbox(plan.sandbox());
    this.known =
        ServiceLoader.load(Provider.class).stream()
            .map(each -> each.get().descriptor())
            .collect(Collectors.toMap(ProviderDescriptor::id, Function.identity()));
    stallsOf(known.keySet()).forEach(sandbox::widen);
    this.stalls = stallsOf(known.keySet());
    this.env = new DemoEnv(plan.data());
  }

  /**
   * Asks the sandbox what it offers.
   *
   * @throws IllegalStateException when it does not answer
   */
  public static Demo of(Plan plan) {
    return new Demo(plan);
  }

  /** Returns the server's settings: the sandbox instead of the providers. */
  public Map<String, String> settings() {
    return DemoSettings.of(plan.port(), url(), plan.data(), stalls, known);
  }

  /**
   * Plays on a server that listens, and tells how.
   *
   * @param signUp called the first time on this data
   * @param check whether to compare with the sandbox
   * @return false when the comparison found differences
   */
  public boolean play(SignUp signUp, boolean check) throws InterruptedException {
    Login login = login(signUp);
    var play =
        new DemoPlay(
            sandbox, new DemoServer(url(), login.apiKey()), url(), plan.sleeper(), plan.out());
    List<DemoPlay.Pair> pairs = play.connect(stalls);
    play.awaitImports(pairs);
    play.summary(pairs);
    boolean agreed = !check || play.check(pairs);
    if (!check) {
      say(login);
    }
    return agreed;
  }

  private List<DemoSandbox.Stall> stallsOf(Set<String> providers) {
    return sandbox.stalls().stream().filter(stall -> providers.contains(stall.id())).toList();
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + plan.port());
  }

  private Login login(SignUp signUp) {
    Map<String, String> known = env.read();
    String key = known.get(API_KEY);
    Login login =
        key == null
            ? signUp.signUp()
            : new Login(known.getOrDefault(EMAIL, ""), known.getOrDefault(PASSWORD, ""), key);
    Map<String, String> values = new LinkedHashMap<>();
    values.put("FERIA_URL", url().toString());
    values.put(API_KEY, login.apiKey());
    values.put(EMAIL, login.email());
    values.put(PASSWORD, login.password());
    values.put("SANDBOX_URL", plan.sandbox().toString());
    values.put("FERIA_PID", Long.toString(ProcessHandle.current().pid()));
    env.write(values);
    return login;
  }

  private void say(Login login) {
    PrintWriter out = plan.out();
    out.println("Console   " + url());
    out.println("Log-in    " + login.email() + "  " + login.password());
    out.println("API key   " + login.apiKey());
    out.println("Sandbox   " + plan.sandbox() + "/_sandbox");
    out.flush();
  }
}
