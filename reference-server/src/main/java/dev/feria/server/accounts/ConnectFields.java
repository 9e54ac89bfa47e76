package dev.feria.server.accounts;

import dev.feria.core.provider.CredentialField;
import dev.feria.server.platform.http.FieldError;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.platform.http.ProblemException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks what a seller entered against what the provider asks for. */
final class ConnectFields {
  private static final int LONGEST = 4_000;

  private ConnectFields() {}

  /**
   * Returns the fields with their defaults filled in.
   *
   * @param isLax whether plain http addresses are accepted: the operator allows private hosts
   * @throws dev.feria.server.platform.http.ProblemException (422) naming every wrong field
   */
  static Map<String, String> check(
      List<CredentialField> fields, Map<String, String> given, boolean isLax) {
    List<FieldError> errors = new ArrayList<>();
    Map<String, String> checked = new LinkedHashMap<>();
    for (CredentialField field : fields) {
      String value = given.get(field.name());
      String error = error(field, value, isLax);
      if (error != null) {
        errors.add(new FieldError(field.name(), error));
      } else if (value != null && !value.isBlank()) {
        checked.put(field.name(), value.strip());
      } else if (field.kind() == CredentialField.Kind.CHOICE && field.required()) {
        checked.put(field.name(), field.choices().get(0).value());
      }
    }
    Set<String> known = Set.copyOf(fields.stream().map(f -> f.name()).toList());
    given.keySet().stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .forEach(name -> errors.add(new FieldError(name, "is not known")));
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).exception();
    }
    return checked;
  }

  private static @Nullable String error(
      CredentialField field, @Nullable String value, boolean isLax) {
    if (value == null || value.isBlank()) {
      boolean hasDefault =
          field.kind() == CredentialField.Kind.CHOICE && !field.choices().isEmpty();
      return field.required() && !hasDefault ? "is missing" : null;
    }
    if (value.length() > LONGEST) {
      return "must have at most " + LONGEST + " characters";
    }
    if (field.kind() == CredentialField.Kind.CHOICE && !field.offers(value.strip())) {
      return "must be one of "
          + field.choices().stream()
              .map(CredentialField.Choice::value)
              .collect(Collectors.joining(", "));
    }
    if (field.kind() == CredentialField.Kind.URL && !isAddress(value.strip(), isLax)) {
      return "must be an https address";
    }
    return null;
  }

  private static boolean isAddress(String text, boolean isLax) {
    try {
      URI uri = URI.create(text);
      return uri.getHost() != null
          && uri.getUserInfo() == null
          && ("https".equals(uri.getScheme()) || (isLax && "http".equals(uri.getScheme())));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Turns a provider's complaint about its fields into one that names the field.
   *
   * @param message names the field
   */
  static ProblemException refused(List<CredentialField> fields, @Nullable String message) {
    String text = message == null ? "is not valid" : message;
    String field =
        fields.stream()
            .map(CredentialField::name)
            .filter(name -> Pattern.compile("\\b" + name + "\\b").matcher(text).find())
            .findFirst()
            .orElse(fields.size() == 1 ? fields.get(0).name() : "fields");
    return Problem.invalid(field, text.replaceFirst("^" + field + ":? ", "")).exception();
  }

  /** Returns the problem of an address that leads into the network of the server. */
  static ProblemException notPublic(List<CredentialField> fields) {
    String field =
        fields.stream()
            .filter(each -> each.kind() == CredentialField.Kind.URL)
            .map(CredentialField::name)
            .findFirst()
            .orElse("fields");
    return Problem.invalid(field, "must be a public address").exception();
  }

  /** Returns the fields that may be shown: those that are not secret. */
  static Map<String, String> visible(List<CredentialField> asked, Map<String, String> given) {
    Map<String, String> visible = new LinkedHashMap<>();
    for (CredentialField field : asked) {
      String value = given.get(field.name());
      if (value != null && field.kind() != CredentialField.Kind.SECRET) {
        visible.put(field.name(), value);
      }
    }
    return visible;
  }
}
