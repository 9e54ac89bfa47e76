package dev.feria.server.console.integrations;

import dev.feria.core.error.ProviderException;
import dev.feria.core.provider.CredentialField;
import dev.feria.core.provider.ProviderDescriptor.Connect;
import dev.feria.server.accounts.AccountChecks;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.AccountServices;
import dev.feria.server.accounts.AccountSettings;
import dev.feria.server.accounts.ConfiguredProvider;
import dev.feria.server.accounts.ProviderView;
import dev.feria.server.console.Pages;
import dev.feria.server.console.Problems;
import dev.feria.server.console.Visit;
import dev.feria.server.console.syncs.SyncRows;
import dev.feria.server.platform.http.Access;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.platform.http.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page of providers and accounts, and what its buttons do. */
@Path("/integrations")
public final class IntegrationPages {
  private static final String HOME = "/integrations";
  private static final String WAITING = "waiting";
  private static final String TEMPLATE = "integrations/integrations.jte";

  private static final List<String> FIRST =
      List.of("order_source", "listing_source", "stock_publisher", "message_channel");
  private static final Comparator<String> MATTERS =
      Comparator.comparingInt(
          capability -> FIRST.contains(capability) ? FIRST.indexOf(capability) : FIRST.size());

  private final Pages pages;
  private final AccountServices accounts;
  private final AccountCards cards;
  private final SyncRows syncs;

  /** Composes the pages. */
  public IntegrationPages(
      Pages pages, AccountServices accounts, AccountCards cards, SyncRows syncs) {
    this.pages = pages;
    this.accounts = accounts;
    this.cards = cards;
    this.syncs = syncs;
  }

  /** Shows every provider with the tenant's accounts. */
  @GET
  public Response show(@Context ContainerRequestContext request) {
    Visit visit = pages.visit(request);
    List<AccountCard> connected = cards.all(visit);
    List<ProviderCard> providers =
        accounts.integrations().providers(visit.texts().locale()).stream()
            .map(provider -> card(provider, connected, visit.texts().locale()))
            .toList();
    return visit.page(
        "integrations",
        TEMPLATE,
        new IntegrationsView(
            providers,
            outcome(visit),
            visit.query("outcome").equals("connected"),
            visit.query("outcome").equals(WAITING) ? visit.query("wait") : null,
            visit.query("provider")));
  }

  private static @Nullable String outcome(Visit visit) {
    String outcome = visit.query("outcome");
    if (outcome.isEmpty() || outcome.equals(WAITING)) {
      return null;
    }
    return outcome.equals("connected")
        ? visit.t("done.connected")
        : Problems.text(visit.texts(), outcome, null);
  }

  private static ProviderCard card(
      ProviderView provider, List<AccountCard> connected, Locale locale) {
    return new ProviderCard(
        provider.id(),
        provider.name(),
        provider.category(),
        provider.capabilities().stream().sorted(MATTERS).toList(),
        provider.configured(),
        provider.connect(),
        provider.fields().stream().map(field -> FieldInput.of(field, locale)).toList(),
        provider.keys().stream().map(field -> FieldInput.of(field, locale)).toList(),
        connected.stream().filter(account -> account.provider().equals(provider.id())).toList());
  }

  /** Shows whether the keys have come that a provider posts by itself. */
  @GET
  @Path("waiting/{reference}")
  public Response waiting(
      @Context ContainerRequestContext request, @PathParam("reference") String reference) {
    Visit visit = pages.visit(request);
    String outcome = accounts.connecting().progress(visit.principal(), reference);
    String provider = visit.query("provider");
    if (!outcome.equals(WAITING)) {
      return visit.go(
          Visit.href(HOME, new TreeMap<>(Map.of("outcome", outcome, "provider", provider))), null);
    }
    return visit.partial()
        ? visit.part(
            "integrations/waiting.jte", Map.of("reference", reference, "provider", provider))
        : visit.go(
            Visit.href(
                HOME,
                new TreeMap<>(Map.of("outcome", WAITING, "provider", provider, "wait", reference))),
            null);
  }

  /** Connects an account: with keys at once, else by the provider's own page. */
  @POST
  @Path("{provider}/connect")
  @Access(Access.Level.OWNER)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response connect(
      @Context ContainerRequestContext request,
      @PathParam("provider") String provider,
      MultivaluedMap<String, String> form) {
    Visit visit = pages.visit(request);
    Map<String, String> fields = new HashMap<>();
    form.forEach((name, values) -> fields.put(name, values.get(0)));
    fields.remove("csrf");
    String way = fields.remove("way");
    try {
      if (byKeys(provider, way)) {
        accounts.connecting().connect(visit.principal(), provider, fields);
        return visit.go(HOME + "?outcome=connected", null);
      }
      return leave(visit, provider, fields);
    } catch (ProblemException e) {
      return refuse(visit, e.problem().status(), ConnectProblems.text(visit, labels(provider), e));
    } catch (ProviderException e) {
      return refuse(visit, 422, Problems.text(visit.texts(), e));
    }
  }

  private boolean byKeys(String provider, @Nullable String way) {
    return way == null
        ? accounts.registry().get(provider).ways().get(0) == Connect.KEYS
        : way.equals("keys");
  }

  private List<CredentialField> labels(String provider) {
    return accounts
        .registry()
        .find(provider)
        .map(ConfiguredProvider::descriptor)
        .map(it -> Stream.concat(it.fields().stream(), it.keys().stream()).toList())
        .orElse(List.of());
  }

  private Response leave(Visit visit, String provider, Map<String, String> fields) {
    var authorization = accounts.connecting().begin(visit.principal(), provider, fields);
    if (visit.partial()) {
      return visit.leave(authorization.url());
    }
    String name = accounts.registry().get(provider).descriptor().name();
    return visit.page(
        "integrations",
        "integrations/leave.jte",
        new LeaveView(name, authorization.url().toString()));
  }

  private Response refuse(Visit visit, int status, String text) {
    return visit.partial()
        ? visit.message(422, "bad", text)
        : visit.page(
            status,
            "integrations",
            TEMPLATE,
            new IntegrationsView(List.of(), text, false, null, ""));
  }

  /** Shows how the syncs of an account are going. */
  @GET
  @Path("accounts/{id}/progress")
  public Response progress(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    AccountCard account = card(visit, id);
    boolean onOwnPage = visit.here().startsWith(HOME);
    return account.running() || !onOwnPage
        ? visit.part("integrations/progress.jte", Map.of("account", account))
        : visit.part(
            "integrations/ended.jte", Map.of("account", account, "alerts", visit.alerts()));
  }

  /** Starts to sync an account. */
  @POST
  @Path("accounts/{id}/sync")
  public Response sync(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    AccountRow row = accounts.accounts().get(visit.tenant(), id);
    try {
      syncs.start(visit.principal(), row);
    } catch (ProblemException e) {
      return answer(visit, id, "bad", Problems.text(visit.texts(), e), null);
    }
    return answer(visit, id, "ok", visit.t("done.synced"), "synced");
  }

  /** Tests an account with a call. */
  @POST
  @Path("accounts/{id}/test")
  public Response test(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    AccountRow row = accounts.accounts().get(visit.tenant(), id);
    AccountChecks.Outcome outcome = accounts.checks().test(row);
    return outcome.ok()
        ? answer(visit, id, "ok", visit.t("done.tested"), "tested")
        : answer(
            visit,
            id,
            "bad",
            Problems.text(visit.texts(), String.valueOf(outcome.error()), outcome.detail()),
            null);
  }

  /** Disconnects an account. */
  @POST
  @Path("accounts/{id}/disconnect")
  @Access(Access.Level.OWNER)
  public Response disconnect(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    AccountRow row = accounts.accounts().get(visit.tenant(), id);
    accounts.connecting().disconnect(visit.principal(), row);
    return answer(visit, id, "ok", visit.t("done.disconnected"), "disconnected");
  }

  /** Changes an account's settings. */
  @POST
  @Path("accounts/{id}/settings")
  @Access(Access.Level.OWNER)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response settings(
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @FormParam("safety_buffer") @DefaultValue("") String buffer,
      @FormParam("publish_stock") @DefaultValue("false") boolean publishStock,
      @FormParam("import_orders") @DefaultValue("false") boolean importOrders,
      @FormParam("create_products") @DefaultValue("false") boolean createProducts,
      @FormParam("publish_prices") @DefaultValue("false") boolean publishPrices) {
    Visit visit = pages.visit(request);
    AccountRow row = accounts.accounts().get(visit.tenant(), id);
    if (!buffer.matches("[0-9]{1,6}")) {
      String text = Problems.text(visit.texts(), Problem.invalid("safety_buffer", "").exception());
      return answer(visit, id, "bad", text, null);
    }
    accounts
        .integrations()
        .change(
            visit.principal(),
            row,
            new AccountSettings(
                Integer.valueOf(buffer),
                publishStock,
                importOrders,
                createProducts,
                publishPrices,
                null));
    return answer(visit, id, "ok", visit.t("done.saved"), "saved");
  }

  private AccountCard card(Visit visit, UUID id) {
    return cards.one(visit, accounts.accounts().get(visit.tenant(), id));
  }

  private Response answer(
      Visit visit, UUID id, String tone, String message, @Nullable String done) {
    return visit.partial()
        ? visit.part(
            "integrations/answer.jte",
            Map.of(
                "account",
                card(visit, id),
                "tone",
                tone,
                "message",
                message,
                "alerts",
                visit.alerts()))
        : visit.go(HOME, done);
  }
}
