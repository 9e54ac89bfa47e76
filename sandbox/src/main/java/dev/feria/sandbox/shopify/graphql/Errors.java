package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.http.Json;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import graphql.validation.ValidationError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entries of the top-level errors. */
final class Errors {
  private Errors() {}

  static Map<String, @Nullable Object> of(ApiError error, List<?> path) {
    Map<String, @Nullable Object> view = Json.obj("message", error.text());
    if (!path.isEmpty()) {
      view.put("path", path);
    }
    Map<String, @Nullable Object> extensions = new LinkedHashMap<>();
    extensions.put("code", error.code());
    extensions.putAll(error.more());
    if (error.code().equals("THROTTLED")) {
      extensions.put("documentation", "https://shopify.dev/api/usage/rate-limits");
    }
    view.put("extensions", extensions);
    return view;
  }

  static Map<String, @Nullable Object> view(GraphQLError error) {
    Map<String, @Nullable Object> view = Json.obj("message", message(error));
    List<Object> locations = new ArrayList<>();
    List<SourceLocation> known = error.getLocations();
    for (SourceLocation location : known == null ? List.<SourceLocation>of() : known) {
      locations.add(Json.obj("line", location.getLine(), "column", location.getColumn()));
    }
    if (!locations.isEmpty()) {
      view.put("locations", locations);
    }
    List<Object> path = error.getPath();
    if (path != null) {
      view.put("path", path);
    }
    view.put("extensions", extensions(error));
    return view;
  }

  private static Object extensions(GraphQLError error) {
    Map<String, Object> given = error.getExtensions();
    if (given != null && given.containsKey("code")) {
      return given;
    }
    if (error instanceof ValidationError invalid) {
      String type = String.valueOf(invalid.getValidationErrorType());
      String code =
          switch (type) {
            case "FieldUndefined" -> "undefinedField";
            case "MissingFieldArgument" -> "missingRequiredArguments";
            case "WrongType", "BadValueForDefaultArg" -> "argumentLiteralsIncompatible";
            case "UnknownArgument" -> "argumentNotAccepted";
            case "SubselectionRequired", "SubselectionNotAllowed" -> "selectionMismatch";
            case "UndefinedVariable" -> "variableNotDefined";
            case "UnusedVariable" -> "variableNotUsed";
            default -> "invalidQuery";
          };
      return Json.obj("code", code);
    }
    String kind = String.valueOf(error.getErrorType());
    if (kind.equals("ValidationError")) {
      return Json.obj(
          "code",
          "INVALID_VARIABLE",
          "problems",
          List.of(Json.obj("path", List.of(), "explanation", message(error))));
    }
    return Json.obj("code", kind.equals("InvalidSyntax") ? "parseError" : "INTERNAL_SERVER_ERROR");
  }

  private static String message(GraphQLError error) {
    String text = String.valueOf(error.getMessage());
    int colon = text.startsWith("Validation error (") ? text.indexOf(") : ") : -1;
    return colon < 0 ? text : text.substring(colon + 4);
  }
}
