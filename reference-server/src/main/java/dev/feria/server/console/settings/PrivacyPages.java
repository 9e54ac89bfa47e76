package dev.feria.server.console.settings;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.Accounts;
import dev.feria.server.console.Pages;
import dev.feria.server.console.Visit;
import dev.feria.server.platform.http.Access;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Json;
import dev.feria.server.platform.http.Page;
import dev.feria.server.privacy.PrivacyRequestView;
import dev.feria.server.privacy.PrivacyRequests;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The page on which owners answer people who ask what is held about them. */
@Path("/settings/privacy")
@Access(Access.Level.OWNER)
public final class PrivacyPages {
  private static final int ROWS = 50;

  private final Pages pages;
  private final PrivacyRequests requests;
  private final Accounts accounts;

  /** Composes the page. */
  public PrivacyPages(Pages pages, PrivacyRequests requests, Accounts accounts) {
    this.pages = pages;
    this.requests = requests;
    this.accounts = accounts;
  }

  /** Lists requests, the latest first. */
  @GET
  public Response list(@Context ContainerRequestContext request) {
    Visit visit = pages.visit(request);
    Cursor after = Cursor.parse(visit.query("after"), 1);
    Page<PrivacyRequestView> page = requests.list(visit.tenant(), null, after, ROWS);
    Map<UUID, String> names =
        accounts.list(visit.tenant()).stream()
            .collect(Collectors.toMap(AccountRow::accountId, AccountRow::name));
    return visit.page(
        "settings",
        "settings/privacy.jte",
        new PrivacyView(
            page.data().stream().map(one -> row(one, names)).toList(),
            page.next() == null ? null : "/settings/privacy?after=" + page.next()));
  }

  private static PrivacyRow row(PrivacyRequestView request, Map<UUID, String> names) {
    return new PrivacyRow(
        request.requestId().toString(),
        names.getOrDefault(request.accountId(), ""),
        request.externalId(),
        request.status(),
        request.receivedAt(),
        request.dueAt(),
        request.closedAt());
  }

  /** Sends what is held about the person, as a file. */
  @GET
  @Path("{id}/export")
  public Response export(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    String json = Json.write(requests.export(visit.principal(), id));
    return Response.ok(json, "application/json; charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"personal-data-" + id + ".json\"")
        .header("Cache-Control", "no-store")
        .build();
  }

  /** Marks a request as answered. */
  @POST
  @Path("{id}/done")
  public Response done(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    requests.done(visit.principal(), id);
    return visit.go("/settings/privacy", "answered");
  }
}
