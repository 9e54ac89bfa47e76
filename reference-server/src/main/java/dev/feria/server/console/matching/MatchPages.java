package dev.feria.server.console.matching;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.Accounts;
import dev.feria.server.catalog.LinkBatchView;
import dev.feria.server.catalog.LinkBatches;
import dev.feria.server.catalog.LinkBatches.NewLink;
import dev.feria.server.catalog.SuggestionView;
import dev.feria.server.catalog.Suggestions;
import dev.feria.server.console.Pages;
import dev.feria.server.console.Visit;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Page;
import dev.feria.server.platform.http.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page of suggested links: confirm one or many, reject, undo. */
@Path("/matches")
public final class MatchPages {
  private static final int ROWS = 25;

  private final Pages pages;
  private final Suggestions suggestions;
  private final LinkBatches batches;
  private final Accounts accounts;

  /** Composes the page. */
  public MatchPages(Pages pages, Suggestions suggestions, LinkBatches batches, Accounts accounts) {
    this.pages = pages;
    this.suggestions = suggestions;
    this.batches = batches;
    this.accounts = accounts;
  }

  /** Lists listings with products that they may be. */
  @GET
  public Response list(@Context ContainerRequestContext request) {
    Visit visit = pages.visit(request);
    return visit.page("listings", "matching/matches.jte", view(visit, null, false));
  }

  private MatchesView view(Visit visit, @Nullable LinkBatchView made, boolean undone) {
    UUID tenant = visit.tenant();
    Page<SuggestionView> page =
        suggestions.list(tenant, null, Cursor.parse(visit.query("after"), 1), ROWS);
    Map<UUID, String> names =
        accounts.list(tenant).stream()
            .collect(Collectors.toMap(AccountRow::accountId, AccountRow::name));
    String next = page.next() == null ? null : "/matches?after=" + page.next();
    return new MatchesView(page.data(), names, made, undone, next);
  }

  /** Links what was chosen: listing and SKU, with a space between. */
  @POST
  @Path("link")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response link(
      @Context ContainerRequestContext request, @FormParam("pair") List<String> pairs) {
    Visit visit = pages.visit(request);
    List<NewLink> links = pairs.stream().map(MatchPages::pair).toList();
    if (links.isEmpty() || links.size() > 500) {
      throw Problem.invalid("pair", "choose 1 to 500").exception();
    }
    LinkBatchView made = batches.link(visit.principal(), new LinkBatches.NewLinks(links));
    return answer(visit, made, false);
  }

  private static NewLink pair(String text) {
    String[] parts = text.split(" ", 2);
    if (parts.length < 2 || !parts[0].matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
      throw Problem.invalid("pair", "is not a listing and a SKU").exception();
    }
    return new NewLink(UUID.fromString(parts[0]), parts[1]);
  }

  private Response answer(Visit visit, @Nullable LinkBatchView made, boolean undone) {
    MatchesView view = view(visit, made, undone);
    return visit.partial()
        ? visit.part("matching/list.jte", Map.of("view", view))
        : visit.page("listings", "matching/matches.jte", view);
  }

  /** Says that a listing is not a product. */
  @POST
  @Path("reject")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response reject(
      @Context ContainerRequestContext request, @FormParam("pair") @DefaultValue("") String text) {
    Visit visit = pages.visit(request);
    NewLink pair = pair(text);
    suggestions.reject(visit.principal(), pair.listing(), new Suggestions.Rejection(pair.sku()));
    return answer(visit, null, false);
  }

  /** Undoes what was linked together. */
  @POST
  @Path("undo")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response undo(@Context ContainerRequestContext request, @FormParam("batch") UUID batch) {
    Visit visit = pages.visit(request);
    return answer(visit, batches.undo(visit.principal(), batch), true);
  }
}
