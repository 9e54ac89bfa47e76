package dev.feria.server.console;

import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One request for a page, and the ways to answer it. */
public final class Visit {
  static final String FORM_COOKIE = "feria_form";

  /**
   * Our files only, and pictures of listings from wherever they are; neither inline scripts nor
   * inline styles.
   */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self' data: https: http:; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private final Pages pages;
  private final ContainerRequestContext request;
  private final Texts texts;
  private final @Nullable Principal principal;

  Visit(Pages pages, ContainerRequestContext request, Texts texts, @Nullable Principal principal) {
    this.pages = pages;
    this.request = request;
    this.texts = texts;
    this.principal = principal;
  }

  /** Returns how to speak to the reader. */
  public Texts texts() {
    return texts;
  }

  /** Returns a text. */
  public String t(String key, Object... args) {
    return texts.t(key, args);
  }

  /**
   * Returns who asks.
   *
   * @throws dev.feria.server.platform.http.ProblemException (401) when nobody is logged in
   */
  public Principal principal() {
    return Principal.of(request);
  }

  /** Returns whose rows may be shown. */
  public UUID tenant() {
    return principal().tenantId();
  }

  /** Tells whether htmx asks, for a part of a page. */
  public boolean partial() {
    return request.getHeaderString("HX-Request") != null;
  }

  /** Returns a query parameter, empty when it is absent. */
  public String query(String name) {
    String value = request.getUriInfo().getQueryParameters().getFirst(name);
    return value == null ? "" : value.strip();
  }

  /**
   * Returns an id from the query, null when it is absent.
   *
   * @throws dev.feria.server.platform.http.ProblemException (404) when it is none
   */
  public @Nullable UUID id(String name) {
    String text = query(name);
    try {
      return text.isEmpty() ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Problem.notFound(name + " is not an id").exception();
    }
  }

  /** Answers with a whole page. */
  public Response page(String section, String template, Object view) {
    return page(200, section, template, view);
  }

  /** Answers with a whole page and a status. */
  public Response page(int status, String section, String template, Object view) {
    Frame.Reader reader = principal == null ? null : pages.reader(principal, texts);
    if (principal != null) {
      return html(status, template, frame(section, reader, Pages.csrf(principal)), view).build();
    }
    String held = Pages.cookie(request, FORM_COOKIE);
    String csrf = held == null || held.isEmpty() ? pages.token() : held;
    return html(status, template, frame(section, null, csrf), view)
        .cookie(cookie(FORM_COOKIE, csrf, -1))
        .build();
  }

  private Response.ResponseBuilder html(int status, String template, Frame frame, Object view) {
    return html(status, pages.render(template, Map.of("f", frame, "view", view)));
  }

  private static Response.ResponseBuilder html(int status, String body) {
    return Response.status(status)
        .type("text/html; charset=utf-8")
        .header("Content-Security-Policy", POLICY)
        .header("Vary", "HX-Request, Accept-Language, Cookie")
        .entity(body);
  }

  /** Answers with a part of a page. */
  public Response part(String template, Map<String, Object> params) {
    return part(200, template, params);
  }

  /** Answers with a part of a page and a status. */
  public Response part(int status, String template, Map<String, Object> params) {
    return html(status, partText(template, params)).build();
  }

  String partText(String template, Map<String, Object> params) {
    Map<String, Object> all = new HashMap<>(params);
    all.put(
        "f",
        principal == null
            ? frame("", null, "")
            : frame("", pages.partReader(principal), Pages.csrf(principal)));
    return pages.render(template, all);
  }

  /** Returns what every page warns of, for answers after which that may have changed. */
  public List<NoticeRow> alerts() {
    return pages.alerts(principal(), texts);
  }

  /**
   * Renders an error page: in the frame for who is logged in, unless the server itself is at fault
   * and may not be able to.
   */
  String problem(int status, ProblemView view) {
    if (principal == null || status >= 500) {
      return partText("home/problem.jte", Map.of("view", view));
    }
    Frame frame = frame("", pages.reader(principal, texts), Pages.csrf(principal));
    return pages.render("home/problem-inside.jte", Map.of("f", frame, "view", view));
  }

  /** Returns the path of the page that the reader is on, to come back to after logging in. */
  public String here() {
    if (!partial()) {
      return request.getMethod().equals("GET") ? path() : "/";
    }
    try {
      String current = request.getHeaderString("HX-Current-URL");
      URI page = URI.create(current == null ? "/" : current);
      String query = page.getRawQuery();
      return ours(page.getRawPath() + (query == null ? "" : "?" + query));
    } catch (IllegalArgumentException e) {
      return "/"; // the header is the browser's to break
    }
  }

  /** Answers with a message to be shown where htmx asked for one. */
  public Response message(int status, String tone, String text) {
    return part(status, "part/alert.jte", Map.of("tone", tone, "text", text));
  }

  /**
   * Answers by sending the browser to another page of ours.
   *
   * @param done key below {@code done.} of what to say there; null for nothing
   */
  public Response go(String path, @Nullable String done) {
    String joint = path.contains("?") ? "&" : "?";
    String target = done == null ? path : path + joint + "done=" + done;
    return leave(URI.create(target));
  }

  /** Answers by sending the browser anywhere; htmx follows without asking the policy. */
  public Response leave(URI target) {
    return partial()
        ? Response.noContent().status(200).header("HX-Redirect", target.toString()).build()
        : Response.status(303).header("Location", target.toString()).build();
  }

  private Frame frame(String section, Frame.@Nullable Reader reader, String csrf) {
    return new Frame(texts, pages.assets(), path(), section, reader, csrf, done());
  }

  private @Nullable String done() {
    String key = "done." + query("done");
    return texts.words().containsKey(key) ? texts.t(key) : null;
  }

  private String path() {
    if (!request.getMethod().equals("GET")) {
      return "/";
    }
    URI uri = request.getUriInfo().getRequestUri();
    String query = uri.getRawQuery();
    return query == null || query.contains("done=")
        ? uri.getRawPath()
        : uri.getRawPath() + "?" + query;
  }

  /** Returns the cookie that keeps a language for a year. */
  public NewCookie languageCookie(Language language) {
    return cookie(Pages.LANGUAGE_COOKIE, language.code(), 31_536_000);
  }

  private NewCookie cookie(String name, String value, int maxAge) {
    return new NewCookie.Builder(name)
        .value(value)
        .path("/")
        .maxAge(maxAge)
        .httpOnly(true)
        .secure(pages.https())
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }

  /** Tells whether a form that needs no log-in was really ours. */
  public boolean isOurForm(@Nullable String csrf) {
    String held = principal == null ? Pages.cookie(request, FORM_COOKIE) : Pages.csrf(principal);
    return held != null && !held.isEmpty() && held.equals(csrf);
  }

  /** Returns a path of ours as it is, and the start page for anything else. */
  public static String ours(String path) {
    return path.matches("/(?:[^/\\\\].*)?") && path.chars().noneMatch(c -> c < ' ') ? path : "/";
  }

  /** Returns an address with a query; empty values are left out. */
  public static String href(String path, Map<String, String> query) {
    var address = new StringBuilder(path);
    char joint = '?';
    for (Map.Entry<String, String> entry : query.entrySet()) {
      if (!entry.getValue().isEmpty()) {
        address
            .append(joint)
            .append(entry.getKey())
            .append('=')
            .append(URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8));
        joint = '&';
      }
    }
    return address.toString();
  }
}
