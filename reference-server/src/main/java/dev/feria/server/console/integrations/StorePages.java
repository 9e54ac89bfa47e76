package dev.feria.server.console.integrations;

import dev.feria.core.error.ProviderException;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.AccountServices;
import dev.feria.server.accounts.AccountSettings;
import dev.feria.server.accounts.WebhookHealth;
import dev.feria.server.console.Pages;
import dev.feria.server.console.Problems;
import dev.feria.server.console.Visit;
import dev.feria.server.platform.http.Access;
import dev.feria.server.platform.http.ProblemException;
import jakarta.ws.rs.Consumes;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the page of integrations does with accounts that have locations, or webhooks we register.
 */
@Path("/integrations")
public final class StorePages {
  private static final String HOME = "/integrations";
  private static final String POSITION = "place:";

  private final Pages pages;
  private final AccountServices accounts;
  private final AccountCards cards;

  /** Composes the pages. */
  public StorePages(Pages pages, AccountServices accounts, AccountCards cards) {
    this.pages = pages;
    this.accounts = accounts;
    this.cards = cards;
  }

  /** Looks after the registrations of an account's webhooks. */
  @POST
  @Path("accounts/{id}/webhooks")
  public Response webhooks(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    AccountRow row = accounts.accounts().get(visit.tenant(), id);
    try {
      WebhookHealth health = accounts.keeper().look(row);
      return health.error() == null
          ? answer(visit, id, "ok", visit.t("done.webhooks"), "webhooks")
          : answer(visit, id, "bad", visit.t("webhooks.not_checked"), null);
    } catch (ProblemException e) {
      return answer(visit, id, "bad", Problems.text(visit.texts(), e), null);
    }
  }

  /** Shows the form of an account's locations. */
  @GET
  @Path("accounts/{id}/locations")
  public Response locations(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    AccountRow row = accounts.accounts().get(visit.tenant(), id);
    try {
      return places(visit, new PlacesView(id.toString(), accounts.locations().list(row), null));
    } catch (ProblemException e) {
      return places(
          visit, new PlacesView(id.toString(), List.of(), Problems.text(visit.texts(), e)));
    } catch (ProviderException e) {
      return places(
          visit, new PlacesView(id.toString(), List.of(), Problems.text(visit.texts(), e)));
    }
  }

  private static Response places(Visit visit, PlacesView view) {
    return visit.part("integrations/places.jte", Map.of("view", view));
  }

  /** Chooses the locations of an account: those with a number, in the order of their numbers. */
  @POST
  @Path("accounts/{id}/locations")
  @Access(Access.Level.OWNER)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response choose(
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      MultivaluedMap<String, String> form) {
    Visit visit = pages.visit(request);
    AccountRow row = accounts.accounts().get(visit.tenant(), id);
    List<String> chosen =
        form.keySet().stream()
            .filter(name -> name.startsWith(POSITION))
            .filter(name -> form.getFirst(name).matches("[1-9][0-9]{0,3}"))
            .sorted(Comparator.comparingInt(name -> Integer.parseInt(form.getFirst(name))))
            .map(name -> name.substring(POSITION.length()))
            .toList();
    try {
      var settings = new AccountSettings(null, null, null, null, null, chosen);
      accounts.integrations().change(visit.principal(), row, settings);
      return answer(visit, id, "ok", visit.t("done.locations"), "locations");
    } catch (ProblemException e) {
      return answer(visit, id, "bad", Problems.text(visit.texts(), e), null);
    } catch (ProviderException e) {
      return answer(visit, id, "bad", Problems.text(visit.texts(), e), null);
    }
  }

  private Response answer(
      Visit visit, UUID id, String tone, String message, @Nullable String done) {
    return visit.partial()
        ? visit.part(
            "integrations/answer.jte",
            Map.of(
                "account",
                cards.one(visit, accounts.accounts().get(visit.tenant(), id)),
                "tone",
                tone,
                "message",
                message,
                "alerts",
                visit.alerts()))
        : visit.go(HOME, done);
  }
}
