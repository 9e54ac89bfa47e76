package dev.feria.server.console.home;

import dev.feria.core.auth.Secret;
import dev.feria.server.console.Language;
import dev.feria.server.console.Pages;
import dev.feria.server.console.Visit;
import dev.feria.server.platform.http.Access;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.ProblemException;
import dev.feria.server.tenancy.Sessions;
import dev.feria.server.tenancy.Users;
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
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/** Logging in and out. */
@Path("/")
public final class LoginPages {
  private static final String TEMPLATE = "home/login.jte";

  private final Pages pages;
  private final Sessions sessions;
  private final Users users;

  /** Composes the pages. */
  public LoginPages(Pages pages, Sessions sessions, Users users) {
    this.pages = pages;
    this.sessions = sessions;
    this.users = users;
  }

  /** Shows the form, or the start page to whoever is logged in. */
  @GET
  @Path("login")
  @Access(Access.Level.PUBLIC)
  public Response form(@Context ContainerRequestContext request) {
    Visit visit = pages.visit(request);
    String next = Visit.ours(visit.query("next"));
    return Principal.find(request) == null
        ? visit.page("", TEMPLATE, new LoginView("", next, null))
        : visit.go(next, null);
  }

  /** Logs a person in. */
  @POST
  @Path("login")
  @Access(Access.Level.PUBLIC)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response logIn(
      @Context ContainerRequestContext request,
      @Context Request connection,
      @FormParam("email") @DefaultValue("") String email,
      @FormParam("password") @DefaultValue("") String password,
      @FormParam("next") @DefaultValue("/") String next,
      @FormParam("csrf") @Nullable String csrf) {
    Visit visit = pages.visit(request);
    if (!visit.isOurForm(csrf)) {
      return refuse(visit, 403, email, next, "problem.csrf");
    }
    try {
      Sessions.Begun begun = sessions.logIn(email, Secret.of(password), connection.getRemoteAddr());
      Response.ResponseBuilder answer =
          Response.fromResponse(visit.go(Visit.ours(next), null)).cookie(sessions.cookie(begun));
      Language language = Language.find(begun.user().locale());
      return language == null
          ? answer.build()
          : answer.cookie(visit.languageCookie(language)).build();
    } catch (ProblemException e) {
      boolean tooMany = e.problem().status() == 429;
      return refuse(
          visit, e.problem().status(), email, next, tooMany ? "login.throttled" : "login.failed");
    }
  }

  private static Response refuse(
      Visit visit, int status, String email, String next, String problem) {
    return visit.page(
        status, "", TEMPLATE, new LoginView(email, Visit.ours(next), visit.t(problem)));
  }

  /** Ends the session. */
  @POST
  @Path("logout")
  public Response logOut(@Context ContainerRequestContext request) {
    sessions.logOut(Principal.of(request));
    return Response.fromResponse(pages.visit(request).go("/login", null))
        .cookie(sessions.noCookie())
        .build();
  }

  /** Chooses the language of the console, and goes back to the page it was chosen on. */
  @POST
  @Path("language")
  @Access(Access.Level.PUBLIC)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response language(
      @Context ContainerRequestContext request,
      @FormParam("language") @Nullable String code,
      @FormParam("back") @DefaultValue("/") String back,
      @FormParam("csrf") @Nullable String csrf) {
    Visit visit = pages.visit(request);
    Language language = Language.find(code);
    Response answer = visit.go(Visit.ours(back), null);
    if (language == null || !visit.isOurForm(csrf)) {
      return answer;
    }
    Principal principal = Principal.find(request);
    if (principal != null && principal.userId() != null) {
      users.chooseLocale(principal.tenantId(), principal.userId(), language.code());
    }
    return Response.fromResponse(answer).cookie(visit.languageCookie(language)).build();
  }
}
