package dev.feria.sandbox.shopify.graphql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The search language of the {@code query} arguments: {@code field:value} terms with AND, OR, NOT
 * or a minus, parentheses, comparisons and quoted values. Terms for unknown fields are left out.
 */
final class Search<T> {
  /** One term. */
  record Term(String field, String operator, String value) {}

  /** Decides a term for a record. */
  @FunctionalInterface
  interface Matcher<T> {
    boolean matches(T record, Term term);
  }

  private final Map<String, Matcher<T>> fields = new LinkedHashMap<>();

  Search<T> field(String name, Matcher<T> matcher) {
    fields.put(name, matcher);
    return this;
  }

  /** What a query asks for. */
  record Parsed<T>(Predicate<T> filter, List<Term> required) {
    /** Value of a term that every match fulfils, or null. */
    @Nullable Term required(String field, Set<String> operators) {
      for (Term term : required) {
        if (term.field().equals(field) && operators.contains(term.operator())) {
          return term;
        }
      }
      return null;
    }
  }

  Parsed<T> parse(@Nullable String query) {
    if (query == null || query.isBlank()) {
      return new Parsed<>(record -> true, List.of());
    }
    return new Parser<>(this, tokens(query)).parse();
  }

  private static final class Parser<T> {
    private final Search<T> search;
    private final List<String> tokens;
    private final List<Term> required = new ArrayList<>();
    private int at;
    private int depth;

    Parser(Search<T> search, List<String> tokens) {
      this.search = search;
      this.tokens = tokens;
    }

    Parsed<T> parse() {
      Predicate<T> all = any();
      while (at < tokens.size()) {
        at++;
        all = all.and(any());
      }
      boolean alternatives = tokens.contains("OR");
      return new Parsed<>(all, alternatives ? List.of() : List.copyOf(required));
    }

    private Predicate<T> any() {
      Predicate<T> result = all();
      while (peek("OR")) {
        at++;
        result = result.or(all());
      }
      return result;
    }

    private Predicate<T> all() {
      Predicate<T> result = one();
      while (at < tokens.size() && !peek("OR") && !peek(")")) {
        if (peek("AND")) {
          at++;
        }
        result = result.and(one());
      }
      return result;
    }

    private Predicate<T> one() {
      if (at >= tokens.size()) {
        return record -> true;
      }
      String token = tokens.get(at++);
      if (token.equals("-") || token.equals("NOT")) {
        depth++;
        Predicate<T> negated = one().negate();
        depth--;
        return negated;
      }
      if (token.equals("(")) {
        depth++;
        Predicate<T> inner = any();
        depth--;
        if (peek(")")) {
          at++;
        }
        return inner;
      }
      return term(token);
    }

    private Predicate<T> term(String token) {
      int colon = colon(token);
      String field = colon < 0 ? "default" : token.substring(0, colon);
      String value = token.substring(colon + 1);
      String operator = "";
      for (String candidate : List.of(">=", "<=", ">", "<")) {
        if (value.startsWith(candidate)) {
          operator = candidate;
          value = value.substring(candidate.length());
          break;
        }
      }
      Term term = new Term(field, operator, unquote(value));
      Matcher<T> matcher = search.fields.get(field);
      if (depth == 0) {
        required.add(term);
      }
      return matcher == null ? record -> true : record -> matcher.matches(record, term);
    }

    private boolean peek(String token) {
      return at < tokens.size() && tokens.get(at).equals(token);
    }
  }

  private static int colon(String token) {
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '\'' || c == '"') {
        return -1;
      } else if (c == ':') {
        return i;
      }
    }
    return -1;
  }

  private static String unquote(String value) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        plain.append(value.charAt(++i));
      } else if (c != '\'' && c != '"') {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static List<String> tokens(String query) {
    List<String> tokens = new ArrayList<>();
    StringBuilder token = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      if (c == '\\' && i + 1 < query.length()) {
        token.append(c).append(query.charAt(++i));
      } else if (quote != 0) {
        token.append(c);
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        token.append(c);
        quote = c;
      } else if (Character.isWhitespace(c) || c == '(' || c == ')') {
        flush(tokens, token);
        if (!Character.isWhitespace(c)) {
          tokens.add(String.valueOf(c));
        }
      } else if (c == '-' && token.length() == 0) {
        tokens.add("-");
      } else {
        token.append(c);
      }
    }
    flush(tokens, token);
    return tokens;
  }

  private static void flush(List<String> tokens, StringBuilder token) {
    if (token.length() > 0) {
      String text = token.toString();
      tokens.add(
          Set.of("and", "or", "not").contains(text.toLowerCase(Locale.ROOT)) && text.length() <= 3
              ? text.toUpperCase(Locale.ROOT)
              : text);
      token.setLength(0);
    }
  }
}
