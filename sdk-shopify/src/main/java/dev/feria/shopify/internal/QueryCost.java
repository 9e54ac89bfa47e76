package dev.feria.shopify.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Estimates what a document costs before it is sent, by the provider's published rules (section 4):
 * an object 1, a list its length times its element, a mutation 10, scalars nothing. Knows no
 * schema: a field with a selection is an object, and one with {@code first}, {@code last} or {@code
 * ids} a list. The answer tells the true cost; the estimate only has to be near it.
 */
final class QueryCost {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"\"\"(?s:.*?)\"\"\"|\"(?:[^\"\\\\]|\\\\.)*\"|\\.\\.\\.|[_A-Za-z][_0-9A-Za-z]*"
              + "|-?[0-9][0-9.eE+-]*|[{}()\\[\\]:$@!=|&]|#[^\\n]*");
  private static final int MUTATION = 10;
  private static final int CONNECTION = 2;
  private static final int UNKNOWN_LENGTH = 10;

  /** Objects of a connection that cost nothing by themselves. */
  private static final Set<String> FREE = Set.of("edges", "pageInfo");

  private final List<String> tokens;
  private final Map<String, Object> variables;
  private final Map<String, Integer> fragments = new HashMap<>();
  private int at;

  private QueryCost(List<String> tokens, Map<String, Object> variables) {
    this.tokens = tokens;
    this.variables = variables;
  }

  /** Returns the estimate, from 1 to what one document may cost at most. */
  static int estimate(String document, Map<String, Object> variables) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(document);
    while (matcher.find()) {
      if (matcher.group().charAt(0) != '#') {
        tokens.add(matcher.group());
      }
    }
    long cost = new QueryCost(tokens, variables).document();
    return (int) Math.max(1, Math.min(Quotas.MOST_PER_QUERY, cost));
  }

  private long document() {
    int start = tokens.indexOf("fragment");
    for (at = start < 0 ? tokens.size() : start; at < tokens.size(); ) {
      String word = tokens.get(at++);
      if (word.equals("fragment") && at < tokens.size()) {
        fragments.put(tokens.get(at), at);
      }
    }
    at = 0;
    boolean mutation = peek("mutation");
    while (at < tokens.size() && !peek("{")) {
      if (peek("(")) {
        skipParentheses();
      } else {
        at++;
      }
    }
    return at < tokens.size() ? selection() + (mutation ? MUTATION : 0) : 1;
  }

  /** Reads from an opening to its closing brace and returns what one such object's fields cost. */
  private long selection() {
    long cost = 0;
    long dearest = 0;
    at++;
    while (at < tokens.size() && !peek("}")) {
      if (peek("...")) {
        at++;
        if (peek("on") || peek("{") || peek("@")) {
          dearest = Math.max(dearest, branch());
        } else {
          cost += fragment();
        }
      } else {
        cost += field();
      }
    }
    at++;
    return cost + dearest;
  }

  private long branch() {
    while (at < tokens.size() && !peek("{")) {
      if (peek("(")) {
        skipParentheses();
      } else {
        at++;
      }
    }
    return at < tokens.size() ? selection() : 0;
  }

  private long fragment() {
    String name = tokens.get(at++);
    Integer definition = fragments.remove(name);
    if (definition == null) {
      return 0;
    }
    int back = at;
    at = definition;
    long cost = branch();
    at = back;
    fragments.put(name, definition);
    return cost;
  }

  private long field() {
    String name = tokens.get(at++);
    if (peek(":")) {
      name = tokens.get(at + 1);
      at += 2;
    }
    Integer length = peek("(") ? arguments() : null;
    while (peek("@")) {
      at += 2;
      if (peek("(")) {
        skipParentheses();
      }
    }
    if (!peek("{")) {
      return 0;
    }
    boolean connection = length != null && isConnection();
    long inner = selection() + (connection || FREE.contains(name) ? 0 : 1);
    if (length == null) {
      return inner;
    }
    return inner * length + (connection ? CONNECTION : 0);
  }

  /** Tells whether the selection that starts here is that of a connection. */
  private boolean isConnection() {
    int depth = 0;
    for (int i = at; i < tokens.size(); i++) {
      String token = tokens.get(i);
      if (isOpening(token)) {
        depth++;
      } else if (isClosing(token)) {
        depth--;
      } else if (depth == 1 && (token.equals("nodes") || token.equals("edges"))) {
        return true;
      }
      if (depth == 0) {
        return false;
      }
    }
    return false;
  }

  /** Reads arguments and returns how long the list can be; null for what is no list. */
  private @Nullable Integer arguments() {
    Integer length = null;
    int depth = 0;
    do {
      String token = tokens.get(at);
      if (isOpening(token)) {
        depth++;
      } else if (isClosing(token)) {
        depth--;
      } else if (depth == 1
          && at + 2 < tokens.size()
          && tokens.get(at + 1).equals(":")
          && (token.equals("first") || token.equals("last") || token.equals("ids"))) {
        length = length(at + 2);
      }
      at++;
    } while (depth > 0 && at < tokens.size());
    return length;
  }

  private int length(int value) {
    String token = tokens.get(value);
    if (token.equals("$") && value + 1 < tokens.size()) {
      Object given = variables.get(tokens.get(value + 1));
      if (given instanceof Number number) {
        return number.intValue();
      }
      return given instanceof Collection<?> list ? list.size() : UNKNOWN_LENGTH;
    }
    return token.matches("[0-9]{1,6}") ? Integer.parseInt(token) : UNKNOWN_LENGTH;
  }

  private void skipParentheses() {
    int depth = 0;
    do {
      String token = tokens.get(at++);
      depth += isOpening(token) ? 1 : isClosing(token) ? -1 : 0;
    } while (depth > 0 && at < tokens.size());
  }

  private static boolean isOpening(String token) {
    return token.equals("(") || token.equals("{") || token.equals("[");
  }

  private static boolean isClosing(String token) {
    return token.equals(")") || token.equals("}") || token.equals("]");
  }

  private boolean peek(String token) {
    return at < tokens.size() && tokens.get(at).equals(token);
  }
}
