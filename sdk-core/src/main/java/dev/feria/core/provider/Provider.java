package dev.feria.core.provider;

/**
 * An external platform, found with {@link java.util.ServiceLoader}. Implementations have a public
 * constructor without arguments and hold no state.
 */
public interface Provider {
  /** Describes the provider: what it is called and what connecting it takes. */
  ProviderDescriptor descriptor();

  /**
   * Returns the class of its accounts, whose {@link Capability} interfaces say what they can do.
   */
  Class<? extends Account> accountType();

  /**
   * Configures the operator's application at this provider.
   *
   * @throws IllegalArgumentException when a setting is missing or malformed; the message names it
   */
  ProviderApplication configure(ProviderSettings settings, ProviderRuntime runtime);
}
