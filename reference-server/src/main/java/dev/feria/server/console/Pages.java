package dev.feria.server.console;

import dev.feria.core.auth.Secret;
import dev.feria.server.accounts.Accounts;
import dev.feria.server.notices.Notice;
import dev.feria.server.notices.Notices;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Role;
import dev.feria.server.tenancy.Users;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Renders pages for whoever asks. Thread-safe. */
public final class Pages {
  static final String LANGUAGE_COOKIE = "feria_language";
  static final String ZONE_COOKIE = "feria_zone";

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final Bundles bundles = new Bundles();
  private final Assets assets;
  private final Users users;
  private final Notices notices;
  private final Supplier<String> tokens;
  private final boolean https;

  /**
   * Composes the renderer.
   *
   * @param tokens makes unguessable texts
   * @param https whether cookies are for https only
   */
  public Pages(
      Assets assets, Users users, Notices notices, Supplier<String> tokens, boolean https) {
    this.assets = assets;
    this.users = users;
    this.notices = notices;
    this.tokens = tokens;
    this.https = https;
  }

  /** Returns how to answer a request. */
  public Visit visit(ContainerRequestContext request) {
    List<Locale> accepted = request.getAcceptableLanguages();
    Language chosen = Language.find(cookie(request, LANGUAGE_COOKIE));
    Language language = chosen == null ? Language.of(accepted) : chosen;
    var texts = new Texts(language, language.locale(accepted), zone(request), bundles.of(language));
    return new Visit(this, request, texts, Principal.find(request));
  }

  private static ZoneId zone(ContainerRequestContext request) {
    String name = cookie(request, ZONE_COOKIE);
    if (name == null) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(name.replace("%2F", "/"));
    } catch (DateTimeException e) {
      return ZoneOffset.UTC; // the cookie is the browser's to break
    }
  }

  static @Nullable String cookie(ContainerRequestContext request, String name) {
    Cookie cookie = request.getCookies().get(name);
    return cookie == null ? null : cookie.getValue();
  }

  /** Returns an unguessable text. */
  String token() {
    return tokens.get();
  }

  boolean https() {
    return https;
  }

  Assets assets() {
    return assets;
  }

  /** Returns the reader, with what the frame of a whole page shows of them. */
  Frame.Reader reader(Principal principal, Texts texts) {
    UUID user = principal.userId();
    List<Notice> open = open(principal);
    String name = user == null ? principal.actor() : users.get(principal.tenantId(), user).name();
    return new Frame.Reader(
        name,
        users.tenantName(principal.tenantId()),
        principal.role() == Role.OWNER,
        open.size(),
        alerts(texts, open));
  }

  private List<Notice> open(Principal principal) {
    return notices.list(principal.tenantId(), true, null, MOST_NOTICES).data();
  }

  private static List<NoticeRow> alerts(Texts texts, List<Notice> open) {
    return open.stream()
        .filter(notice -> notice.kind().equals(Accounts.RECONNECT_NEEDED))
        .limit(MOST_ALERTS)
        .map(notice -> NoticeRows.row(texts, notice, Map.of()))
        .toList();
  }

  /** Returns what every page warns of. */
  List<NoticeRow> alerts(Principal principal, Texts texts) {
    return alerts(texts, open(principal));
  }

  private static final int MOST_NOTICES = 99;
  private static final int MOST_ALERTS = 3;

  /** Returns the reader, as far as a part of a page needs to know. */
  Frame.Reader partReader(Principal principal) {
    return new Frame.Reader("", "", principal.role() == Role.OWNER, 0, List.of());
  }

  /** Returns what a session's forms carry. */
  static String csrf(Principal principal) {
    Secret csrf = principal.csrf();
    return csrf == null ? "" : csrf.reveal();
  }

  String render(String template, Map<String, Object> params) {
    var out = new StringOutput();
    engine.render(template, params, out);
    return out.toString();
  }
}
