package dev.feria.core.http;

import dev.feria.core.http.ApiRequest.Parts;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Makes addresses: fills the names of a path, encodes, and resolves links. */
final class Target {
  private static final Pattern NAME = Pattern.compile("\\{([^{}]+)}");

  private Target() {}

  /**
   * Returns where a request goes; empty for a link that is no address.
   *
   * @throws IllegalArgumentException when a name of the path has no value, or a value has no name
   */
  static Optional<HttpUrl> of(HttpUrl base, Parts parts) {
    return parts.link()
        ? Optional.ofNullable(base.resolve(parts.target())).map(url -> withQuery(url, parts))
        : Optional.of(withQuery(path(base, parts), parts));
  }

  private static HttpUrl withQuery(HttpUrl url, Parts parts) {
    if (parts.query().isEmpty()) {
      return url;
    }
    HttpUrl.Builder more = url.newBuilder();
    for (Map.Entry<String, Object> parameter : parts.query()) {
      if (parts.link()) {
        more.setQueryParameter(parameter.getKey(), Values.text(parameter.getValue()));
      } else {
        more.addQueryParameter(parameter.getKey(), Values.text(parameter.getValue()));
      }
    }
    return more.build();
  }

  private static HttpUrl path(HttpUrl base, Parts parts) {
    HttpUrl.Builder url = base.newBuilder();
    int last = base.pathSize() - 1;
    if (base.pathSegments().get(last).isEmpty()) {
      url.removePathSegment(last);
    }
    Set<String> unused = new HashSet<>();
    parts.path().forEach(entry -> unused.add(entry.getKey()));
    String path = parts.target();
    for (String segment : (path.startsWith("/") ? path.substring(1) : path).split("/", -1)) {
      url.addPathSegment(fill(segment, parts, unused));
    }
    if (!unused.isEmpty()) {
      throw new IllegalArgumentException("path " + path + " has no " + unused);
    }
    return url.build();
  }

  private static String fill(String segment, Parts parts, Set<String> unused) {
    if (segment.indexOf('{') < 0) {
      return segment;
    }
    Matcher names = NAME.matcher(segment);
    StringBuilder filled = new StringBuilder();
    while (names.find()) {
      String name = names.group(1);
      unused.remove(name);
      names.appendReplacement(filled, Matcher.quoteReplacement(value(name, parts)));
    }
    String text = names.appendTail(filled).toString();
    if (text.equals(".") || text.equals("..")) {
      throw new IllegalArgumentException("a path segment of dots in " + parts.target());
    }
    return text;
  }

  private static String value(String name, Parts parts) {
    for (Map.Entry<String, Object> entry : parts.path()) {
      if (entry.getKey().equals(name)) {
        String text = Values.text(entry.getValue());
        if (text.isBlank()) {
          throw new IllegalArgumentException(name + " is empty in " + parts.target());
        }
        return text;
      }
    }
    throw new IllegalArgumentException(name + " has no value in " + parts.target());
  }
}
