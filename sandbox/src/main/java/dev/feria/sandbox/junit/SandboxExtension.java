package dev.feria.sandbox.junit;

import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a running {@link Sandbox} on a free port, as a parameter or from {@link #sandbox()}.
 * One sandbox serves all tests that use the same options; it is seeded anew before each test.
 *
 * <pre>{@code
 * @RegisterExtension static final SandboxExtension feria = new SandboxExtension();
 *
 * @Test void sells(Sandbox sandbox) { ... }
 * }</pre>
 *
 * <p>Registered with {@code @ExtendWith} it seeds 120 listings and 200 orders, which takes a few
 * milliseconds. Tests that run at the same time must not share it.
 */
public final class SandboxExtension implements BeforeEachCallback, ParameterResolver {
  private static final int LISTINGS = 120;
  private static final int ORDERS = 200;
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SandboxExtension.class);

  /** Closed by JUnit when the whole run ends. */
  private static final class Running implements AutoCloseable {
    private final Sandbox sandbox;

    private Running(SandboxOptions options) {
      this.sandbox = Sandbox.start(options);
    }

    @Override
    public void close() {
      sandbox.close();
    }
  }

  private final SandboxOptions options;
  private volatile @Nullable Sandbox current;

  /** A sandbox with a small catalogue. */
  public SandboxExtension() {
    this(SandboxOptions.DEFAULT.catalogue(LISTINGS, ORDERS));
  }

  /** A sandbox with these options. */
  public SandboxExtension(SandboxOptions options) {
    this.options = options;
  }

  /**
   * The running sandbox.
   *
   * @throws IllegalStateException before the first test
   */
  public Sandbox sandbox() {
    Sandbox running = current;
    if (running == null) {
      throw new IllegalStateException("the sandbox runs only while a test runs");
    }
    return running;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    running(context).reset();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Sandbox.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return running(context);
  }

  private Sandbox running(ExtensionContext context) {
    Running running =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(options, key -> new Running(options), Running.class);
    current = running.sandbox;
    return running.sandbox;
  }
}
