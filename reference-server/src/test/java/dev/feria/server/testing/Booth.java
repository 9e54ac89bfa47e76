package dev.feria.server.testing;

import dev.feria.core.auth.OAuthToken;
import dev.feria.core.auth.Secret;
import dev.feria.core.commerce.Location;
import dev.feria.core.commerce.LocationSource;
import dev.feria.core.error.ForbiddenException;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.ProviderException.Failure;
import dev.feria.core.error.RejectedException;
import dev.feria.core.error.UnavailableException;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.AccountHandle;
import dev.feria.core.provider.AccountProfile;
import dev.feria.core.provider.AuthorizationFlow;
import dev.feria.core.provider.Connection;
import dev.feria.core.provider.CredentialField;
import dev.feria.core.provider.Event;
import dev.feria.core.provider.Provider;
import dev.feria.core.provider.ProviderApplication;
import dev.feria.core.provider.ProviderCategory;
import dev.feria.core.provider.ProviderDescriptor;
import dev.feria.core.provider.ProviderDescriptor.Connect;
import dev.feria.core.provider.ProviderRuntime;
import dev.feria.core.provider.ProviderSettings;
import dev.feria.core.provider.WebhookSubscriber;
import dev.feria.core.webhook.Verdict;
import dev.feria.core.webhook.WebhookReader;
import dev.feria.core.webhook.WebhookRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A shop of which sellers type the address: connected in the browser, after which it posts its keys
 * by itself, or with keys. A key is {@code good-<seller>}; webhooks are signed with the account's
 * secret, at the application's address with {@link #APP_SECRET}.
 */
public final class Booth implements Provider {
  /** What webhooks to the application's address carry as their signature. */
  public static final String APP_SECRET = "secret of the application";

  /** The header of the signature. */
  public static final String SIGNATURE = "X-Booth-Signature";

  /** How often a reader of an account was made. */
  public final AtomicInteger readers = new AtomicInteger();

  /** Addresses that webhooks were registered for. */
  public final List<String> registered = new CopyOnWriteArrayList<>();

  /** Handles that accounts were opened with, the latest last. */
  public final List<AccountHandle> opened = new CopyOnWriteArrayList<>();

  /** What the next look at the registrations finds. */
  public volatile WebhookSubscriber.Subscription found =
      new WebhookSubscriber.Subscription(List.of(), List.of("orders"), List.of());

  /** Whether the next call fails, because the shop is away. */
  public volatile boolean away;

  private final boolean hasFlow;

  /** Makes a booth that the operator has an application for. */
  public Booth() {
    this(true);
  }

  /** Makes a booth, with or without an application of the operator. */
  public Booth(boolean hasFlow) {
    this.hasFlow = hasFlow;
  }

  private static CredentialField field(String name, CredentialField.Kind kind) {
    return new CredentialField(name, kind, true, List.of(), Map.of("en", "The " + name));
  }

  @Override
  public ProviderDescriptor descriptor() {
    return new ProviderDescriptor(
        "booth",
        "Booth",
        ProviderCategory.STORE,
        List.of(Connect.OAUTH, Connect.KEYS),
        List.of(),
        List.of(field("url", CredentialField.Kind.URL)),
        List.of(
            field("url", CredentialField.Kind.URL),
            field("key", CredentialField.Kind.SECRET),
            field("secret", CredentialField.Kind.SECRET)),
        new ProviderDescriptor.Webhooks(ProviderDescriptor.Webhooks.Scope.ACCOUNT, true),
        List.of(),
        Duration.ZERO,
        URI.create("https://booth.example/docs"));
  }

  @Override
  public Class<? extends Account> accountType() {
    return BoothAccount.class;
  }

  @Override
  public ProviderApplication configure(ProviderSettings settings, ProviderRuntime runtime) {
    return new Application();
  }

  private static Failure failure(int status, String code) {
    return new Failure("booth", "call", status, code, null, 1, null);
  }

  private static Connection proven(String key, String secret) {
    if (key.startsWith("private")) {
      throw new RejectedException(failure(0, "address_not_public"), null, null);
    }
    if (key.startsWith("odd")) {
      throw new IllegalArgumentException("key: must not be odd");
    }
    if (!key.startsWith("good-")) {
      throw new ForbiddenException(failure(401, "bad_key"), null, null);
    }
    String seller = key.substring("good-".length());
    return new Connection(
        new AccountProfile(seller, "Booth of " + seller, Map.of()),
        null,
        Map.of("key", Secret.of(key), "secret", Secret.of(secret)));
  }

  private final class Application implements ProviderApplication {
    @Override
    public Optional<AuthorizationFlow> authorization() {
      return hasFlow ? Optional.of(new Flow()) : Optional.empty();
    }

    @Override
    public Connection connect(Map<String, Secret> fields) {
      return proven(fields.get("key").reveal(), fields.get("secret").reveal());
    }

    @Override
    public Account open(AccountHandle handle, Map<String, Secret> credentials) {
      opened.add(handle);
      return new BoothAccount(handle);
    }

    @Override
    public WebhookReader webhooks() {
      return new Reader(APP_SECRET);
    }

    @Override
    public WebhookReader webhooks(AccountHandle handle, Map<String, Secret> credentials) {
      readers.incrementAndGet();
      Secret secret = credentials.get("secret");
      return new Reader(secret == null ? null : secret.reveal());
    }
  }

  private static final class Flow implements AuthorizationFlow {
    @Override
    public URI url(Request request) {
      if (request.fields().get("url").contains("nobody")) {
        throw new IllegalArgumentException("url: nobody is there");
      }
      return URI.create(
          "https://booth.example/authorize?state=" + request.state() + "&to=" + request.grantUri());
    }

    @Override
    public Optional<Return> returned(Map<String, String> query) {
      if (!query.containsKey("success")) {
        return AuthorizationFlow.super.returned(query);
      }
      Outcome outcome = query.get("success").equals("1") ? Outcome.POSTED : Outcome.DECLINED;
      return Optional.of(new Return(query.get("user_id"), outcome, null));
    }

    @Override
    public Optional<Return> posted(WebhookRequest request) {
      String body = request.text();
      int space = body.indexOf(' ');
      return Optional.of(
          new Return(
              body.substring(0, space), Outcome.GRANTED, Secret.of(body.substring(space + 1))));
    }

    @Override
    public Connection exchange(Grant grant) {
      if (grant.query() != null) {
        Connection keys = proven(grant.code().reveal(), "-");
        return new Connection(
            keys.profile(), new OAuthToken(Secret.of("t"), null, null, null), Map.of());
      }
      return proven(grant.code().reveal(), "posted secret");
    }
  }

  /** Reads lines of {@code order <id>}, {@code erase <id>} and {@code as <seller>}. */
  private record Reader(String secret) implements WebhookReader {
    @Override
    public Verdict verify(WebhookRequest request) {
      String given = request.header(SIGNATURE).orElse(null);
      if (given == null) {
        return Verdict.SIGNATURE_MISSING;
      }
      return given.equals(secret) ? Verdict.VALID : Verdict.SIGNATURE_MISMATCH;
    }

    @Override
    public List<Event> read(WebhookRequest request) {
      String seller = null;
      List<Event> events = new ArrayList<>();
      for (String line : new String(request.body(), StandardCharsets.UTF_8).lines().toList()) {
        String rest = line.substring(line.indexOf(' ') + 1);
        var header = new Event.Header(seller, line, "booth", request.receivedAt());
        switch (line.substring(0, line.indexOf(' '))) {
          case "as" -> seller = rest;
          case "order" -> events.add(new Event.OrderChanged(header, rest));
          case "erase" ->
              events.add(
                  new Event.PersonErased(
                      header, new Event.Person(rest, "a@example.com", null), List.of("O1", "O2")));
          default -> events.add(new Event.Unknown(header, line));
        }
      }
      return events;
    }
  }

  /** An account of the booth. */
  public final class BoothAccount implements Account, WebhookSubscriber, LocationSource {
    private final AccountHandle handle;

    private BoothAccount(AccountHandle handle) {
      this.handle = handle;
    }

    private void check() {
      if (away) {
        throw new UnavailableException(failure(503, "away"), null, null);
      }
    }

    @Override
    public AccountHandle handle() {
      return handle;
    }

    @Override
    public AccountProfile profile() {
      return new AccountProfile(handle.externalId(), handle.externalId(), Map.of());
    }

    @Override
    public void disconnect() throws ProviderException {}

    @Override
    public Subscription subscribe(URI address) {
      check();
      registered.add(address.toString());
      return found;
    }

    @Override
    public List<Location> locations() {
      check();
      return List.of(
          new Location("L1", "Shop", true),
          new Location("L2", "Store room", true),
          new Location("L3", "Closed", false));
    }
  }
}
