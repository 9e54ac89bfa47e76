package dev.feria.server.console;

import dev.feria.core.commerce.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every template knows besides its own view.
 *
 * @param texts how to speak to the reader
 * @param assets where the console's files are
 * @param path the page's own address, to come back to after the language was changed
 * @param section the area that the navigation marks
 * @param reader who is logged in; null on pages before log-in
 * @param csrf goes into every form
 * @param done what was just done, after a redirect; null for nothing
 */
public record Frame(
    Texts texts,
    Assets assets,
    String path,
    String section,
    @Nullable Reader reader,
    String csrf,
    @Nullable String done) {
  /** htmx may neither evaluate code nor write styles, and calls nobody but us. */
  private static final String HTMX_CONFIG =
      """
      {"allowEval":false,"includeIndicatorStyles":false,"selfRequestsOnly":true,\
      "historyCacheSize":0,"refreshOnHistoryMiss":true,"scrollBehavior":"auto","timeout":30000,\
      "responseHandling":[{"code":"204","swap":false},{"code":"[23]..","swap":true},\
      {"code":"4(04|09|22)","swap":true},{"code":"[45]..","swap":false,"error":true}]}""";

  /**
   * Who reads the page.
   *
   * @param name for people
   * @param business the tenant's name
   * @param owner whether the reader may do what only owners may
   * @param problems how many notices are open
   * @param alerts those that every page shows: without a person nothing goes on
   */
  public record Reader(
      String name, String business, boolean owner, long problems, List<NoticeRow> alerts) {}

  /** Returns a text. */
  public String t(String key, Object... args) {
    return texts.t(key, args);
  }

  /** Returns a text, or the given one where there is none. */
  public String tOr(String key, String otherwise) {
    return texts.tOr(key, otherwise);
  }

  /** Returns a whole number. */
  public String n(long number) {
    return texts.n(number);
  }

  /** Returns a whole number with its sign. */
  public String signed(long number) {
    return texts.signed(number);
  }

  /** Returns an amount with its currency. */
  public String money(Money money) {
    return texts.money(money);
  }

  /** Returns a date and time. */
  public String when(Instant at) {
    return texts.when(at);
  }

  /** Returns a length of time. */
  public String duration(Duration length) {
    return texts.duration(length);
  }

  /** Returns the address of one of the console's files. */
  public String asset(String name) {
    return assets.href(name);
  }

  /** Returns the language of the page. */
  public Language language() {
    return texts.language();
  }

  /** Returns the tag of the locale, for the browser's own formatting. */
  public String locale() {
    return texts.locale().toLanguageTag();
  }

  /** Returns the zone in which times are told. */
  public String zone() {
    return texts.zone().getId();
  }

  /** Tells whether the reader may do what only owners may. */
  public boolean owner() {
    return reader != null && reader.owner();
  }

  /** Returns the reader's name. */
  public String person() {
    return reader == null ? "" : reader.name();
  }

  /** Returns the tenant's name. */
  public String business() {
    return reader == null ? "" : reader.business();
  }

  /** Returns how many notices are open. */
  public long problems() {
    return reader == null ? 0 : reader.problems();
  }

  /** Returns what every page warns of. */
  public List<NoticeRow> alerts() {
    return reader == null ? List.of() : reader.alerts();
  }

  /** Returns who did something, as people know them. */
  public String actor(String actor) {
    return Actors.name(texts, actor);
  }

  /** Returns a name cut where a line may break. */
  public List<String> pieces(String name) {
    return List.of(name.split("(?<=[_./@-])"));
  }

  /** Returns the settings of htmx. */
  public String htmxConfig() {
    return HTMX_CONFIG;
  }

  /** Returns the headers that htmx adds to every request. */
  public String htmxHeaders() {
    return "{\"X-CSRF-Token\":\"" + csrf + "\"}";
  }
}
