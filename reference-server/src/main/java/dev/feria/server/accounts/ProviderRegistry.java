package dev.feria.server.accounts;

import dev.feria.core.auth.Secret;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.Capability;
import dev.feria.core.provider.CredentialField;
import dev.feria.core.provider.Provider;
import dev.feria.core.provider.ProviderApplication;
import dev.feria.core.provider.ProviderDescriptor;
import dev.feria.core.provider.ProviderRuntime;
import dev.feria.core.provider.ProviderSettings;
import dev.feria.server.platform.http.Problem;
import java.net.URI;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The providers of this server: found on the class path, configured by the operator. */
public final class ProviderRegistry {
  private static final String BASE_URL = "base_url";

  private final Map<String, ConfiguredProvider> providers;

  private ProviderRegistry(Map<String, ConfiguredProvider> providers) {
    this.providers = Collections.unmodifiableMap(providers);
  }

  /**
   * Configures every provider that has its required settings.
   *
   * @param found usually {@code ServiceLoader.load(Provider.class)}
   * @param settings by provider id, then by setting name; {@code base_url} replaces its hosts
   * @throws IllegalArgumentException when a setting is wrong, missing beside others of its
   *     provider, or of no provider; the message starts with the name of the setting
   */
  public static ProviderRegistry configure(
      Iterable<Provider> found,
      Map<String, Map<String, Secret>> settings,
      ProviderRuntime runtime) {
    Map<String, ConfiguredProvider> providers = new TreeMap<>();
    for (Provider provider : found) {
      ProviderDescriptor descriptor = provider.descriptor();
      Map<String, Secret> given = settings.getOrDefault(descriptor.id(), Map.of());
      providers.put(
          descriptor.id(),
          new ConfiguredProvider(
              descriptor,
              capabilities(provider.accountType()),
              application(provider, descriptor, given, runtime)));
    }
    for (String id : new TreeSet<>(settings.keySet())) {
      if (!providers.containsKey(id)) {
        throw new IllegalArgumentException(
            prefix(id) + ": there is no provider \"" + id + "\", only " + providers.keySet());
      }
    }
    return new ProviderRegistry(providers);
  }

  private static @Nullable ProviderApplication application(
      Provider provider,
      ProviderDescriptor descriptor,
      Map<String, Secret> given,
      ProviderRuntime runtime) {
    check(descriptor, given);
    boolean required = descriptor.settings().stream().anyMatch(CredentialField::required);
    if (given.isEmpty() && required) {
      return null;
    }
    Map<String, Secret> values = new HashMap<>(given);
    Secret base = values.remove(BASE_URL);
    try {
      return provider.configure(
          new ProviderSettings(base == null ? null : baseUrl(descriptor, base), values), runtime);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(prefix(descriptor.id()) + ": " + e.getMessage(), e);
    }
  }

  private static void check(ProviderDescriptor descriptor, Map<String, Secret> given) {
    Set<String> known = new HashSet<>(Set.of(BASE_URL));
    for (CredentialField field : descriptor.settings()) {
      known.add(field.name());
      if (field.required() && !given.isEmpty() && !given.containsKey(field.name())) {
        throw new IllegalArgumentException(setting(descriptor.id(), field.name()) + " is missing");
      }
    }
    for (String name : new TreeSet<>(given.keySet())) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            setting(descriptor.id(), name) + " is not a setting of " + descriptor.name());
      }
    }
  }

  private static URI baseUrl(ProviderDescriptor descriptor, Secret base) {
    String name = setting(descriptor.id(), BASE_URL);
    try {
      URI uri = URI.create(base.reveal().strip());
      if (uri.getHost() != null
          && Set.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + " must be an http(s) address", e);
    }
    throw new IllegalArgumentException(name + " must be an http(s) address");
  }

  private static String prefix(String id) {
    return "FERIA_PROVIDER_" + id.toUpperCase(Locale.ROOT) + "_*";
  }

  private static String setting(String id, String name) {
    return ("FERIA_PROVIDER_" + id + "_" + name).toUpperCase(Locale.ROOT);
  }

  private static List<String> capabilities(Class<? extends Account> type) {
    Set<String> names = new TreeSet<>();
    collect(type, names);
    return List.copyOf(names);
  }

  private static void collect(Class<?> type, Set<String> names) {
    for (Class<?> parent : type.getInterfaces()) {
      if (Capability.class.isAssignableFrom(parent) && parent != Capability.class) {
        names.add(snake(parent.getSimpleName()));
      }
      collect(parent, names);
    }
    if (type.getSuperclass() != null) {
      collect(type.getSuperclass(), names);
    }
  }

  private static String snake(String name) {
    return name.replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** Returns all providers by id, in order of their ids. */
  public Collection<ConfiguredProvider> all() {
    return providers.values();
  }

  /** Finds a provider. */
  public Optional<ConfiguredProvider> find(String id) {
    return Optional.ofNullable(providers.get(id));
  }

  /**
   * Returns a provider.
   *
   * @throws dev.feria.server.platform.http.ProblemException (404) when there is none of that id
   */
  public ConfiguredProvider get(String id) {
    return find(id)
        .orElseThrow(() -> Problem.notFound("there is no provider of this id").exception());
  }

  /**
   * Returns the application at a provider.
   *
   * @throws dev.feria.server.platform.http.ProblemException 404 when there is no such provider, 409
   *     when it is not configured
   */
  public ProviderApplication application(String id) {
    ProviderApplication application = get(id).application();
    if (application == null) {
      throw Problem.conflict("provider_not_configured", "the operator has not configured it")
          .exception();
    }
    return application;
  }

  /** Returns what the accounts of a provider can do. */
  public List<String> capabilities(String id) {
    return get(id).capabilities();
  }

  /** Returns the configured applications by provider id. */
  public Map<String, ProviderApplication> applications() {
    Map<String, ProviderApplication> configured = new LinkedHashMap<>();
    providers.forEach(
        (id, provider) -> {
          if (provider.application() != null) {
            configured.put(id, provider.application());
          }
        });
    return configured;
  }
}
