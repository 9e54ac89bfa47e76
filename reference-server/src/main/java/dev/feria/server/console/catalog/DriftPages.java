package dev.feria.server.console.catalog;

import dev.feria.server.catalog.Drift;
import dev.feria.server.catalog.DriftView;
import dev.feria.server.catalog.ListingDesk;
import dev.feria.server.console.Pages;
import dev.feria.server.console.Texts;
import dev.feria.server.console.Visit;
import dev.feria.server.console.integrations.AccountCards;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The page that explains why channels show other quantities than they should. */
@Path("/drift")
public final class DriftPages {
  private static final int ROWS = 50;
  private static final Set<String> NOT_REPAIRABLE =
      Set.of("reconnect_needed", "publishing_off", "location_not_chosen", "write_pending");

  private final Pages pages;
  private final Drift drift;
  private final ListingDesk desk;
  private final AccountCards accounts;

  /** Composes the pages. */
  public DriftPages(Pages pages, Drift drift, ListingDesk desk, AccountCards accounts) {
    this.pages = pages;
    this.drift = drift;
    this.desk = desk;
    this.accounts = accounts;
  }

  /** Lists the differences. */
  @GET
  public Response list(@Context ContainerRequestContext request) {
    Visit visit = pages.visit(request);
    Page<DriftView> page =
        drift.list(
            visit.tenant(),
            new Drift.Choice(visit.id("account"), visit.id("product"), null),
            Cursor.parse(visit.query("after"), 1),
            ROWS);
    return visit.page(
        "drift",
        "listings/drift.jte",
        new DriftPage(
            visit.query("account"),
            accounts.choices(visit),
            page.data().stream().map(row -> row(visit.texts(), row)).toList(),
            next(visit, page.next())));
  }

  private static @Nullable String next(Visit visit, @Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    Map<String, String> query = new LinkedHashMap<>();
    query.put("account", visit.query("account"));
    query.put("product", visit.query("product"));
    query.put("after", cursor);
    return Visit.href("/drift", query);
  }

  private static DriftRow row(Texts texts, DriftView view) {
    return new DriftRow(
        view.listingId().toString(),
        view.account(),
        view.title(),
        view.sku(),
        view.productId().toString(),
        view.shown(),
        view.wanted(),
        view.cause(),
        explain(texts, view),
        !NOT_REPAIRABLE.contains(view.cause()));
  }

  /** Says why, in the reader's words. */
  static String explain(Texts texts, DriftView view) {
    DriftView.Refused refused = view.refused();
    DriftView.Written written = view.written();
    String code = refused == null || refused.code() == null ? "?" : refused.code();
    return switch (view.cause()) {
      case "write_refused" -> texts.t("drift.write_refused", when(texts, refused), code);
      case "write_failing" ->
          texts.t("drift.write_failing", when(texts, refused), code, when(texts, view.retryAt()));
      case "orders_unread" -> texts.t("drift.orders_unread", texts.when(view.seenAt()));
      case "changed_at_channel" ->
          texts.t(
              "drift.changed_at_channel",
              written == null ? 0 : written.quantity(),
              when(texts, written == null ? null : written.at()));
      default -> texts.t("drift." + view.cause());
    };
  }

  private static String when(Texts texts, DriftView.@Nullable Refused refused) {
    return when(texts, refused == null ? null : refused.at());
  }

  private static String when(Texts texts, @Nullable Instant at) {
    return at == null ? "?" : texts.when(at);
  }

  /** Writes the right quantity again, now. */
  @POST
  @Path("{id}/repair")
  public Response repair(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    desk.publish(visit.principal(), id);
    return visit.go("/drift", "repairing");
  }
}
