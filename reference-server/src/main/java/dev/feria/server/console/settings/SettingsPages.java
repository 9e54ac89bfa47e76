package dev.feria.server.console.settings;

import dev.feria.core.auth.Secret;
import dev.feria.server.console.Form;
import dev.feria.server.console.Language;
import dev.feria.server.console.Pages;
import dev.feria.server.console.Visit;
import dev.feria.server.platform.http.Access;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Page;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.platform.http.ProblemException;
import dev.feria.server.platform.http.Role;
import dev.feria.server.tenancy.ApiKeys;
import dev.feria.server.tenancy.AuditEntry;
import dev.feria.server.tenancy.AuditLog;
import dev.feria.server.tenancy.Business;
import dev.feria.server.tenancy.Businesses;
import dev.feria.server.tenancy.Tenancy;
import dev.feria.server.tenancy.Users;
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
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages below {@code /settings}. */
@Path("/settings")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class SettingsPages {
  private static final String SECTION = "settings";
  private static final int ENTRIES = 50;

  private final Pages pages;
  private final Users users;
  private final Businesses businesses;
  private final ApiKeys keys;
  private final AuditLog audit;
  private final AuditRows audited;

  /** Composes the pages. */
  public SettingsPages(Pages pages, Tenancy tenancy, Businesses businesses, AuditRows audited) {
    this.pages = pages;
    this.users = tenancy.users();
    this.keys = tenancy.apiKeys();
    this.audit = tenancy.audit();
    this.businesses = businesses;
    this.audited = audited;
  }

  /** Shows the data of the business. */
  @GET
  @Consumes(MediaType.WILDCARD)
  public Response business(@Context ContainerRequestContext request) {
    Visit visit = pages.visit(request);
    Business business = businesses.get(visit.tenant());
    return business(visit, 200, business.locale(), Form.of(Map.of("name", business.name())));
  }

  private static Response business(Visit visit, int status, String locale, Form form) {
    return visit.page(
        status,
        SECTION,
        "settings/business.jte",
        new BusinessView(locale, visit.tenant().toString(), form));
  }

  /** Changes the data of the business. */
  @POST
  @Access(Access.Level.OWNER)
  public Response change(
      @Context ContainerRequestContext request,
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("locale") @DefaultValue("") String locale) {
    Visit visit = pages.visit(request);
    try {
      if (Language.find(locale) == null) {
        throw Problem.invalid("locale", "is not spoken here").exception();
      }
      businesses.change(visit.principal(), name, locale);
      return visit.go("/settings", "saved");
    } catch (ProblemException e) {
      return business(visit, e.problem().status(), locale, refused(visit, Map.of("name", name), e));
    }
  }

  private static Form refused(Visit visit, Map<String, String> entered, ProblemException error) {
    return Form.refused(visit.texts(), entered, error);
  }

  /** Shows the API keys. */
  @GET
  @Path("api-keys")
  @Consumes(MediaType.WILDCARD)
  public Response keys(@Context ContainerRequestContext request) {
    return keys(pages.visit(request), 200, null, Form.EMPTY);
  }

  private Response keys(Visit visit, int status, @Nullable String created, Form form) {
    List<KeyRow> rows =
        keys.list(visit.tenant()).stream()
            .map(
                key ->
                    new KeyRow(
                        key.id().toString(),
                        key.name(),
                        key.prefix(),
                        word(key.role()),
                        key.createdBy(),
                        key.createdAt(),
                        key.lastUsedAt(),
                        key.revokedAt() != null))
            .sorted(
                Comparator.comparing(KeyRow::revoked)
                    .thenComparing(KeyRow::createdAt, Comparator.reverseOrder()))
            .toList();
    return visit.page(status, SECTION, "settings/keys.jte", new KeysView(rows, created, form));
  }

  /** Creates a key and shows it, this once. */
  @POST
  @Path("api-keys")
  @Access(Access.Level.OWNER)
  public Response createKey(
      @Context ContainerRequestContext request,
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("role") @DefaultValue("agent") String role) {
    Visit visit = pages.visit(request);
    try {
      Principal by = visit.principal();
      Text.check("name", name, 100);
      ApiKeys.Created created = keys.create(by.tenantId(), by.actor(), name.strip(), role(role));
      return keys(visit, 200, created.secret().reveal(), Form.EMPTY);
    } catch (ProblemException e) {
      return keys(visit, e.problem().status(), null, refused(visit, Map.of("name", name), e));
    }
  }

  /** Revokes a key. */
  @POST
  @Path("api-keys/{id}/revoke")
  @Access(Access.Level.OWNER)
  public Response revokeKey(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    keys.revoke(visit.principal(), id);
    return visit.go("/settings/api-keys", "key_revoked");
  }

  /** Shows who may log in. */
  @GET
  @Path("users")
  @Consumes(MediaType.WILDCARD)
  public Response users(@Context ContainerRequestContext request) {
    return users(pages.visit(request), 200, Form.EMPTY);
  }

  private Response users(Visit visit, int status, Form form) {
    List<UserRow> rows =
        users.list(visit.tenant()).stream()
            .map(
                user ->
                    new UserRow(
                        user.id().toString(),
                        user.name(),
                        user.email(),
                        word(user.role()),
                        user.createdAt(),
                        user.disabledAt() != null,
                        user.id().equals(visit.principal().userId())))
            .toList();
    return visit.page(status, SECTION, "settings/users.jte", new UsersView(rows, form));
  }

  /** Creates a user. */
  @POST
  @Path("users")
  @Access(Access.Level.OWNER)
  public Response createUser(
      @Context ContainerRequestContext request,
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("email") @DefaultValue("") String email,
      @FormParam("password") @DefaultValue("") String password,
      @FormParam("role") @DefaultValue("agent") String role) {
    Visit visit = pages.visit(request);
    try {
      Text.check("name", name, 200);
      users.create(visit.principal(), email, name.strip(), role(role), Secret.of(password));
      return visit.go("/settings/users", "user");
    } catch (ProblemException e) {
      var entered = Map.of("name", name, "email", email);
      return users(visit, e.problem().status(), refused(visit, entered, e));
    }
  }

  /** Disables a user, which ends their sessions. */
  @POST
  @Path("users/{id}/disable")
  @Access(Access.Level.OWNER)
  public Response disableUser(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Visit visit = pages.visit(request);
    users.disable(visit.principal(), id);
    return visit.go("/settings/users", "user_disabled");
  }

  /** Changes the reader's own password, which ends their sessions. */
  @POST
  @Path("password")
  public Response changePassword(
      @Context ContainerRequestContext request,
      @FormParam("current_password") @DefaultValue("") String current,
      @FormParam("new_password") @DefaultValue("") String fresh) {
    Visit visit = pages.visit(request);
    try {
      users.changePassword(visit.principal(), Secret.of(current), Secret.of(fresh));
      return visit.go("/login", "password");
    } catch (ProblemException e) {
      return users(visit, e.problem().status(), refused(visit, Map.of(), e));
    }
  }

  /** Shows what was administered. */
  @GET
  @Path("audit")
  @Access(Access.Level.OWNER)
  @Consumes(MediaType.WILDCARD)
  public Response audit(@Context ContainerRequestContext request) {
    Visit visit = pages.visit(request);
    Page<AuditEntry> page =
        audit.list(visit.tenant(), Cursor.parse(visit.query("after"), 1), ENTRIES);
    List<AuditRow> rows = audited.rows(visit.tenant(), page.data());
    return visit.page(
        SECTION,
        "settings/audit.jte",
        new AuditView(rows, page.next() == null ? null : "/settings/audit?after=" + page.next()));
  }

  private static Role role(String word) {
    return word.equals("owner") ? Role.OWNER : Role.AGENT;
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
